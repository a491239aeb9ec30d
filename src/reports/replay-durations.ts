// Working time in the plan's own days: `2d 3h`, `45m`.
import type { WorkCalendar } from '../plan/plan.ts';

/** Whole working minutes in words; days are what the plan's calendar calls one. */
export function workingTimeText(minutes: number, { minutesPerDay }: Pick<WorkCalendar, 'minutesPerDay'>): string {
  const days = Math.floor(minutes / minutesPerDay);
  const hours = Math.floor((minutes - days * minutesPerDay) / 60);
  const rest = minutes - days * minutesPerDay - hours * 60;
  const parts = [days > 0 ? `${days}d` : '', hours > 0 ? `${hours}h` : '', rest > 0 ? `${rest}m` : ''];
  return parts.filter(Boolean).join(' ') || '0m';
}
