// The words of a staffing curve: who varies, what a head brings, dates and spans as other reports say them.
import type { Estimate } from '../engine/forecast/quantiles.ts';
import type { Plan } from '../plan/plan.ts';
import type { StaffingCurve, WhoVaries } from '../planning/staffing/staffing-curve.ts';
import { type ForecastWords, forecastWords } from './forecast-words.ts';
import { decimalsFor, signedDays, signedNumber } from './signed-days.ts';
import { clean } from './text-sink.ts';

export interface StaffWords extends ForecastWords {
  /** A change of the date: `−4.0 d`; `unknown`. */
  change(minutes: number | null): string;
  /** `[−4.4, −3.1]`; nothing where it is unknown. */
  interval(change: Estimate<number>): string;
}

export function staffWords(curve: StaffingCurve, plan: Plan): StaffWords {
  const { minutesPerDay, points } = curve;
  const last = Math.max(...[curve.plan.p80.value, ...points.map(({ p80 }) => p80.value)].map((date) => date ?? 0));
  const reaches = points.flatMap(({ versusPlan: { p80Minutes } }) =>
    p80Minutes.low === null || p80Minutes.high === null ? [] : [(p80Minutes.high - p80Minutes.low) / minutesPerDay],
  );
  const decimals = decimalsFor(reaches);
  return {
    ...forecastWords(plan, last),
    change: (minutes) => (minutes === null ? 'unknown' : signedDays(minutes, minutesPerDay, decimals)),
    interval: ({ low, high }) => {
      if (low === null || high === null) return '';
      return `[${signedNumber(low / minutesPerDay, decimals)}, ${signedNumber(high / minutesPerDay, decimals)}]`;
    },
  };
}

/** `1 person`, `4 people`. */
export function people(n: number): string {
  return `${n} ${n === 1 ? 'person' : 'people'}`;
}

/** `people`, `members of Backend`, `people of the role Backend`, `people like Developer02`. */
export function whoWords(who: WhoVaries): string {
  switch (who.kind) {
    case 'team':
      return 'people';
    case 'pool':
      return `members of ${clean(who.name)}`;
    case 'role':
      return `people of the role ${clean(who.name)}`;
    default:
      return `people like ${clean(who.name)}`;
  }
}

/** A change with its sign turned: what is gained, seen as a change of the date. */
export function turned({ value, low, high }: Estimate<number>): Estimate<number> {
  const minus = (minutes: number | null): number | null => (minutes === null ? null : 0 - minutes);
  return { value: minus(value), low: minus(high), high: minus(low) };
}
