// Amounts and dates as spreadsheets of any country write them. How a column writes them is judged from the whole column, because
// one cell alone (1,234 or 03/04/2025) may mean two things.
import { dayNumber, isCivilDate } from '../plan/civil-date.ts';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '-', '–', '?']);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** More than anybody estimates, and small enough for every sum. */
const LARGEST_AMOUNT = 1e9;

export type Amount = number | 'missing' | 'unreadable';

/** Cells that stand for nothing. */
export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** Reads amounts of a column: 1.5, 1,5, 1 234.5, 1.234,5, 1:30 (hours and minutes), 4h with that unit. Cells are trimmed. */
export function amountReader(cells: Iterable<string>, unit: string): (cell: string) => Amount {
  const comma = hasDecimalComma(cells);
  const suffix = new RegExp(`\\s*${unit.replace(/[^\p{L}\p{N} ]/gu, '\\$&')}$`, 'iu');
  return (cell) => {
    if (isMissing(cell)) return 'missing';
    const clock = /^(\d+):([0-5]\d)$/.exec(cell);
    if (clock !== null) return Number(clock[1]) + Number(clock[2]) / 60;
    const bare = cell.replace(suffix, '').replace(/[\s\u00a0\u202f'’]/g, '');
    const written = comma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
    const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(written) ? Number(written) : Number.NaN;
    return Math.abs(number) <= LARGEST_AMOUNT ? number : 'unreadable';
  };
}

/** A comma that cannot part thousands is a decimal one: 1,5 or 1.234,50 says so for the column. */
function hasDecimalComma(cells: Iterable<string>): boolean {
  for (const cell of cells) {
    if (/\.\d+,\d*$/.test(cell) || /^[^,.]*,(\d{1,2}|\d{4,})(\D|$)/.test(cell)) return true;
    if (/,.*\./.test(cell)) return false;
  }
  return false;
}

export interface HistoryTime {
  /** Ascends with time: the day's number, or the number itself. */
  time: number;
  /** Quarter of a year; null for bare numbers. */
  period: number | null;
}
export type TimeReader = { kind: 'date' | 'number'; read(cell: string): HistoryTime | null };

/** Reads times of a column: dates in most spellings, or numbers that ascend. 'ambiguous' when day and month cannot be told apart. */
export function timeReader(cells: readonly string[]): TimeReader | 'ambiguous' {
  const given = cells.filter((cell) => !isMissing(cell));
  const numeric = given.filter((cell) => /^\d+(\.\d+)?$/.test(cell)).length;
  if (given.length > 0 && numeric * 2 > given.length)
    return {
      kind: 'number',
      read: (cell) => (/^\d{1,15}(\.\d+)?$/.test(cell) ? { time: Number(cell), period: null } : null),
    };
  const order = orderOf(given);
  return order === 'ambiguous' ? order : { kind: 'date', read: (cell) => timeOf(isoOf(cell, order)) };
}

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?=$|[ T,])/;

function orderOf(cells: readonly string[]): 'day' | 'month' | 'ambiguous' {
  let unclear = false;
  for (const cell of cells) {
    const found = SLASHED.exec(cell);
    if (found === null) continue;
    if (Number(found[1]) > 12) return 'day';
    if (Number(found[2]) > 12) return 'month';
    unclear ||= found[1] !== found[2];
  }
  return unclear ? 'ambiguous' : 'day';
}

/** YYYY-MM-DD, or null. */
function isoOf(cell: string, order: 'day' | 'month'): string | null {
  const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[ T,])/.exec(cell);
  if (year !== null) return iso(year[1], year[2], year[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?=$|[ T,])/.exec(cell);
  if (dotted !== null) return iso(dotted[3], dotted[2], dotted[1]);
  const slashed = SLASHED.exec(cell);
  if (slashed !== null) {
    const [day, month] = order === 'day' ? [slashed[1], slashed[2]] : [slashed[2], slashed[1]];
    return iso(slashed[3], month, day);
  }
  const first = /^(\d{1,2})[-\s/.]+([a-z]{3})[a-z]*[-\s/.,]+(\d{4}|\d{2})(?=$|[ T,])/i.exec(cell);
  if (first !== null) return iso(first[3], monthOf(first[2]), first[1]);
  const named = /^([a-z]{3})[a-z]*[-\s/.]+(\d{1,2})[-\s/.,]+(\d{4}|\d{2})(?=$|[ T,])/i.exec(cell);
  return named === null ? null : iso(named[3], monthOf(named[1]), named[2]);
}

function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

/** Two digits are years from 1970 to 2069. */
function iso(year: string, month: string, day: string): string {
  const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function timeOf(date: string | null): HistoryTime | null {
  if (date === null || !isCivilDate(date)) return null;
  const [year, month] = date.split('-').map(Number);
  return { time: dayNumber(date), period: year * 4 + Math.floor((month - 1) / 3) };
}
