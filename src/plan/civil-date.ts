// Civil dates as integers: day numbers count from 1970-01-01 in the proleptic Gregorian calendar.
// No Date object and no time zone anywhere, so the same text means the same day on every machine.
import type { CivilDate, CivilInstant, Weekday } from './plan.ts';

const MINUTES_PER_DAY = 1440;
/** Days in 400 years, after which the Gregorian calendar repeats. */
const DAYS_PER_ERA = 146097;
/** From 0000-03-01, where every era begins, to 1970-01-01. */
const EPOCH_SHIFT = 719468;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Is this text `YYYY-MM-DD` and does that day exist? */
export function isCivilDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Days from 1970-01-01 to a civil date `YYYY-MM-DD`; NaN when the text is no date.
 * Years are counted from 1 March, so that the leap day ends the year and month lengths follow (153 m + 2) / 5.
 */
export function dayNumber(iso: CivilDate): number {
  if (!isCivilDate(iso)) return Number.NaN;
  const month = Number(iso.slice(5, 7));
  const year = Number(iso.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(iso.slice(8)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The civil date `YYYY-MM-DD` of a day number. */
export function isoOfDay(day: number): CivilDate {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** Weekday of a day number, 0 = Monday. */
export function weekdayOfDay(day: number): Weekday {
  return ((((day + 3) % 7) + 7) % 7) as Weekday; // 1970-01-01 was a Thursday
}

/** Civil minutes from 00:00 of `startDate` to an instant `YYYY-MM-DDTHH:MM` (24:00 allowed); NaN when it is none. */
export function minuteOfInstant(startDate: CivilDate, instant: CivilInstant): number {
  const match = INSTANT.exec(instant);
  if (match === null) return Number.NaN;
  const minute = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59 || minute > MINUTES_PER_DAY) return Number.NaN;
  return (dayNumber(match[1]) - dayNumber(startDate)) * MINUTES_PER_DAY + minute;
}

/** The instant `YYYY-MM-DDTHH:MM` that many civil minutes after 00:00 of `startDate`. */
export function instantOfMinute(startDate: CivilDate, minute: number): CivilInstant {
  const day = Math.floor(minute / MINUTES_PER_DAY);
  const ofDay = minute - day * MINUTES_PER_DAY;
  return `${isoOfDay(dayNumber(startDate) + day)}T${pad(Math.floor(ofDay / 60), 2)}:${pad(ofDay % 60, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
