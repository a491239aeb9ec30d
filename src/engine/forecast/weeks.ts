// Calendar weeks as minutes: Monday to Sunday, week 1 (index 0 here) holds the plan's start.
import { dayNumber, weekdayOfDay } from '../../plan/civil-date.ts';

export const WEEK_MINUTES = 10_080;

/** Minutes from Monday 00:00 of week 1 to 00:00 of the plan's first day. */
export function weekOffset(start: string): number {
  return weekdayOfDay(dayNumber(start)) * 1440;
}

/** Index of the week that holds a finish (left name: Sunday 24:00 belongs to the old week). */
export function weekOfFinish(minute: number, offset: number): number {
  return Math.max(0, Math.ceil((minute + offset) / WEEK_MINUTES) - 1);
}

/** Index of the week that holds a minute. */
export function weekOfMinute(minute: number, offset: number): number {
  return Math.floor((minute + offset) / WEEK_MINUTES);
}

/** First minute after week `week` (an index). */
export function weekEnd(week: number, offset: number): number {
  return (week + 1) * WEEK_MINUTES - offset;
}
