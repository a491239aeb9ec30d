// Several promises at once: the chance that all hold, the chance of each given the one before, and the dates that would
// hold together.
import { atRank, countBelow, NEVER, type Share, wilson } from './quantiles.ts';
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

/** P(promise k + 1 on time | promise k on time), for each k; null when k never is. */
export function chainOfChances(promises: readonly Promised[], futures: number): (Share | null)[] {
  return promises.slice(1).map((next, k) => {
    const before = promises[k];
    let given = 0;
    let both = 0;
    for (let r = 0; r < futures; r++) {
      if (before.samples[r] > before.target) continue;
      given++;
      if (next.samples[r] <= next.target) both++;
    }
    return given === 0 ? null : wilson(both, given);
  });
}

/**
 * The smallest common percentile whose dates hold together in `wanted` percent of the futures, as a rank, with those dates (null =
 * never). A future keeps all dates of rank K when the largest rank of its own finishes (the lowest rank among equal values) is <= K.
 */
export function commitment(
  samples: readonly Int32Array[],
  wanted: number,
): { rank: number; percentile: number; dates: (number | null)[] } | null {
  const futures = samples[0]?.length ?? 0;
  if (futures === 0) return null;
  const sorted = samples.map((column) => sortMinutes(column.slice()));
  const ranks = new Int32Array(futures);
  samples.forEach((column, k) => {
    for (let r = 0; r < futures; r++) {
      const rank = column[r] === NEVER ? NEVER : countBelow(sorted[k], column[r]) + 1;
      if (rank > ranks[r]) ranks[r] = rank;
    }
  });
  const rank = sortMinutes(ranks)[Math.ceil((wanted * futures) / 100) - 1];
  if (rank === NEVER) return { rank: futures, percentile: 100, dates: samples.map(() => null) };
  return { rank, percentile: (100 * rank) / futures, dates: sorted.map((column) => atRank(column, rank)) };
}
