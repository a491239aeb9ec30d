// The difference of two percentiles of the same futures with its interval, by the method that fits: futures drawn again, sections for draws of a
// Sobol sequence, and counts where a percentile is one date of many futures or hardly any pair differs, where neither of the two sees enough.
import { nearestRank, rankInterval } from '../../engine/forecast/quantiles.ts';
import { SECTIONS } from '../../engine/forecast/sections.ts';
import { type Bounds, differenceOf, exactly, less } from './bounds.ts';
import type { Difference } from './comparison.ts';
import { normalReach, studentReach } from './critical-values.ts';
import { type PairedSamples, rankRegion } from './rank-region.ts';
import { sharesAtPercentile } from './shares-at.ts';

/** Pairs that differ, and futures of one date, as shares: counts decide below the first and above the second. */
const FEW_PAIRS = 0.05;
const ATOM = 0.01;
/** Rounds beyond an end of the interval below which the end is extended by the normal law. */
const ROUNDS_BEYOND = 5;

/** A percentile (1-99) of every round, of option and base; the same futures in each round. */
export interface Rounds {
  option: Float64Array;
  base: Float64Array;
}

/** @param rounds asked for only where they are what fits; null = not to be drawn, counts stand in for them */
export function percentileDifference(
  samples: PairedSamples,
  percent: number,
  alpha: number,
  isSobol: boolean,
  rounds: (() => Rounds) | null,
): Difference {
  const { option, base, sortedOption, sortedBase } = samples;
  const count = base.length;
  let differing = 0;
  for (let r = 0; r < count; r++) if (option[r] !== base[r]) differing++;
  if (differing === 0) return unmoved(sortedBase[nearestRank(percent, count) - 1]);
  const rank = nearestRank(percent, count);
  const isLattice = hasAtom(sortedOption, percent) || hasAtom(sortedBase, percent);
  if (differing < FEW_PAIRS * count || isLattice || (rounds === null && !isSobol))
    return byCounts(samples, percent, alpha, isSobol);
  if (isSobol) return differenceOf(bySections(samples, percent, alpha), 'sections');
  const value = sortedOption[rank - 1] - sortedBase[rank - 1];
  return differenceOf({ value, ...intervalOfRounds(value, (rounds as () => Rounds)(), alpha) }, 'bootstrap');
}

function unmoved(value: number): Difference {
  return value === Number.POSITIVE_INFINITY ? { ...exactly(0), value: null, never: 'both' } : exactly(0);
}

/** The interval of the dates; what decides is how many futures of either plan are done by them. */
function byCounts(samples: PairedSamples, percent: number, alpha: number, isSobol: boolean): Difference {
  const difference = differenceOf(rankRegion(samples, percent, alpha, isSobol), 'counts');
  const shares = sharesAtPercentile(samples, percent, alpha, isSobol);
  // More futures done by then is less time.
  const sign = shares.low > 0 ? 'less' : shares.high < 0 ? 'more' : null;
  return { ...difference, sign, shares };
}

/** Does any value that the percentile may have stand for more than a hundredth of the futures? */
function hasAtom(sorted: Float64Array, percent: number): boolean {
  const count = sorted.length;
  const { low, high } = rankInterval(percent, count);
  const least = Math.floor(ATOM * count) + 1;
  // A run of so many equals that begins at or before the last rank and ends at or behind the first.
  const from = Math.max(0, Math.max(1, low) - least);
  const to = Math.min(count - least, Math.min(count, high) - 1);
  for (let at = from; at <= to; at++) if (sorted[at] === sorted[at + least - 1]) return least > 1;
  return false;
}

/**
 * The percentile interval: alpha / 2 of the rounds lie beyond either end. Ends that fewer than five rounds lie beyond are those of five, moved
 * away from the value as the normal law moves them.
 */
export function intervalOfRounds(value: number, { option, base }: Rounds, alpha: number): Omit<Bounds, 'value'> {
  const differences = option.map((each, round) => rounded(less(each, base[round]))).sort();
  const rounds = differences.length;
  const beyond = Math.floor((alpha / 2) * rounds);
  if (beyond >= ROUNDS_BEYOND) return { low: differences[beyond], high: differences[rounds - 1 - beyond] };
  const stretch = normalReach(alpha) / normalReach((2 * ROUNDS_BEYOND) / rounds);
  const [low, high] = [differences[ROUNDS_BEYOND], differences[rounds - 1 - ROUNDS_BEYOND]];
  if (!Number.isFinite(value)) return { low, high };
  return { low: value - (value - low) * stretch, high: value + (high - value) * stretch };
}

/** Rounds are sums of many numbers: what is the same but for the last bits is the same. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Math.floor(value * 1e6 + 0.5) / 1e6 : value;
}

/** Of twenty sections, each with its own percentile (`sections.ts` explains), at any level. */
function bySections(samples: PairedSamples, percent: number, alpha: number): Bounds {
  const { option, base, sortedOption, sortedBase } = samples;
  const rank = nearestRank(percent, base.length);
  const value = sortedOption[rank - 1] - sortedBase[rank - 1];
  if (base.length < 2 * SECTIONS) return { value, low: -Infinity, high: Infinity };
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    const off = betweenRanks(option, section, percent) - betweenRanks(base, section, percent) - value;
    squares += off * off;
  }
  const reach = studentReach(alpha, SECTIONS - 1) * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  // A section that is never there leaves nothing known.
  return Number.isFinite(reach)
    ? { value, low: value - reach, high: value + reach }
    : { value, low: -Infinity, high: Infinity };
}

/** Percentile of one section at position qN + 1/2, linear between ranks (Hazen 1914): that of few values is not biased then. */
function betweenRanks(samples: Float64Array, section: number, percent: number): number {
  const own = new Float64Array(Math.ceil((samples.length - section) / SECTIONS));
  for (let k = 0, r = section; k < own.length; k++, r += SECTIONS) own[k] = samples[r];
  own.sort();
  const position = Math.min(own.length, Math.max(1, (percent * own.length) / 100 + 0.5));
  const rank = Math.floor(position);
  const below = own[rank - 1];
  return position === rank ? below : below + (own[rank] - below) * (position - rank);
}
