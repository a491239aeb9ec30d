// How figures of a forecast are put into words, once for every report people read: finishes rounded up to their day, starts with
// their time, spans in working days, shares in percent that never claim 0 or 100 for what merely comes close.

import { buildPlanProfile } from '../engine/calendar/build-profile.ts';
import type { Profile } from '../engine/calendar/profile.ts';
import { statisticOf } from '../engine/forecast/collected.ts';
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import type { Estimate } from '../engine/forecast/quantiles.ts';
import { instantOfMinute } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';
import { dayColumn, dayText, timeText } from './dates.ts';
import { errorMinutes, errorText, halfWidth, worstShareError } from './error-words.ts';
import { clean } from './text-sink.ts';

export interface ForecastWords {
  /** `Mon 19 Jan`: the day a finish belongs to (midnight ends its day); `never`. */
  day(minute: number | null): string;
  /** The same in even columns: `Mon  5 Jan`. */
  dayCell(minute: number | null): string;
  /** Without the weekday: ` 5 Jan`. */
  shortDay(minute: number | null): string;
  /** A start: `Mon 09:15` in the week shown, else `Mon 24 Nov`. */
  start(minute: number | null): string;
  /** Working minutes as working days: `4.5 d`. */
  days(minutes: number | null): string;
  /** With its sign: `+6 d`, `−1.5 d`. */
  signedDays(minutes: number | null): string;
  /** Half of the interval of a date: `±0.6 d`; `±?` where it has no end; nothing for a date that never comes. */
  error(date: Estimate<number>): string;
  /** What is saved, as a change of the date: `−4.1 d`; less than can be shown is `±0 d`. */
  savedDays(minutes: number): string;
  /** Half of an interval of working minutes. */
  spanError(low: number, high: number): string;
  /** The largest of them; nothing for dates of which none ever comes. */
  worstError(dates: readonly Estimate<number>[]): string;
}

/**
 * Years are shown when dates would be ambiguous: the forecast reaches about a year after the start. Starts in the seven days from
 * `weekFrom` are shown with their time.
 */
export function forecastWords(plan: Plan, lastMinute: number | null, weekFrom = 0): ForecastWords {
  const shown = lastMinute === null || lastMinute > 330 * 1440 ? Number(plan.start.slice(0, 4)) : undefined;
  const civil = (minute: number): string => instantOfMinute(plan.start, minute);
  const finishDay = (minute: number): string => civil(minute === 0 ? 0 : (Math.ceil(minute / 1440) - 1) * 1440);
  const inDays = (minutes: number): string => {
    const days = minutes / plan.calendar.minutesPerDay;
    const text = days.toFixed(days < 9.95 ? 1 : 0);
    return text.endsWith('.0') ? text.slice(0, -2) : text;
  };
  let profile: Profile | undefined;
  const reach = (date: Estimate<number>): number | null => {
    profile ??= buildPlanProfile(plan);
    return errorMinutes(date, profile);
  };
  return {
    day: (minute) => (minute === null ? 'never' : dayText(finishDay(minute), shown)),
    dayCell: (minute) => (minute === null ? 'never' : dayColumn(finishDay(minute), shown)),
    shortDay: (minute) => (minute === null ? 'never' : dayColumn(finishDay(minute), shown).slice(4)),
    start: (minute) => {
      if (minute === null) return 'never';
      const text = dayText(civil(minute));
      return minute >= weekFrom && minute < weekFrom + 7 * 1440
        ? `${text.slice(0, 3)} ${timeText(civil(minute))}`
        : text;
    },
    days: (minutes) => (minutes === null ? 'unknown' : `${inDays(Math.abs(minutes))} d`),
    signedDays: (minutes) => {
      if (minutes === null) return '';
      if (minutes === 0) return '±0 d';
      // A minute late is late: what would round to nothing shows as the least that can be shown.
      const amount = inDays(Math.max(Math.abs(minutes), plan.calendar.minutesPerDay / 10));
      return `${minutes < 0 ? '−' : '+'}${amount} d`;
    },
    error: (date) => (date.value === null ? '' : errorText(reach(date), plan.calendar.minutesPerDay)),
    savedDays: (minutes) => {
      const amount = inDays(Math.abs(minutes));
      return amount === '0' ? '±0 d' : `${minutes > 0 ? '−' : '+'}${amount} d`;
    },
    spanError: (low, high) => errorText((high - low) / 2, plan.calendar.minutesPerDay),
    worstError: (dates) => {
      const known = dates.filter(({ value }) => value !== null).map(reach);
      if (known.length === 0) return '';
      const worst = known.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)));
      return errorText(worst, plan.calendar.minutesPerDay);
    },
  };
}

/** `71 %`; `<1 %` and `>99 %` for what only nearly never or always happens. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %';
  if (share < 1 && share >= 0.995) return '>99 %';
  return `${Math.round(100 * share)} %`;
}

/** `api Shop API`; the id once where the title only repeats it. */
export function named(id: string, title: string): string {
  return title === '' || title === id ? id : `${id} ${title}`;
}

/** `10,000`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `2.17x`. */
export function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}

/** Enough to know where to look. */
const MOST_NEVER = 5;

/** `a (100 % of the futures), b (3 %)`: what the futures that never finish wait for; empty when all finish. */
export function neverWords({ neverFinishes: list }: Forecast): string {
  const shown = list
    .slice(0, MOST_NEVER)
    .map(({ id, share }, k) => `${clean(id)} (${percent(share)}${k === 0 ? ' of the futures' : ''})`);
  const rest = list.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` … and ${rest} more` : '');
}

/** Names of the baselines speedup is measured against. */
const BASELINES: Readonly<Record<Plan['baseline'], string>> = {
  'sequential-by-owner': 'all work by its owners, one after another',
  'one-person': 'all work by one person at 100 %',
  'sum-of-phases': 'all phases, one after another',
};

/** `2.17x ±0.01 of ... (P10–P90 2.02–2.26); with these assignments no schedule beats 3.40x`. */
export function speedupWords({ speedup: { baseline, p10, p50, p90, bound, samples } }: Forecast): string {
  const { low, high } = statisticOf({ samples, statistic: { kind: 'quantile', percent: 50 } });
  return (
    `${times(p50)} ${halfWidth(low, high)} of ${BASELINES[baseline]} (P10–P90 ${p10.toFixed(2)}–${p90.toFixed(2)}); ` +
    `with these assignments no schedule beats ${times(bound)}`
  );
}

const RULES: Readonly<Record<Plan['rule'], string>> = {
  lft: 'latest finish time',
  document: 'document order',
  edd: 'earliest due date',
  mslk: 'minimum slack',
  mts: 'most successors',
  lst: 'latest start time',
  grpw: 'positional weight',
  spt: 'shortest first',
};

/** `54 issues, 10 people, 4 gates`: what the document lists, without what the reader made of other constructs. */
export function planSize({ issues, people, gates }: Plan): string {
  const count = (number: number, one: string, many: string): string =>
    number === 0 ? '' : `${grouped(number)} ${number === 1 ? one : many}`;
  return [
    count(issues.filter(({ implied }) => implied === null).length, 'issue', 'issues'),
    count(new Set(people.map(({ id, laneOf }) => laneOf ?? id)).size, 'person', 'people'),
    count(gates.filter(({ reviewOf }) => reviewOf === null).length, 'gate', 'gates'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** ` · as of Mon 24 Nov` for a plan with a data date, else nothing. */
export function asOf({ statusDate }: Plan): string {
  return statusDate === null ? '' : ` · as of ${dayText(statusDate, 0)}`;
}

/** ` · P80 ±0.2 d, shares ±1 % at most (95 %)`; only shares where there is no P80. */
export function monteCarloError({ finish, replications, sampling }: Forecast, words: ForecastWords): string {
  const p80 = finish.p80.value === null ? '' : `P80 ${words.error(finish.p80)}, `;
  const how = sampling.kind === 'sobol' ? ` · Sobol points in ${sampling.scramblings} scramblings` : '';
  return `${how} · ${p80}shares ${worstShareError(replications)} at most (95 %)`;
}

/** What the figures rest on: dependencies, dispatch, bands, how exact, how uncertain the estimates were. */
export function footnotes(forecast: Forecast, plan: Plan, words: ForecastWords): string[] {
  const first = plan.classOrder === 'class-first' ? 'class, then ' : '';
  const notes = [`dispatch ${plan.dispatch} by ${first}${RULES[plan.rule]}`];
  const { used, known } = plan.dependencySets;
  if (known.length > 0)
    notes.unshift(`dependencies ${used.length === 0 ? 'as written at the issues' : used.map(clean).join(' + ')}`);
  if (forecast.bands) {
    const ends = forecast.bands.map(({ band, p80 }) => `${band} ${words.day(p80.value)}`).join(', ');
    const { replications } = forecast.bands[0];
    const which = replications < forecast.replications ? `first ${grouped(replications)} futures: ` : '';
    notes.push(`risk bands at ${plan.bands} (${which}P80 at ${ends})`);
  }
  if (forecast.estimatesAtTheirWord) notes.push('estimates taken at their word');
  if (forecast.issueQuantiles === 'quarter-hour') notes.push('dates of issues to the quarter hour');
  const never = forecast.finish.never;
  if (never > 0) notes.push(`${grouped(never)} of the futures never finish`);
  return notes;
}
