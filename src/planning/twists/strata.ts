// What is promised within groups of futures, all groups in one pass over the futures in the order of their dates.
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { SECTIONS } from '../../engine/forecast/sections.ts';
import { ranksAroundP80 } from './difference.ts';

/** Group of every future, and how many groups there are. */
export interface Strata {
  of: Int32Array;
  count: number;
}

/**
 * The date around P80 (mean of the ranks from P75 to P85) of each group; NEVER where one of them is never, -1 for an empty group.
 * @param order replications, the earliest date first
 * @param leaveOut futures with replication mod 20 equal to this are not looked at; -1 = all are
 */
export function promisesOfStrata(
  dates: Int32Array,
  order: Int32Array,
  { of, count }: Strata,
  leaveOut: number,
): { values: Float64Array; sizes: Int32Array } {
  const sizes = new Int32Array(count);
  for (let r = 0, section = 0; r < dates.length; r++) {
    if (section !== leaveOut) sizes[of[r]]++;
    section = section === SECTIONS - 1 ? 0 : section + 1;
  }
  const from = sizes.map((size) => ranksAroundP80(size).from);
  const to = sizes.map((size) => ranksAroundP80(size).to);
  const seen = new Int32Array(count);
  const values = new Float64Array(count);
  for (let k = 0; k < order.length; k++) {
    const r = order[k];
    if (leaveOut >= 0 && r % SECTIONS === leaveOut) continue;
    const group = of[r];
    const rank = ++seen[group];
    if (rank >= from[group] && rank <= to[group]) values[group] += dates[r] === NEVER ? Infinity : dates[r];
  }
  for (let s = 0; s < count; s++)
    values[s] = sizes[s] === 0 ? -1 : values[s] === Infinity ? NEVER : values[s] / (to[s] - from[s] + 1);
  return { values, sizes };
}

/** Mean of the groups' values by their sizes; null when one of them is never. */
export function meanOfStrata(values: Float64Array, sizes: Int32Array): number | null {
  let sum = 0;
  let futures = 0;
  for (let s = 0; s < sizes.length; s++) {
    if (sizes[s] === 0) continue;
    if (values[s] === NEVER) return null;
    sum += values[s] * sizes[s];
    futures += sizes[s];
  }
  return futures === 0 ? null : sum / futures;
}

/** Two groups: happened or not. */
export function strataOfFlags(flags: Int32Array): Strata {
  return { of: flags, count: 2 };
}

const EQUAL_PARTS = 10;

/** The values themselves where they are at most ten, otherwise ten equal parts in their order; equal values at an edge go by replication. */
export function strataOfValues(values: Int32Array, order: Int32Array): Strata {
  const distinct = [...new Set(values)];
  if (distinct.length <= EQUAL_PARTS) {
    const groupOf = new Map(distinct.sort((a, b) => a - b).map((value, s) => [value, s]));
    return { of: values.map((value) => groupOf.get(value) as number), count: distinct.length };
  }
  const of = new Int32Array(values.length);
  for (let k = 0; k < order.length; k++) of[order[k]] = Math.floor((k * EQUAL_PARTS) / order.length);
  return { of, count: EQUAL_PARTS };
}

/** Futures of each group. */
export function sizesOf({ of, count }: Strata): Int32Array {
  const sizes = new Int32Array(count);
  for (let r = 0; r < of.length; r++) sizes[of[r]]++;
  return sizes;
}

/** Groups of these sizes that mean nothing. `order` is a shuffle of the replications. */
export function shuffledStrata(sizes: Int32Array, order: Int32Array): Strata {
  const of = new Int32Array(order.length);
  let k = 0;
  sizes.forEach((size, group) => {
    for (const end = k + size; k < end; k++) of[order[k]] = group;
  });
  return { of, count: sizes.length };
}
