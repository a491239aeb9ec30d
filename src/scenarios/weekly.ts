// Weekdays, times and windows of hours.
import type { DayWindow, Weekday } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isList, nodeInWords, type Place, shorten } from './document.ts';
import { openList } from './fields.ts';
import { readShort } from './scalars.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const TIME = /^(\d{1,2}):(\d{2})$/;

/** The weekday of a word such as `mon` or `Monday`, or null. */
export function weekdayOf(word: string): Weekday | null {
  const short = word.toLowerCase();
  const index = WEEKDAYS.findIndex((day) => day === short || (short.length > 3 && fullName(day) === short));
  return index < 0 ? null : (index as Weekday);
}

function fullName(day: (typeof WEEKDAYS)[number]): string {
  const endings = { mon: 'day', tue: 'sday', wed: 'nesday', thu: 'rsday', fri: 'day', sat: 'urday', sun: 'day' };
  return day + endings[day];
}

/** Weekdays, sorted; `workdays` are those `workday` stands for. Null after a complaint. */
export function readWeekdays(
  complaints: Complaints,
  place: Place | undefined,
  workdays: readonly Weekday[],
): readonly Weekday[] | null {
  if (place === undefined) return null;
  const days = new Set<Weekday>();
  let isGood = true;
  for (const item of openList(place)) {
    const text = readShort(complaints, item, 'a weekday');
    const found = text === null ? null : weekdaysOf(text.trim(), workdays);
    if (found === null) isGood = false;
    if (text !== null && found === null) {
      const hint = complaints.guess(text, [...WEEKDAYS, 'workday']) ?? 'mon, mon-fri, [mon, wed] or workday';
      complaints.add('E030', item, `${shorten(text)} is no weekday`, { hint });
    }
    for (const day of found ?? []) days.add(day);
  }
  return isGood ? Array.from(days).sort((a, b) => a - b) : null;
}

function weekdaysOf(text: string, workdays: readonly Weekday[]): readonly Weekday[] | null {
  if (text === 'workday') return workdays;
  const [first, last, more] = text.split('-').map((word) => weekdayOf(word.trim()));
  if (first === null || last === null || more !== undefined) return null;
  const days: Weekday[] = [first];
  for (let day = first; last !== undefined && day !== last; ) days.push((day = ((day + 1) % 7) as Weekday));
  return days;
}

/** Minutes after midnight of `09:30`; 24:00 is the end of the day. Null when it is no time. */
export function minuteOfTime(text: string): number | null {
  const match = TIME.exec(text.trim());
  if (match === null || Number(match[2]) > 59) return null;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute <= 1440 ? minute : null;
}

/** A time of day, or null after a complaint. */
export function readTime(complaints: Complaints, place: Place | undefined, what: string): number | null {
  if (place === undefined) return null;
  const text = readShort(complaints, place, what);
  const minute = text === null ? null : minuteOfTime(text);
  if (text !== null && (minute === null || minute === 1440)) {
    complaints.add('E027', place, `${what}: ${nodeInWords(place.node)} is no time of day`, { hint: 'write 09:00' });
    return null;
  }
  return minute;
}

/** Windows of one day, sorted and disjoint; an empty list is a day off. Null after a complaint. */
export function readHours(complaints: Complaints, place: Place | undefined): readonly DayWindow[] | null {
  if (place === undefined) return null;
  const items = openList(place);
  const windows = items.map((item) => readWindow(complaints, item));
  if (windows.some((window) => window === null)) return null;
  const sorted = (windows as DayWindow[]).map((window, index) => ({ window, item: items[index] }));
  sorted.sort((a, b) => a.window.from - b.window.from);
  for (let index = 1; index < sorted.length; index += 1) {
    if (sorted[index].window.from >= sorted[index - 1].window.to) continue;
    const related = [{ place: sorted[index - 1].item, message: 'the window it overlaps' }];
    complaints.add('E028', sorted[index].item, 'two windows of one day overlap', { related });
    return null;
  }
  return sorted.map(({ window }) => window);
}

/** One window `09:00-12:00`, or null after a complaint. */
export function readWindow(complaints: Complaints, place: Place | undefined): DayWindow | null {
  if (place === undefined) return null;
  const text = isList(place) ? null : readShort(complaints, place, 'a window of hours');
  const [from, to, more] = text === null ? [null, null] : text.split(/[-–]/).map(minuteOfTime);
  if (text !== null && from != null && to != null && more === undefined && from < to) return { from, to };
  const isReversed = from != null && to != null && more === undefined;
  const problem = isReversed ? 'does not end after it begins' : 'is no window of hours';
  if (text !== null) complaints.add('E027', place, `${shorten(text)} ${problem}`, { hint: 'write 09:00-17:00' });
  else if (isList(place)) complaints.add('E012', place, 'a window of hours is text such as 09:00-12:00, not a list');
  return null;
}
