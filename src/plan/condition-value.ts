// The right side of a condition: a date, a share, a ratio or a span, as written. Dates that count from the plan's start
// stay unresolved here, so that a condition can be read before (and without) the plan that it judges.
import { isCivilDate } from './civil-date.ts';
import type { CivilDate, Weekday } from './plan.ts';

export type ConditionDay =
  | { kind: 'calendar'; date: CivilDate }
  /** Weeks run Monday to Sunday; week 1 holds the plan's start. */
  | { kind: 'week'; week: number; weekday: Weekday }
  /** 1 = the first day, counted as the plan counts its days. */
  | { kind: 'day'; day: number };

export type ConditionValue =
  /** `minute` after midnight, null = the whole day is meant. */
  | { kind: 'date'; day: ConditionDay; minute: number | null }
  /** 0-1; `decimals` of the percentage as written (of the plain number times 100, when so written). */
  | { kind: 'share'; value: number; decimals: number }
  | { kind: 'ratio'; value: number; decimals: number }
  | { kind: 'span'; amount: number; unit: 'm' | 'h' | 'd' | 'w'; decimals: number };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2}))?$/;
const WEEK = /^week +(\d{1,3}) +([a-z]+)(?: +(\d{1,2}:\d{2}))?$/i;
const DAY = /^day +(\d{1,4})(?: +(\d{1,2}:\d{2}))?$/i;
const SPAN = /^([+−-]?\d+(?:\.(\d+))?) *([mhdw])$/;
const SHARE = /^([+−-]?\d+(?:\.(\d+))?) *%$/;
const RATIO = /^([+−-]?\d+(?:\.(\d+))?) *([x×]?)$/;
const SIGN = /^[+−-]/;

/** Reads one value; null when it is none of the four kinds. Only spans have a sign, unless differences are compared (`signed`). */
export function parseConditionValue(text: string, signed = false): ConditionValue | null {
  const span = SPAN.exec(text);
  if (span) {
    return { kind: 'span', amount: numberOf(span[1]), unit: span[3] as 'm', decimals: (span[2] ?? '').length };
  }
  if (!signed && SIGN.test(text)) return null;
  const share = SHARE.exec(text);
  if (share) return { kind: 'share', value: numberOf(share[1]) / 100, decimals: (share[2] ?? '').length };
  const ratio = RATIO.exec(text);
  if (ratio) return { kind: 'ratio', value: numberOf(ratio[1]), decimals: (ratio[2] ?? '').length };
  return parseDate(text);
}

function numberOf(text: string): number {
  return Number(text.replace('−', '-'));
}

function parseDate(text: string): ConditionValue | null {
  const date = DATE.exec(text);
  if (date) return isCivilDate(date[1]) ? withTime({ kind: 'calendar', date: date[1] }, date[2]) : null;
  const week = WEEK.exec(text);
  if (week) {
    const weekday = WEEKDAYS.indexOf(week[2].toLowerCase().slice(0, 3));
    const known =
      weekday >= 0 && 'monday tuesday wednesday thursday friday saturday sunday'.includes(week[2].toLowerCase());
    if (!known || Number(week[1]) < 1) return null;
    return withTime({ kind: 'week', week: Number(week[1]), weekday: weekday as Weekday }, week[3]);
  }
  const day = DAY.exec(text);
  if (day && Number(day[1]) >= 1) return withTime({ kind: 'day', day: Number(day[1]) }, day[2]);
  return null;
}

function withTime(day: ConditionDay, time: string | undefined): ConditionValue | null {
  if (time === undefined) return { kind: 'date', day, minute: null };
  const [hours, minutes] = time.split(':').map(Number);
  const minute = hours * 60 + minutes;
  return minutes <= 59 && minute <= 1440 ? { kind: 'date', day, minute } : null;
}

/** `0.8` where a share is asked for means 80 %: a plain number between 0 and 1 can be read so. */
export function asShare(value: ConditionValue): ConditionValue | null {
  if (value.kind === 'share') return value;
  if (value.kind !== 'ratio' || value.value > 1) return null;
  return { kind: 'share', value: value.value, decimals: Math.max(0, value.decimals - 2) };
}
