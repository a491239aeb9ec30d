// Civil dates and instants as planners read them: `Mon 17 Nov`, `Mon 17 Nov 09:15`. Everything is computed in UTC,
// so the machine's time zone can never move a day.
import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns/format';

/** A civil date `YYYY-MM-DD` or instant `YYYY-MM-DDTHH:MM` as a date in UTC. */
export function civilToUtc(civil: string): UTCDate {
  const part = (from: number, to: number) => Number(civil.slice(from, to) || '0');
  return new UTCDate(part(0, 4), part(5, 7) - 1, part(8, 10), part(11, 13), part(14, 16));
}

/** The year of a civil date or instant. */
export function yearOf(civil: string): number {
  return Number(civil.slice(0, 4));
}

/** A log has many events a day; formatting costs more than all the rest of a line. */
const texts = new Map<string, string>();
const MOST_TEXTS = 10_000;

function withYear(civil: string, day: string, referenceYear: number | undefined): string {
  const differs = referenceYear !== undefined && yearOf(civil) !== referenceYear;
  const pattern = differs ? `${day} yyyy` : day;
  const key = `${civil.slice(0, 10)} ${pattern}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = format(civilToUtc(civil), pattern);
  if (texts.size < MOST_TEXTS) texts.set(key, text);
  return text;
}

/** `Mon 17 Nov`; with the year when it is not `referenceYear`: `Mon 5 Jan 2026`. */
export function dayText(civil: string, referenceYear?: number): string {
  return withYear(civil, 'EEE d MMM', referenceYear);
}

/** `Mon 17 Nov 09:15`; with the year when it is not `referenceYear`. A date without a time shows midnight. */
export function instantText(civil: string, referenceYear?: number): string {
  return `${dayText(civil, referenceYear)} ${timeText(civil)}`;
}

/** The day with its number set in two columns, for tables: `Mon  1 Dec`. */
export function dayColumn(civil: string, referenceYear?: number): string {
  return dayText(civil, referenceYear).replace(/ (\d) /, '  $1 ');
}

/** The instant with its day number set in two columns: `Mon  1 Dec 09:15`. */
export function instantColumn(civil: string, referenceYear?: number): string {
  return `${dayColumn(civil, referenceYear)} ${timeText(civil)}`;
}

/** `09:15`; midnight for a date without a time. */
export function timeText(civil: string): string {
  return civil.slice(11, 16) || '00:00';
}

/** `Nov`. */
export function monthText(civil: string): string {
  return format(civilToUtc(civil), 'MMM');
}

/** Day of the month without a leading zero: `1`. */
export function dateOfMonth(civil: string): string {
  return format(civilToUtc(civil), 'd');
}
