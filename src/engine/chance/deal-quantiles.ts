// Slots with a continuous distribution: one draw, one look-up, one multiplication, one rounding.
import type { Slot } from '../network/network.ts';
import { isPieces } from './pieces.ts';
import { innerQuantile, isInner, quantileTable, TABLE_SIZE, tableQuantile } from './quantile-table.ts';
import { type ContinuousDistribution, type PlacedShape, placeShape, type Shape } from './shape.ts';
import { type Member, membersOf, type SlotGroup, type SourceOf, type StreamList, wholeWithin } from './slot-group.ts';

type QuantileMember = Member<SourceOf<'quantile'> & { distribution: ContinuousDistribution }>;

/** What the loop reads, laid out so that each slot finds its numbers side by side. */
interface QuantileLayout {
  /** Per member: number of its stream, start of its table, slot index, number of its shape. */
  readonly places: Int32Array;
  /** Per member: offset, size, least and greatest value. */
  readonly numbers: Float64Array;
  readonly knots: Float32Array;
  readonly shapes: readonly Shape[];
  /** Scratch: members whose draw is not an inner one. */
  readonly outer: Int32Array;
}
const PLACES = 4;
const NUMBERS = 4;

/** Members whose distribution has a quantile function. */
export function quantileGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'quantile').filter(isContinuous);
  const layout = layOut(members, streams);
  return {
    slots: Int32Array.from(members, (member) => member.index),
    deal: (words, tape) => dealQuantiles(layout, words, tape),
    value: (member, wordOf) => quantileValue(layout, member * PLACES, wordOf(layout.places[member * PLACES])),
  };
}

/**
 * Two passes: the first treats every draw as an inner one (what it reads for the others stands in the same table and means
 * nothing) and notes where that was wrong, without a branch that the processor would guess wrongly; the second mends those.
 */
function dealQuantiles(layout: QuantileLayout, words: Int32Array, tape: Int32Array): void {
  const { places, numbers, knots, outer } = layout;
  let outerCount = 0;
  for (let at = 0, number = 0; at < places.length; at += PLACES, number += NUMBERS) {
    const word = words[places[at]];
    outer[outerCount] = at;
    outerCount += isInner(word) ? 0 : 1;
    const value = numbers[number] + numbers[number + 1] * innerQuantile(knots, places[at + 1], word);
    tape[places[at + 2]] = wholeWithin(value, numbers[number + 2], numbers[number + 3]);
  }
  for (let k = 0; k < outerCount; k++) {
    const at = outer[k];
    tape[places[at + 2]] = quantileValue(layout, at, words[places[at]]);
  }
}

function quantileValue({ places, numbers, knots, shapes }: QuantileLayout, at: number, word: number): number {
  const quantile = tableQuantile(shapes[places[at + 3]], knots, places[at + 1], word);
  const number = (at / PLACES) * NUMBERS;
  return wholeWithin(numbers[number] + numbers[number + 1] * quantile, numbers[number + 2], numbers[number + 3]);
}

function layOut(members: readonly QuantileMember[], streams: StreamList): QuantileLayout {
  const placed = members.map((member) => placeShape(member.source.distribution));
  const { shapes, knots, shapeOf } = shareTables(placed);
  const places = new Int32Array(members.length * PLACES);
  const numbers = new Float64Array(members.length * NUMBERS);
  members.forEach(({ stream, index, source: { scale, min, max } }, i) => {
    const start = shapeOf[i] * TABLE_SIZE;
    places.set([streams.numberOf(stream), start, index, shapeOf[i]], i * PLACES);
    // A quantity is never less than nothing: this is also where a normal is cut at 0.
    const floor = Math.max(0, min);
    numbers.set([placed[i].offset * scale, placed[i].size * scale, floor, max], i * NUMBERS);
  });
  return { places, numbers, knots, shapes, outer: new Int32Array(members.length + 1) };
}

function isContinuous(member: Member<SourceOf<'quantile'>>): member is QuantileMember {
  return !isPieces(member.source.distribution);
}

/** One table per distinct shape, laid end to end. */
function shareTables(placed: readonly PlacedShape[]): { shapes: Shape[]; knots: Float32Array; shapeOf: Int32Array } {
  const numbers = new Map<string, number>();
  const shapes: Shape[] = [];
  const shapeOf = Int32Array.from(placed, ({ shape }) => {
    const known = numbers.get(shape.key);
    if (known !== undefined) return known;
    numbers.set(shape.key, shapes.length);
    return shapes.push(shape) - 1;
  });
  const knots = new Float32Array(shapes.length * TABLE_SIZE);
  for (const [number, shape] of shapes.entries()) knots.set(quantileTable(shape), number * TABLE_SIZE);
  return { shapes, knots, shapeOf };
}
