// Figures of re-valued plans in their own measure, with intervals; and how bad they are on one scale (lower is better), for differences.
import type { Interval } from '../../engine/forecast/collected.ts';
import { statisticOf } from '../../engine/forecast/collected.ts';
import { wilson } from '../../engine/forecast/quantiles.ts';
import type { Network } from '../../engine/network/network.ts';
import { figureIn } from './costs.ts';
import { NEVER_COMES } from './meter.ts';
import type { Valued } from './optimization.ts';
import type { Weight } from './weighing.ts';

/** Samples of one measure: dates are civil minutes here. */
export type Samples = Float64Array;

/** Of dates the working minutes, of everything else the samples themselves. */
export function badnessOf({ measure }: Weight, samples: Samples, { planProfile }: Network): Float64Array {
  if (measure.kind !== 'date') return samples;
  return samples.map((minute) => (minute >= NEVER_COMES ? NEVER_COMES : planProfile.minutesAt(minute)));
}

/** The figure with its 95 % interval: a civil minute, working minutes, a load, or the share that is on time. */
export function valued(weight: Weight, samples: Samples, network: Network): Valued {
  const { statistic, measure } = weight;
  if (statistic.kind === 'late') {
    const onTime = samples.reduce((count, each) => (each > 0 ? count : count + 1), 0);
    const { share, low, high } = wilson(onTime, samples.length);
    return { value: share, low, high };
  }
  if (statistic.kind === 'quantile') return cut(statisticOf({ samples, statistic }));
  if (measure.kind !== 'date') return cut(statisticOf({ samples, statistic }));
  // The date at which the mean working time has passed.
  const { value, low, high } = statisticOf({ samples: badnessOf(weight, samples, network), statistic });
  const dateOf = (minutes: number | null): number =>
    minutes === null || minutes >= NEVER_COMES
      ? NEVER_COMES
      : network.planProfile.finishMinutes(0, Math.round(minutes));
  return cut({ value: dateOf(value), low: dateOf(low), high: dateOf(high) });
}

function cut({ value, low, high }: Interval): Valued {
  const known = (each: number | null): number | null =>
    each === null || each >= NEVER_COMES || each === Infinity || each === -Infinity || each < 0 - NEVER_COMES
      ? null
      : each;
  return { value: known(value), low: known(low), high: known(high) };
}

/** One number on the scale of badness: working minutes, a share that is late, a load. */
export function badness(weight: Weight, samples: Samples, network: Network): number {
  return figureIn(weight.statistic, badnessOf(weight, samples, network));
}

/** A difference of badness in the measure of the figure: shares on time grow when lateness falls. */
export function asDifference({ statistic }: Weight, difference: number): number {
  const signed = statistic.kind === 'late' ? -difference : difference;
  return signed === 0 ? 0 : signed;
}

/** What the search saw, in the measure of the figure; dates of the search are working minutes. */
export function screened(
  { statistic, measure }: Weight,
  samples: Float64Array,
  { planProfile }: Network,
): number | null {
  const value = figureIn(statistic, samples);
  if (value >= NEVER_COMES) return null;
  if (statistic.kind === 'late') return 1 - value;
  return measure.kind === 'date' ? planProfile.finishMinutes(0, Math.round(value)) : value;
}
