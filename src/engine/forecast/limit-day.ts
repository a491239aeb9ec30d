// The day a condition compares with, in minutes of the plan: the reader's rules for dates, applied to a condition's value.
import { dayNumber, isoOfDay, minuteOfInstant, weekdayOfDay } from '../../plan/civil-date.ts';
import type { ConditionDay, ConditionValue } from '../../plan/condition-value.ts';
import type { DayWindow, Plan } from '../../plan/plan.ts';

/** First and last minute that count as this date; the same minute when a time is given. */
export interface LimitDay {
  begin: number;
  end: number;
}

/** Days after which `day n` is no longer searched for: 20 years and the n of the grammar. */
const FARTHEST_DAY = 7305 + 9999;

/** A date without a time begins at 00:00 and ends with that day's working hours (a day off has those of ordinary days). */
export function resolveDay(value: Extract<ConditionValue, { kind: 'date' }>, plan: Plan): LimitDay {
  const first = dayNumber(plan.start);
  const day = dayOf(value.day, plan, first);
  const midnight = minuteOfInstant(plan.start, `${isoOfDay(day)}T00:00`);
  if (value.minute !== null) return { begin: midnight + value.minute, end: midnight + value.minute };
  return { begin: midnight, end: midnight + endOfHours(day, plan) };
}

function dayOf(day: ConditionDay, plan: Plan, first: number): number {
  if (day.kind === 'calendar') return dayNumber(day.date);
  if (day.kind === 'week') return first - weekdayOfDay(first) + 7 * (day.week - 1) + day.weekday;
  if (plan.days === 'calendar') return first + day.day - 1;
  let at = first;
  for (let left = day.day; at < first + FARTHEST_DAY; at++) {
    if (windowsOf(at, plan).length > 0) left--;
    if (left === 0) break;
  }
  return at;
}

function windowsOf(day: number, { calendar }: Plan): readonly DayWindow[] {
  return calendar.holidays.includes(isoOfDay(day)) ? [] : calendar.week[weekdayOfDay(day)];
}

function endOfHours(day: number, plan: Plan): number {
  const own = windowsOf(day, plan);
  const windows = own.length > 0 ? own : plan.calendar.week.flat();
  return Math.max(...windows.map(({ to }) => to));
}
