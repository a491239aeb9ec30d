// The working calendar, and with it what 1d and 1w are worth: the first section read, because every duration needs it.
import { dayNumber, isoOfDay } from '../plan/civil-date.ts';
import type { DayWindow, Weekday, WorkCalendar } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { readSpans } from './dates.ts';
import type { Place } from './document.ts';
import { shorten } from './document.ts';
import { readDuration } from './duration.ts';
import { openFields, openNamed } from './fields.ts';
import { CALENDAR_KEYS, OWN_CALENDAR_KEYS } from './keys-of-people.ts';
import { LAST_DAY } from './limits.ts';
import { readText } from './scalars.ts';
import { readHours, readWeekdays, WEEKDAYS, weekdayOf } from './weekly.ts';

const NORMAL_WEEK: readonly Weekday[] = [0, 1, 2, 3, 4];
const NORMAL_HOURS: readonly DayWindow[] = [{ from: 9 * 60, to: 17 * 60 }];
const EVERY_DAY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** Monday to Friday, 09:00-17:00, no holidays. */
const NORMAL_CALENDAR: WorkCalendar = {
  week: EVERY_DAY.map((day) => (NORMAL_WEEK.includes(day) ? NORMAL_HOURS : [])),
  holidays: [],
  minutesPerDay: 480,
  minutesPerWeek: 2400,
  timeZone: null,
};

/** The calendar of the document; after a complaint, one that further reading can use. */
export function readCalendar(complaints: Complaints, place: Place | undefined): WorkCalendar {
  const fields = place === undefined ? null : openFields(complaints, place, CALENDAR_KEYS, 'calendar', true);
  if (place === undefined || fields === null) return NORMAL_CALENDAR;
  const days = readWeekdays(complaints, fields.at('week'), NORMAL_WEEK) ?? NORMAL_WEEK;
  const stated = readHours(complaints, fields.at('hours'));
  const hours = stated ?? NORMAL_HOURS;
  const week = EVERY_DAY.map((day) => (days.includes(day) ? hours : []));
  readExceptions(complaints, fields.at('except'), week);
  const isIdle = week.every((windows) => windows.length === 0);
  if (isIdle) complaints.add('E029', place, 'no day of the week has any working hours', { atKey: true });
  const ownDay = readDuration(complaints, fields.at('day'), CLOCK_ONLY, 'day');
  const minutesPerDay = atLeastOne(complaints, fields.at('day'), ownDay) ?? (minutesIn(hours) || 480);
  const ownWeek = readDuration(complaints, fields.at('workWeek'), { ...CLOCK_ONLY, perDay: minutesPerDay }, 'workWeek');
  const workingDays = week.filter((windows) => windows.length > 0).length;
  const summed =
    ownDay === null ? week.reduce((sum, windows) => sum + minutesIn(windows), 0) : minutesPerDay * workingDays;
  return {
    week: isIdle ? NORMAL_CALENDAR.week : week,
    holidays: readHolidays(complaints, fields.at('holidays')),
    minutesPerDay,
    minutesPerWeek: atLeastOne(complaints, fields.at('workWeek'), ownWeek) ?? (summed || 2400),
    timeZone: readTimeZone(complaints, fields.at('timeZone')),
  };
}

/** Puts the hours of single weekdays into the week. */
function readExceptions(complaints: Complaints, place: Place | undefined, week: (readonly DayWindow[])[]): void {
  for (const [name, value] of openNamed(complaints, place, 'except')) {
    const day = weekdayOf(name);
    const windows = readHours(complaints, value);
    if (day === null)
      complaints.add('E030', value, `${shorten(name)} is no weekday`, { atKey: true, hint: WEEKDAYS.join(', ') });
    else if (windows !== null) week[day] = windows;
  }
}

/**
 * A person's own days and hours: what they do not say is the plan's, days the plan does not work have the hours of its first
 * working day, days off are added to the plan's. Null when there is none, or after a complaint.
 */
export function readOwnCalendar(
  complaints: Complaints,
  place: Place | undefined,
  ofPlan: WorkCalendar,
): Pick<WorkCalendar, 'week' | 'holidays'> | null {
  const fields = place === undefined ? null : openFields(complaints, place, OWN_CALENDAR_KEYS, 'calendar', true);
  if (place === undefined || fields === null) return null;
  const planDays = EVERY_DAY.filter((day) => ofPlan.week[day].length > 0);
  const usual = ofPlan.week[planDays[0] ?? 0];
  const days = readWeekdays(complaints, fields.at('week'), planDays) ?? planDays;
  const hours = readHours(complaints, fields.at('hours'));
  const week = EVERY_DAY.map((day) => {
    if (!days.includes(day)) return [];
    return hours ?? (ofPlan.week[day].length > 0 ? ofPlan.week[day] : usual);
  });
  readExceptions(complaints, fields.at('except'), week);
  const holidays = new Set([...ofPlan.holidays, ...readHolidays(complaints, fields.at('holidays'))]);
  if (week.some((windows) => windows.length > 0)) return { week, holidays: Array.from(holidays).sort() };
  complaints.add('E029', place, 'no day of the week has any working hours', { atKey: true });
  return null;
}

/** What a day is worth is told in minutes and hours: anything else would turn in a circle. */
const CLOCK_ONLY = { kind: 'duration', perDay: 1440, perWeek: 7 * 1440 } as const;

function atLeastOne(complaints: Complaints, place: Place | undefined, minutes: number | null): number | null {
  if (minutes !== 0 || place === undefined) return minutes;
  complaints.add('E031', place, 'a day or week cannot be worth nothing');
  return null;
}

function minutesIn(windows: readonly DayWindow[]): number {
  return windows.reduce((sum, { from, to }) => sum + to - from, 0);
}

function readHolidays(complaints: Complaints, place: Place | undefined): string[] {
  const days = new Set<string>();
  for (const { from, to } of readSpans(complaints, place, 'holidays')) {
    const last = Math.min(dayNumber(to), dayNumber(from) + 2 * LAST_DAY);
    for (let day = dayNumber(from); day <= last; day += 1) days.add(isoOfDay(day));
  }
  return Array.from(days).sort();
}

function readTimeZone(complaints: Complaints, place: Place | undefined): string | null {
  const name = readText(complaints, place, 'timeZone');
  if (name === null || place === undefined) return null;
  if (/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name)) return name;
  complaints.add('E012', place, `${shorten(name)} is no time zone`, {
    hint: 'write a name such as Europe/Prague or UTC',
  });
  return null;
}
