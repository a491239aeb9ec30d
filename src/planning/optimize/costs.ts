// From samples to what candidates are ranked by. Dates leap over nights and lie on lattices, so with few futures a percentile is read as the mean
// of a band of ranks around it; differences of candidates come from the same futures, and so do their errors.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import type { Statistic, Weighing, Weight } from './weighing.ts';

/** Ranks, in percent, on each side of a percentile whose mean stands for it. */
const BAND = 4;
/** Two points of load or of a chance weigh as much as this share of a day. */
const DAYS_OF_ALL = 20;
/** Of the mean lateness of a promise, so that there is a way down where it is never kept. */
const LATENESS_WEIGHT = 0.02;
/** A day past a condition weighs as much as so many of the objective. */
export const VIOLATION_WEIGHT = 5;

/** Days; lower is better. */
export interface Cost {
  objective: number;
  /** How far past its conditions, added up; 0 = all hold. */
  violation: number;
  /** What candidates are ranked by. */
  total: number;
}

/** The figure itself, by nearest rank: working minutes, or a share (of futures that are late for `late`). */
export function figureIn(statistic: Statistic, samples: Float64Array): number {
  if (statistic.kind === 'mean') return meanOf(samples);
  if (statistic.kind === 'late')
    return samples.reduce((late, each) => (each > 0 ? late + 1 : late), 0) / samples.length;
  return samples.slice().sort()[nearestRank(statistic.percent, samples.length) - 1];
}

/** The same in days, smoothed. */
export function smoothDays({ statistic, measure }: Weight, samples: Float64Array, minutesPerDay: number): number {
  if (measure.kind === 'load') return DAYS_OF_ALL * meanOf(samples);
  if (statistic.kind === 'mean') return meanOf(samples) / minutesPerDay;
  if (statistic.kind === 'late') {
    const late = figureIn(statistic, samples);
    return DAYS_OF_ALL * late + (LATENESS_WEIGHT * meanOf(samples)) / minutesPerDay;
  }
  return bandOf(samples, statistic.percent) / minutesPerDay;
}

/** @param limits of the dates that are kept: days */
export function costOf(
  { objective, conditions, kept }: Weighing,
  samples: readonly Float64Array[],
  limits: readonly number[],
  minutesPerDay: number,
): Cost {
  const days = (weight: Weight, k: number): number => smoothDays(weight, samples[k], minutesPerDay);
  let violation = past(objective, days(objective, 0), minutesPerDay);
  conditions.forEach((weight, c) => {
    violation += past(weight, days(weight, 1 + c), minutesPerDay);
  });
  kept.forEach((weight, k) => {
    violation += Math.max(0, days(weight, 1 + conditions.length + k) - limits[k]);
  });
  const own = days(objective, 0);
  return { objective: own, violation, total: own + VIOLATION_WEIGHT * violation };
}

function past({ limit, measure }: Weight, days: number, minutesPerDay: number): number {
  if (limit === null) return 0;
  const bound = measure.kind === 'load' ? DAYS_OF_ALL * limit.value : limit.value / minutesPerDay;
  return Math.max(0, limit.atLeast ? bound - days : days - bound);
}

/**
 * Standard error of the difference of two candidates' smoothed objective on the same futures, days: by the influence of every future on it
 * (of a percentile: which side of it the future lies on, over the density there).
 */
export function pairedError(weight: Weight, one: Float64Array, other: Float64Array, minutesPerDay: number): number {
  const count = Math.min(one.length, other.length);
  const [a, b] = [influence(weight, one, count, minutesPerDay), influence(weight, other, count, minutesPerDay)];
  let [sum, squares] = [0, 0];
  for (let r = 0; r < count; r++) {
    sum += a[r] - b[r];
    squares += (a[r] - b[r]) * (a[r] - b[r]);
  }
  const variance = Math.max(0, (squares - (sum * sum) / count) / Math.max(1, count - 1));
  return Math.sqrt(variance / count) * (weight.measure.kind === 'load' ? DAYS_OF_ALL : 1 / minutesPerDay);
}

function influence({ statistic }: Weight, samples: Float64Array, count: number, minutesPerDay: number): Float64Array {
  const part = samples.subarray(0, count);
  if (statistic.kind === 'late') return part.map((each) => (each > 0 ? DAYS_OF_ALL * minutesPerDay : 0));
  if (statistic.kind === 'mean') return part;
  const sorted = part.slice().sort();
  const { percent } = statistic;
  const [low, high] = [Math.max(1, percent - 10), Math.min(99, percent + 10)];
  const spacing = sorted[nearestRank(high, count) - 1] - sorted[nearestRank(low, count) - 1];
  const slope = spacing / ((high - low) / 100);
  const value = sorted[nearestRank(percent, count) - 1];
  return part.map((each) => (each > value ? slope : 0));
}

function bandOf(samples: Float64Array, percent: number): number {
  const sorted = samples.slice().sort();
  const count = sorted.length;
  const reach = Math.min(BAND, percent - 1, 99 - percent);
  const from = nearestRank(percent - reach, count) - 1;
  const to = nearestRank(percent + reach, count) - 1;
  return meanOf(sorted.subarray(from, to + 1));
}

function meanOf(samples: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < samples.length; k++) sum += samples[k];
  return sum / samples.length;
}
