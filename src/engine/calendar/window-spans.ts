// When a window of the plan is open, as a sorted list of civil minutes: the kernel turns its ends into alarms.
// Dated stretches and the weekly recurrence are one set of minutes, so touching and overlapping ones become one stretch.
import { dayNumber, minuteOfInstant, weekdayOfDay } from '../../plan/civil-date.ts';
import type { Plan, Window } from '../../plan/plan.ts';
import { MINUTES_PER_DAY } from './day-stretches.ts';

type Span = readonly [from: number, to: number];

/**
 * Flat pairs [from, to) in civil minutes from 00:00 of `plan.start`: sorted, disjoint, non-touching, cut to
 * [0, days * 1440). The weekly part is open on every `everyWeeks`-th week from `startWeek` on (week 1 is the Monday to
 * Sunday that holds `plan.start`), on dates from `first` to `last` inclusive.
 */
export function windowSpans(plan: Pick<Plan, 'start'>, window: Window, days: number): Int32Array {
  const dated = window.spans.map(
    ({ from, to }): Span => [minuteOfInstant(plan.start, from), minuteOfInstant(plan.start, to)],
  );
  return mergeSpans([...dated, ...weeklySpans(plan, window.weekly, days)], days * MINUTES_PER_DAY);
}

function weeklySpans({ start }: Pick<Plan, 'start'>, weekly: Window['weekly'], days: number): Span[] {
  if (weekly === null) return [];
  const today = dayNumber(start);
  const daysSinceMonday = weekdayOfDay(today);
  const first = weekly.first === null ? 0 : Math.max(0, dayNumber(weekly.first) - today);
  const last = weekly.last === null ? days - 1 : Math.min(days - 1, dayNumber(weekly.last) - today);
  const spans: Span[] = [];
  for (let d = first; d <= last; d++) {
    const week = Math.floor((d + daysSinceMonday) / 7) + 1 - weekly.startWeek;
    if (week < 0 || week % weekly.everyWeeks !== 0 || !weekly.on.includes(weekdayOfDay(today + d))) continue;
    spans.push([d * MINUTES_PER_DAY + weekly.from, d * MINUTES_PER_DAY + weekly.to]);
  }
  return spans;
}

function mergeSpans(spans: readonly Span[], end: number): Int32Array {
  const merged: number[] = [];
  for (const [start, stop] of spans.toSorted((a, b) => a[0] - b[0])) {
    const [from, to] = [Math.max(0, start), Math.min(end, stop)];
    if (from >= to) continue;
    const open = merged.length - 1;
    if (open > 0 && from <= merged[open]) merged[open] = Math.max(merged[open], to);
    else merged.push(from, to);
  }
  return Int32Array.from(merged);
}
