// Several promises at once: the chance that all hold, the chance of one given another, and the dates that would
// hold together.
import { atRank, NEVER, type Share, wilson } from './quantiles.ts';
import { sortMinutes } from './sort-minutes.ts';

/** One promise: its samples in the order of replications, and its target minute. */
export interface Promised {
  samples: Int32Array;
  target: number;
}

/** Share of futures in which every promise is kept. */
export function allOnTime(promises: readonly Promised[], futures: number): Share {
  const broken = new Uint8Array(futures);
  for (const { samples, target } of promises) for (let r = 0; r < futures; r++) if (samples[r] > target) broken[r] = 1;
  return wilson(futures - broken.reduce((sum, flag) => sum + flag, 0), futures);
}

/** P(the second on time | the first on time); null when the first never is. */
export function onTimeGiven(before: Promised, next: Promised, futures: number): Share | null {
  let given = 0;
  let both = 0;
  for (let r = 0; r < futures; r++) {
    if (before.samples[r] > before.target) continue;
    given++;
    if (next.samples[r] <= next.target) both++;
  }
  return given === 0 ? null : wilson(both, given);
}

/**
 * The smallest common percentile whose dates hold together in `wanted` percent of the futures, as a rank, with those dates (null =
 * never). A future keeps the dates of a rank when each of its own finishes comes, and no later than the date of that rank.
 * `sorted` are the same samples in ascending order, for a caller that has them.
 */
export function commitment(
  samples: readonly Int32Array[],
  wanted: number,
  sorted: readonly Int32Array[] = samples.map((column) => sortMinutes(column.slice())),
): { rank: number; percentile: number; dates: (number | null)[] } | null {
  const futures = samples[0]?.length ?? 0;
  if (futures === 0) return null;
  const enough = Math.ceil((wanted * futures) / 100);
  const datesOf = (rank: number): number[] => sorted.map((column) => Math.min(column[rank - 1], NEVER - 1));
  if (keptBy(samples, datesOf(futures)) < enough)
    return { rank: futures, percentile: 100, dates: samples.map(() => null) };
  // Later dates are kept at least as often: halve until one rank is left.
  let [below, rank] = [0, futures];
  while (rank - below > 1) {
    const middle = (below + rank) >> 1;
    if (keptBy(samples, datesOf(middle)) < enough) below = middle;
    else rank = middle;
  }
  return { rank, percentile: (100 * rank) / futures, dates: sorted.map((column) => atRank(column, rank)) };
}

/** In how many futures every column is at or before its date. */
function keptBy(samples: readonly Int32Array[], dates: readonly number[]): number {
  const broken = new Uint8Array(samples[0].length);
  samples.forEach((column, k) => {
    const date = dates[k];
    for (let r = 0; r < column.length; r++) if (column[r] > date) broken[r] = 1;
  });
  let kept = broken.length;
  for (let r = 0; r < broken.length; r++) kept -= broken[r];
  return kept;
}
