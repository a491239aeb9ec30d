// One number a future for a figure somebody asked for, and the statistic the figure makes of them, with its 95 % interval.
// Kept in the order of replications, so that two plans on the same tapes can be compared future by future.
import { nearestRank, rankInterval } from './quantiles.ts';

/** Infinity = it never comes; NaN = the future says nothing (no due date left, say) and is left out. */
export interface Collected {
  samples: Float64Array;
  statistic: { kind: 'mean' } | { kind: 'quantile'; percent: number };
}

/** null = never, or unknown. `low` and `high` are -Infinity and Infinity where too few futures bound it. */
export interface Interval {
  value: number | null;
  low: number;
  high: number;
}

const Z95 = 1.96;

/** The statistic of futures [from, to) and its 95 % interval: normal for means, by rank for quantiles. */
export function statisticOf({ samples, statistic }: Collected, from = 0, to = samples.length): Interval {
  const part = samples.subarray(from, to).filter((value) => !Number.isNaN(value));
  if (part.length === 0) return { value: null, low: -Infinity, high: Infinity };
  return statistic.kind === 'mean' ? meanOf(part) : quantileOf(part.sort(), statistic.percent);
}

function meanOf(values: Float64Array): Interval {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  if (mean === Infinity) return { value: null, low: Infinity, high: Infinity };
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  // One future says nothing about the others.
  const reach = values.length < 2 ? Infinity : Z95 * Math.sqrt(squares / (values.length - 1) / values.length);
  return { value: mean, low: mean - reach, high: mean + reach };
}

/** `sorted` ascending. */
function quantileOf(sorted: Float64Array, percent: number): Interval {
  const { low, high } = rankInterval(percent, sorted.length);
  const value = sorted[nearestRank(percent, sorted.length) - 1];
  return {
    value: value === Infinity ? null : value,
    low: low < 1 ? -Infinity : sorted[low - 1],
    high: high > sorted.length ? Infinity : sorted[high - 1],
  };
}

/** Sections of a comparison, and Student's t for 97.5 % with one degree of freedom less. */
const SECTIONS = 20;
const T_OF_SECTIONS = 2.093;
/** Sections of fewer futures would say little about a P80. */
const LEAST_FUTURES = 20 * SECTIONS;

/**
 * The statistic of one plan less that of another on the same tapes, with a 95 % interval from the differences of twenty
 * sections of futures (batch means). Null when there are too few futures for that, or a section never ends.
 */
export function pairedDifference(under: Collected, base: Collected): Interval | null {
  const futures = Math.min(under.samples.length, base.samples.length);
  if (futures < LEAST_FUTURES) return null;
  const differences: number[] = [];
  for (let section = 0; section < SECTIONS; section++) {
    const from = Math.floor((section * futures) / SECTIONS);
    const to = Math.floor(((section + 1) * futures) / SECTIONS);
    const one = statisticOf(under, from, to).value;
    const other = statisticOf(base, from, to).value;
    if (one === null || other === null) return null;
    differences.push(one - other);
  }
  const whole = statisticOf(under, 0, futures).value;
  const without = statisticOf(base, 0, futures).value;
  if (whole === null || without === null) return null;
  const value = whole - without;
  const mean = differences.reduce((sum, each) => sum + each, 0) / SECTIONS;
  const squares = differences.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const reach = T_OF_SECTIONS * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  return { value, low: value - reach, high: value + reach };
}
