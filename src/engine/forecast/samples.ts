// What many futures said about one date: every value while memory allows, else quarter hours. Reports say which.
// Both answer the same two questions, so nobody else needs to know.
import { atRank, countBelow, type Estimate, nearestRank, rankInterval } from './quantiles.ts';

export const BIN_MINUTES = 15;

export type SortedSamples =
  | { kind: 'exact'; sorted: Int32Array }
  /** counts[k] futures in quarter hour `first + k`, which is named by its end. */
  | { kind: 'quarter-hour'; first: number; counts: Uint32Array; finite: number; total: number };

/** The rank-th smallest (1-based) value in minutes; null outside 1..N and for "never". */
export function valueAtRank(samples: SortedSamples, rank: number): number | null {
  if (samples.kind === 'exact') return atRank(samples.sorted, rank);
  if (rank < 1 || rank > samples.finite) return null;
  let seen = 0;
  for (let k = 0; k < samples.counts.length; k++) {
    seen += samples.counts[k];
    if (seen >= rank) return (samples.first + k) * BIN_MINUTES;
  }
  return null;
}

/** Number of futures sampled. */
export function sampleSize(samples: SortedSamples): number {
  return samples.kind === 'exact' ? samples.sorted.length : samples.total;
}

/** Percentile (1-99) in minutes with its 95 % interval. */
export function estimateOf(samples: SortedSamples, percent: number): Estimate<number> {
  const count = sampleSize(samples);
  const { low, high } = rankInterval(percent, count);
  return {
    value: valueAtRank(samples, nearestRank(percent, count)),
    low: valueAtRank(samples, low),
    high: valueAtRank(samples, high),
  };
}

/** Futures at or before a minute. */
export function countUpTo(samples: SortedSamples, minute: number): number {
  if (samples.kind === 'exact') return countBelow(samples.sorted, minute + 1);
  let seen = 0;
  const end = Math.floor(minute / BIN_MINUTES) - samples.first;
  for (let k = 0; k < samples.counts.length && k <= end; k++) seen += samples.counts[k];
  return seen;
}
