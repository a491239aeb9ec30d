// How exact a percentile is when the futures fall into sections that are alike and independent of each other: replication r is
// of section r mod 20, which is its scrambling when draws are scrambled. What the sections disagree about is the error of the
// whole (sectioning: Asmussen & Glynn 2007, "Stochastic Simulation", III.5), for plain and for scrambled draws.
import { SCRAMBLINGS } from '../chance/sobol-draws.ts';
import type { Network } from '../network/network.ts';
import {
  atRank,
  countBelow,
  type Estimate,
  EXACT_BELOW,
  estimate,
  NEVER,
  nearestRank,
  rankInterval,
} from './quantiles.ts';
import { sortMinutes } from './sort-minutes.ts';

/** Sections of a forecast, and scramblings of low-discrepancy draws. Part of what identifies a result. */
export const SECTIONS = SCRAMBLINGS;
/** Student's t with 19 degrees of freedom at 97.5 %. */
export const T19 = 2.093024054408263;

/**
 * Percentile (1-99) of samples given by replication (NEVER = never), with its 95 % interval. The value is the nearest rank of
 * all samples. The interval is that of Woodruff (1952): the shares of the sections that lie below the value (and those up to
 * it, whichever differ more) tell by how many ranks the value may be off, and the interval reaches from rank to rank. So it holds on
 * lattices too, and no density is estimated. Below Nq(1-q) = 25 the interval is that of independent samples.
 * `sorted` = the same samples, ascending, when at hand.
 */
export function sectionedQuantile(
  samples: Int32Array,
  percent: number,
  sorted: Int32Array = sortMinutes(samples.slice()),
): Estimate<number> {
  const count = samples.length;
  const value = atRank(sorted, nearestRank(percent, count));
  const { low, high } = sectionedRanks(samples, sorted, percent);
  return { value, low: atRank(sorted, low), high: atRank(sorted, high) };
}

/**
 * Percentile (1-99) of a date that is kept by replication, with the interval that fits how the futures of this network are drawn:
 * by the binomial for independent draws, from the scramblings for those of a Sobol sequence.
 */
export function estimateOfFutures(
  { sobol }: Pick<Network, 'sobol'>,
  samples: Int32Array,
  percent: number,
  sorted: Int32Array = sortMinutes(samples.slice()),
): Estimate<number> {
  return sobol === undefined ? estimate(sorted, percent) : sectionedQuantile(samples, percent, sorted);
}

function sectionedRanks(samples: Int32Array, sorted: Int32Array, percent: number): { low: number; high: number } {
  const count = samples.length;
  const mean = (percent * count) / 100;
  if ((mean * (100 - percent)) / 100 < EXACT_BELOW) return rankInterval(percent, count);
  const value = sorted[nearestRank(percent, count) - 1];
  // Minutes are whole: up to v - 1 is below v.
  const spread = Math.max(varianceOfShares(samples, sorted, value), varianceOfShares(samples, sorted, value - 1));
  const reach = T19 * count * Math.sqrt(spread / SECTIONS);
  // With whole counts between two ends, ends half a rank further out hold as much as the normal law says: hence ceil and floor + 1.
  return { low: Math.max(0, Math.ceil(mean - reach)), high: Math.min(count + 1, Math.floor(mean + reach) + 1) };
}

/** Variance among the sections of the share of samples up to a minute, about the share of all. */
function varianceOfShares(samples: Int32Array, sorted: Int32Array, minute: number): number {
  const hits = new Float64Array(SECTIONS);
  for (let r = 0, section = 0; r < samples.length; r++) {
    if (samples[r] <= minute) hits[section]++;
    section = section === SECTIONS - 1 ? 0 : section + 1;
  }
  const share = countBelow(sorted, minute + 1) / samples.length;
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    const off = hits[section] / sizeOfSection(samples.length, section) - share;
    squares += off * off;
  }
  return squares / (SECTIONS - 1);
}

/**
 * Percentile (1-99) of `a` minus that of `b`, two quantities of the same futures given by replication (NEVER = never), with its
 * 95 % interval: the difference of the nearest ranks of all samples, -+ t19 s / sqrt(20), where s is how far the differences of
 * the sections lie from it. What both share (the same draws) cancels. Null = a percentile that is never, or (low and
 * high) sections of which one is, or that hold fewer than two futures each.
 */
export function sectionedDifference(a: Int32Array, b: Int32Array, percent: number): Estimate<number> {
  if (a.length !== b.length) throw new Error(`Assertion: ${a.length} and ${b.length} futures are not paired`);
  const rank = nearestRank(percent, a.length);
  const ofA = atRank(sortMinutes(a.slice()), rank);
  const ofB = atRank(sortMinutes(b.slice()), rank);
  if (ofA === null || ofB === null) return { value: null, low: null, high: null };
  const value = ofA - ofB;
  if (a.length < 2 * SECTIONS) return { value, low: null, high: null };
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    const sectionA = betweenRanks(sectionOf(a, section), percent);
    const sectionB = betweenRanks(sectionOf(b, section), percent);
    if (sectionA === null || sectionB === null) return { value, low: null, high: null };
    const off = sectionA - sectionB - value;
    squares += off * off;
  }
  const reach = T19 * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  return { value, low: value - reach, high: value + reach };
}

/** Samples of a section, ascending. */
function sectionOf(samples: Int32Array, section: number): Int32Array {
  const own = new Int32Array(sizeOfSection(samples.length, section));
  for (let k = 0, r = section; k < own.length; k++, r += SECTIONS) own[k] = samples[r];
  return sortMinutes(own);
}

/** Futures of a section when there are `count` in all. */
function sizeOfSection(count: number, section: number): number {
  return Math.ceil((count - section) / SECTIONS);
}

/** Percentile of few ascending values at position qN + 1/2, linear between ranks (Hazen 1914): unlike the nearest rank it is not biased downwards; null = never. */
function betweenRanks(sorted: Int32Array, percent: number): number | null {
  const count = sorted.length;
  const position = Math.min(count, Math.max(1, (percent * count) / 100 + 0.5));
  const rank = Math.floor(position);
  const below = sorted[rank - 1];
  if (position === rank) return below === NEVER ? null : below;
  const above = sorted[rank];
  return above === NEVER ? null : below + (above - below) * (position - rank);
}
