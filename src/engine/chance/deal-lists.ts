// Slots that take one of a list of values: cumulative inversion over the sorted list, so that a larger draw never gives a
// smaller value and slots of one name stay in step. The shares are exact to 2^-32.
import type { Distribution } from '../../plan/plan.ts';
import type { Slot } from '../network/network.ts';
import { scramble } from './draw.ts';
import { membersOf, type SlotGroup, streamsOf, wholeWithin } from './slot-group.ts';

const DRAWS = 4294967296;

interface StepFunction {
  /** Ascending, as the tape holds them. */
  readonly values: readonly number[];
  /** Value i is taken by draws below edges[i] that no earlier edge took; the last edge is 2^32. */
  readonly edges: readonly number[];
}

/** Members with fixed, discrete or empirical distributions (an empirical sample is drawn from with replacement). */
export function listGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members: { index: number; stream: string; steps: StepFunction }[] = [];
  for (const { index, stream, source } of membersOf(slots, 'quantile')) {
    const list = weightedList(source.distribution);
    if (list === null) continue;
    const values = list.values.map((value) => wholeWithin(value * source.scale, source.min, source.max));
    members.push({ index, stream, steps: stepFunction(values, list.weights) });
  }
  const { low: keyLow, high: keyHigh } = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const index = Int32Array.from(members, (member) => member.index);
  const count = members.length;
  const start = new Int32Array(count + 1);
  members.forEach(({ steps }, member) => {
    start[member + 1] = start[member] + steps.values.length;
  });
  const values = Int32Array.from(members.flatMap(({ steps }) => steps.values));
  const edges = Float64Array.from(members.flatMap(({ steps }) => steps.edges));

  const value = (member: number, low: number, high: number): number => {
    const word = scramble(keyLow[member], keyHigh[member], low, high) >>> 0;
    let first = start[member];
    let last = start[member + 1] - 1;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (word < edges[middle]) last = middle;
      else first = middle + 1;
    }
    return values[first];
  };
  return {
    slots: index,
    value,
    deal(low, high, tape) {
      for (let member = 0; member < count; member++) tape[index[member]] = value(member, low, high);
    },
  };
}

function weightedList(distribution: Distribution): { values: readonly number[]; weights: readonly number[] } | null {
  switch (distribution.kind) {
    case 'fixed':
      return { values: [distribution.value], weights: [1] };
    case 'discrete':
      return distribution;
    case 'empirical':
      return { values: distribution.values, weights: distribution.values.map(() => 1) };
    default:
      return null;
  }
}

function stepFunction(values: readonly number[], weights: readonly number[]): StepFunction {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j] || i - j);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  if (!(total > 0)) throw new Error('Assertion: a list of values needs a positive weight');
  let cumulative = 0;
  const edges = order.map((i) => {
    cumulative += weights[i];
    return Math.floor((cumulative / total) * DRAWS + 0.5);
  });
  return { values: order.map((i) => values[i]), edges };
}
