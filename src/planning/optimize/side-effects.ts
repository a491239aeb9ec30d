// What a proposal changes besides what it is for: dates, promises, loads. Only what a planner would notice.
import { statisticOf } from '../../engine/forecast/collected.ts';
import type { Network } from '../../engine/network/network.ts';
import { NEVER_COMES } from './meter.ts';
import type { SideEffect } from './optimization.ts';
import type { Watched } from './revalue.ts';

/** Part of a day, and of a load or chance, below which nothing is said. */
const LEAST_DAYS = 0.25;
const LEAST_SHARE = 0.02;

/**
 * @param from place of the first watched date among the samples
 * @param about the date the objective is about, which is no side effect; undefined = it is about none
 */
export function sideEffectsOf(
  { dates, people }: Watched,
  base: readonly Float64Array[],
  under: readonly Float64Array[],
  from: number,
  about: string | null | undefined,
  network: Network,
  minutesPerDay: number,
): SideEffect[] {
  const { planProfile } = network;
  const moved = dates.flatMap((date, d): SideEffect[] => {
    const [one, other] = [base[from + d], under[from + d]];
    const [p80, later] = [p80Of(one), p80Of(other)];
    const differenceMinutes =
      p80 === null || later === null ? null : planProfile.minutesAt(later) - planProfile.minutesAt(p80);
    const isMoved =
      differenceMinutes === null ? p80 !== later : Math.abs(differenceMinutes) > LEAST_DAYS * minutesPerDay;
    const effects: SideEffect[] = [];
    if (isMoved && date.about !== about)
      effects.push({ kind: 'date', id: date.id, base: p80, under: later, differenceMinutes });
    if (date.target !== null) {
      const [before, after] = [onTime(one, date.target), onTime(other, date.target)];
      if (Math.abs(after - before) > LEAST_SHARE)
        effects.push({ kind: 'chance', id: date.id, base: before, under: after, differenceMinutes: null });
    }
    return effects;
  });
  const loads = people.flatMap((id, p): SideEffect[] => {
    const at = from + dates.length + p;
    const [before, after] = [meanOf(base[at]), meanOf(under[at])];
    // An earlier end alone makes everybody's share larger: that is nobody's work.
    const busy = meanOf(under[at + people.length]) - meanOf(base[at + people.length]);
    if (Math.abs(after - before) <= LEAST_SHARE || Math.abs(busy) <= LEAST_DAYS * minutesPerDay) return [];
    return [{ kind: 'load', id, base: before, under: after, differenceMinutes: null }];
  });
  return [...moved, ...loads];
}

function p80Of(samples: Float64Array): number | null {
  const { value } = statisticOf({ samples, statistic: { kind: 'quantile', percent: 80 } });
  return value === null || value >= NEVER_COMES ? null : value;
}

function onTime(samples: Float64Array, target: number): number {
  return samples.reduce((count, minute) => (minute <= target ? count + 1 : count), 0) / samples.length;
}

function meanOf(samples: Float64Array): number {
  return samples.reduce((sum, each) => sum + each, 0) / samples.length;
}
