// The difference of two percentiles of the same futures, from counts of futures on either side alone. It holds on lattices and where hardly any
// pair differs, where redrawing futures sees too little. Woodruff's interval (1952) for a pair: the ranks at which both percentiles may lie
// together, and the differences of what stands at those ranks.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { SECTIONS } from '../../engine/forecast/sections.ts';
import { type Bounds, less } from './bounds.ts';
import { normalReach, studentReach } from './critical-values.ts';

/** With fewer futures beyond a percentile nothing is said of it. */
const FEWEST_BEYOND = 5;

/** Two quantities of the same futures, by replication and ascending; Infinity (or the largest integer) = never. */
export interface PairedSamples {
  option: Float64Array;
  base: Float64Array;
  sortedOption: Float64Array;
  sortedBase: Float64Array;
}

/**
 * Both percentiles move together along the ranks (`common`), and apart by the futures that fall on different sides (`apart`). The two are
 * uncorrelated, so what is possible at level 1 - alpha is an ellipse; over it a difference that changes evenly from rank to rank is exactly the
 * normal interval, and on a lattice the most and the least that stands inside.
 */
export function rankRegion(samples: PairedSamples, percent: number, alpha: number, isSobol: boolean): Bounds {
  const { sortedOption, sortedBase } = samples;
  const count = sortedBase.length;
  const rank = nearestRank(percent, count);
  const value = gap(sortedOption[rank - 1], sortedBase[rank - 1]);
  const mean = (percent * count) / 100;
  if (Math.min(mean, count - mean) < FEWEST_BEYOND) return { value, low: -Infinity, high: Infinity };
  const { common, apart } = isSobol
    ? reachOfSections(samples, rank, alpha)
    : reachOfCounts(samples, rank, percent, alpha);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const steps = Math.ceil(common);
  for (let step = -steps; step <= steps; step++) {
    const at = common === 0 ? 0 : Math.max(-1, Math.min(1, step / common));
    const half = (apart / 2) * Math.sqrt(1 - at * at);
    const below = Math.ceil(mean + at * common - half);
    const above = Math.floor(mean + at * common + half) + 1;
    high = Math.max(high, less(atRank(sortedOption, above), atRank(sortedBase, below)));
    low = Math.min(low, less(atRank(sortedOption, below), atRank(sortedBase, above)));
  }
  return { value, low, high };
}

/** Reaches in ranks: of what both share, and of what sets them apart. */
interface Reach {
  common: number;
  apart: number;
}

/** Of independent futures: the binomial, and McNemar's count of pairs on different sides, with room for those that have not been met. */
function reachOfCounts(samples: PairedSamples, rank: number, percent: number, alpha: number): Reach {
  const z = normalReach(alpha);
  const count = samples.base.length;
  const q = percent / 100;
  const discordant = Math.max(discordance(samples, rank, false), discordance(samples, rank, true));
  // Var of the mean of both counts and of their difference: Nq(1-q) - D/4 and D, with D the variance of the pairs that differ.
  const common = z * Math.sqrt(Math.max(0, count * q * (1 - q) - discordant / 4));
  return { common, apart: z * Math.sqrt(discordant + (z * z) / 2) };
}

/** N times the variance of (is the option below its percentile) - (is the base below its own). */
function discordance(
  { option, base, sortedOption, sortedBase }: PairedSamples,
  rank: number,
  strictly: boolean,
): number {
  const [ofOption, ofBase] = [sortedOption[rank - 1], sortedBase[rank - 1]];
  let more = 0;
  let fewer = 0;
  for (let r = 0; r < base.length; r++) {
    const one = strictly ? option[r] < ofOption : option[r] <= ofOption;
    const other = strictly ? base[r] < ofBase : base[r] <= ofBase;
    if (one === other) continue;
    if (one) more++;
    else fewer++;
  }
  return more + fewer - ((more - fewer) * (more - fewer)) / base.length;
}

/** Of the scramblings of a Sobol sequence: what their own counts disagree about. */
function reachOfSections(samples: PairedSamples, rank: number, alpha: number): Reach {
  const t = studentReach(alpha, SECTIONS - 1);
  const z = normalReach(alpha);
  const [at, below] = [spreadOfSections(samples, rank, false), spreadOfSections(samples, rank, true)];
  const common = t * Math.sqrt(Math.max(at.common, below.common));
  return { common, apart: Math.sqrt(t * t * Math.max(at.apart, below.apart) + (z * z * z * z) / 2) };
}

/** Variances of the two counts over all futures, from those of the twenty sections. */
function spreadOfSections(samples: PairedSamples, rank: number, strictly: boolean): Reach {
  const { option, base, sortedOption, sortedBase } = samples;
  const [ofOption, ofBase] = [sortedOption[rank - 1], sortedBase[rank - 1]];
  const one = new Float64Array(SECTIONS);
  const other = new Float64Array(SECTIONS);
  for (let r = 0; r < base.length; r++) {
    if (strictly ? option[r] < ofOption : option[r] <= ofOption) one[r % SECTIONS]++;
    if (strictly ? base[r] < ofBase : base[r] <= ofBase) other[r % SECTIONS]++;
  }
  const common = one.map((hits, section) => (hits + other[section]) / 2);
  const apart = one.map((hits, section) => hits - other[section]);
  return { common: SECTIONS * varianceOf(common), apart: SECTIONS * varianceOf(apart) };
}

function varianceOf(values: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  for (const value of values) squares += (value - mean) * (value - mean);
  return squares / (values.length - 1);
}

/** Outside of the futures anything may stand. */
function atRank(sorted: Float64Array, rank: number): number {
  if (rank < 1) return Number.NEGATIVE_INFINITY;
  return rank > sorted.length ? Number.POSITIVE_INFINITY : sorted[rank - 1];
}

/** NaN when neither ever comes. */
function gap(option: number, base: number): number {
  return option - base;
}
