// Dates as a planner writes them: civil dates, `week 2 fri`, `day 12`, each with or without a time.
// Without a time a date means the end of that day's working hours (as a start: their beginning).
import { dayNumber, isCivilDate, isoOfDay, weekdayOfDay } from '../plan/civil-date.ts';
import type { CivilDate, CivilInstant, DayWindow, WorkCalendar } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type Place, shorten } from './document.ts';
import { openList } from './fields.ts';
import { LAST_DAY } from './limits.ts';
import type { Reading } from './reading.ts';
import { readShort } from './scalars.ts';
import { minuteOfTime, weekdayOf } from './weekly.ts';

const DATE_AND_TIME = /^(.*?)(?:[ T]+(\d{1,2}:\d{2}))?$/s;
const WEEK = /^week\s+(\d{1,4})(?:\s+([a-zA-Z]+))?$/i;
const DAY = /^day\s+(\d{1,5})$/i;
const FORMS = 'write 2025-11-17, week 2 fri, week 2 or day 12, and a time behind it if it matters';
/** What dates are read against. */
export type DateContext = Pick<Reading, 'complaints' | 'calendar' | 'start' | 'days'>;

/** The first day of the plan: a civil date without time. Null after a complaint. */
export function readStart(complaints: Complaints, place: Place | undefined): CivilDate | null {
  const start = readCivilDate(complaints, place, 'start');
  if (place === undefined || start === null || (start >= '1970' && start < '2200')) return start;
  complaints.add('E025', place, 'start lies between 1970 and 2199');
  return null;
}

/**
 * An instant, or null after a complaint. `edge` is what a date without time means.
 * `tooEarly` says what a date before the start is: an error, a warning about a target, or nothing.
 */
export function readDate(
  context: DateContext,
  place: Place | undefined,
  edge: 'begin' | 'end',
  what: string,
  tooEarly: 'E026' | 'W204' = 'E026',
): CivilInstant | null {
  if (place === undefined) return null;
  const { complaints, start } = context;
  const text = readShort(complaints, place, what);
  if (text === null) return null;
  const [, dateText, timeText] = DATE_AND_TIME.exec(text) as RegExpExecArray;
  const time = timeText === undefined ? undefined : minuteOfTime(timeText);
  const day = dayOf(dateText, start ?? '2000-01-03', context, edge);
  if (day === null || time === null) {
    const hint = /^\d{4}-\d{2}-\d{2}/.test(text) && time !== null ? 'there is no such day' : FORMS;
    complaints.add('E025', place, `${what}: ${shorten(text)} is no date`, { hint });
    return null;
  }
  if (start === null) return null;
  const first = dayNumber(start);
  if (day > first + LAST_DAY) {
    complaints.add('E026', place, `${what}: ${shorten(text)} is more than 20 years after the start`);
    return null;
  }
  if (day < first) {
    complaints.add(tooEarly, place, `${what} ${shorten(text)} lies before the start of the plan on ${start}`);
    if (tooEarly === 'E026') return null;
  }
  return instant(day, time ?? edgeOf(day, context.calendar, edge));
}

/** A day in any of the forms of a date without time, also before the start; null after a complaint. */
export function readDay(
  context: DateContext,
  place: Place | undefined,
  edge: 'begin' | 'end',
  what: string,
): CivilDate | null {
  if (place === undefined) return null;
  const text = readShort(context.complaints, place, what);
  if (text === null) return null;
  const day = dayOf(text, context.start ?? '2000-01-03', context, edge);
  const first = dayNumber(context.start ?? '2000-01-03');
  if (day !== null && day <= first + LAST_DAY) return isoOfDay(day);
  if (day !== null)
    context.complaints.add('E026', place, `${what}: ${shorten(text)} is more than 20 years after the start`);
  else {
    const hint = /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? 'there is no such day'
      : 'write 2025-11-17, week 2 fri, week 2 or day 12';
    context.complaints.add('E025', place, `${what}: ${shorten(text)} is no day`, { hint });
  }
  return null;
}

/** A civil date without time, or null after a complaint. */
export function readCivilDate(complaints: Complaints, place: Place | undefined, what: string): CivilDate | null {
  if (place === undefined) return null;
  const text = readShort(complaints, place, what);
  if (text === null) return null;
  if (isCivilDate(text)) return text;
  const isShaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const hint = isShaped ? 'there is no such day' : 'write 2025-11-17';
  complaints.add('E025', place, `${what}: ${shorten(text)} is no date`, { hint });
  return null;
}

/** Spans of civil dates, both days included; single dates are spans of one day. */
export function readSpans(
  complaints: Complaints,
  place: Place | undefined,
  what: string,
): { from: CivilDate; to: CivilDate }[] {
  return openList(place).flatMap((item) => {
    const text = readShort(complaints, item, what);
    if (text === null) return [];
    const [from, to = from, more] = text.split('..').map((part) => part.trim());
    if (!isCivilDate(from) || !isCivilDate(to) || more !== undefined) {
      const hint = 'write 2025-12-24 or 2025-12-24..2025-12-31';
      complaints.add('E025', item, `${what}: ${shorten(text)} is no span of dates`, { hint });
      return [];
    }
    if (from <= to) return [{ from, to }];
    complaints.add('E025', item, `${what}: ${shorten(text)} ends before it begins`);
    return [];
  });
}

/** Windows of a civil day: holidays and days off have none. */
function windowsOf(day: number, calendar: WorkCalendar): readonly DayWindow[] {
  return calendar.holidays.includes(isoOfDay(day)) ? [] : calendar.week[weekdayOfDay(day)];
}

function dayOf(text: string, start: CivilDate, context: DateContext, edge: 'begin' | 'end'): number | null {
  if (isCivilDate(text)) return dayNumber(text);
  const first = dayNumber(start);
  const week = WEEK.exec(text);
  if (week !== null && Number(week[1]) >= 1) {
    const weekday = week[2] === undefined ? edgeOfWeek(context.calendar, edge) : weekdayOf(week[2]);
    const monday = first - weekdayOfDay(first) + 7 * (Number(week[1]) - 1);
    // The first week may begin before the plan does; a bare `week 1` then begins with the plan.
    if (weekday !== null)
      return week[2] === undefined && edge === 'begin' ? Math.max(first, monday + weekday) : monday + weekday;
  }
  const count = Number(DAY.exec(text)?.[1] ?? 0);
  if (count < 1) return null;
  return context.days === 'calendar' ? first + count - 1 : nthWorkingDay(first, count, context.calendar);
}

/** First or last day of a week that has hours. */
function edgeOfWeek({ week }: WorkCalendar, edge: 'begin' | 'end'): number {
  const days = week.flatMap((windows, day) => (windows.length > 0 ? [day] : []));
  return (edge === 'begin' ? days[0] : days[days.length - 1]) ?? 0;
}

function nthWorkingDay(first: number, count: number, calendar: WorkCalendar): number {
  let day = first;
  for (let left = count; day <= first + LAST_DAY; day += 1) {
    if (windowsOf(day, calendar).length > 0) left -= 1;
    if (left === 0) return day;
  }
  return day;
}

/** First or last working minute of a day; a day off has the hours of the ordinary days. */
function edgeOf(day: number, calendar: WorkCalendar, edge: 'begin' | 'end'): number {
  const own = windowsOf(day, calendar);
  const windows = own.length > 0 ? own : calendar.week.flat();
  return edge === 'begin' ? Math.min(...windows.map(({ from }) => from)) : Math.max(...windows.map(({ to }) => to));
}

/** 24:00 is written as 00:00 of the next day, so that every instant has one name. */
function instant(day: number, minute: number): CivilInstant {
  if (minute === 1440) return instant(day + 1, 0);
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${isoOfDay(day)}T${hour}:${String(minute % 60).padStart(2, '0')}`;
}
