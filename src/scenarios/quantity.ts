// One amount: a duration (`15m`, `1.5d`) in whole minutes, or a factor (`1.4`) as a plain number.
// The text of estimates is made of these, so both kinds share one reader.
import { LONGEST_MINUTES } from './limits.ts';

/** What the text of an amount is measured in. `perDay` and `perWeek` are minutes. */
export type Measure = { kind: 'duration'; perDay: number; perWeek: number } | { kind: 'factor' };
export interface AmountError {
  error: string;
  hint?: string;
}
export type Amount = { value: number } | AmountError;

/** On the clock a day has 24 hours, whatever the working calendar says. */
export const CLOCK: Measure = { kind: 'duration', perDay: 1440, perWeek: 7 * 1440 };
export const FACTOR: Measure = { kind: 'factor' };
const LARGEST_FACTOR = 1000;

const AMOUNT = /^(-?)(\d+(?:\.\d+)?|\.\d+)\s*([a-zA-Z]*)$/;
const LONG_UNITS = new Map([
  ['min', 'm'],
  ['mins', 'm'],
  ['minutes', 'm'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['hrs', 'h'],
  ['day', 'd'],
  ['days', 'd'],
  ['week', 'w'],
  ['weeks', 'w'],
]);

/** An amount of the measure; durations to whole minutes, half up. `unit` holds when the text names none. */
export function parseAmount(text: string, measure: Measure, unit = ''): Amount {
  const match = AMOUNT.exec(text.trim());
  if (match === null)
    return { error: `"${text.trim()}" is not ${measure.kind === 'factor' ? 'a number' : 'a duration'}` };
  if (match[1] === '-') return { error: `${text.trim()} is negative` };
  const number = Number(match[2]);
  const written = match[3] || unit;
  if (measure.kind === 'factor') {
    if (written !== '') return { error: `a factor has no unit, so ${text.trim()} cannot be one` };
    return number <= LARGEST_FACTOR
      ? { value: number }
      : { error: `a factor of ${text.trim()} is beyond ${LARGEST_FACTOR}` };
  }
  return toMinutes(number, written, text.trim(), measure);
}

/** The unit an amount ends in (`d` of `2d`), or nothing. */
export function unitOf(text: string): string {
  return AMOUNT.exec(text.trim())?.[3] ?? '';
}

/** `2-3d` for `2-3 days`, when the text is amounts in units with long names or in none; else nothing. */
export function rewritten(text: string): string | undefined {
  if (!/[a-z]/i.test(text)) return `${text}d or ${text}h`;
  const short = text.replace(/\s*([a-zA-Z]+)/g, (all, unit: string) => LONG_UNITS.get(unit.toLowerCase()) ?? all);
  return short === text ? undefined : short;
}

function minutesOf(unit: string, measure: Measure & { kind: 'duration' }): number | undefined {
  if (unit === 'm') return 1;
  if (unit === 'h') return 60;
  if (unit === 'd') return measure.perDay;
  return unit === 'w' ? measure.perWeek : undefined;
}

function toMinutes(number: number, unit: string, text: string, measure: Measure & { kind: 'duration' }): Amount {
  const worth = minutesOf(unit, measure);
  if (worth === undefined) {
    if (unit === '')
      return number === 0 ? { value: 0 } : { error: `${text} has no unit`, hint: `write ${text}d or ${text}h` };
    const short = LONG_UNITS.get(unit.toLowerCase());
    const hint = short === undefined ? 'units are m, h, d and w' : `write ${number}${short}`;
    return { error: `${text} has the unknown unit ${unit}`, hint };
  }
  const minutes = Math.floor(number * worth + 0.5);
  return minutes <= LONGEST_MINUTES ? { value: minutes } : { error: `${text} is longer than 20 years` };
}
