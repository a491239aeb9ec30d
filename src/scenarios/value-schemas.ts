// JSON Schema of the value forms: what a duration, an estimate, a date look like to an editor.
// A little wider than the reader (which also judges meaning), never narrower. Loaded only to print the schema: zod is heavy.
import { z } from 'zod';

const NUMBER = String.raw`(\d+(\.\d+)?|\.\d+)`;
const AMOUNT = String.raw`${NUMBER}\s*[mhdw]?`;
const PERCENT = String.raw`\d+(\.\d+)?\s*%`;
const TIME = String.raw`\d{1,2}:\d{2}`;
const DAY = String.raw`(\d{4}-\d{2}-\d{2}|[wW]eek\s+\d+(\s+[a-zA-Z]+)?|[dD]ay\s+\d+)`;
const HOURS = String.raw`${TIME}\s*[-–]\s*${TIME}`;
const range = (amount: string): string => String.raw`${amount}(\s*[-–]\s*${amount}|\s*/\s*${amount}\s*/\s*${amount})?`;

function pattern(source: string, examples: readonly string[]) {
  return z
    .string()
    .regex(new RegExp(String.raw`^\s*${source}\s*$`))
    .meta({ examples });
}

/** One value or a list of them; nothing counts as an empty list. */
export function oneOrMore<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value), z.null()]);
}

/** Text as the reader takes it: numbers and yes/no count as what was written. */
export const textSchema = z.union([z.string(), z.number(), z.boolean()]);
export const shareSchema = z
  .union([pattern(PERCENT, ['80%', '25%']), z.number().min(0).max(1)])
  .meta({ id: 'share', description: 'A share: 80% or 0.8.' });
export const durationSchema = z
  .union([pattern(String.raw`${NUMBER}\s*[mhdw]`, ['15m', '4h', '2d', '1w']), z.literal(0), z.literal('0')])
  .meta({ id: 'duration', description: 'A duration: a number and a unit (m, h, d, w).' });
export const lagSchema = z
  .union([pattern(String.raw`-?${NUMBER}\s*[mhdw]`, ['2h', '1d', '-4h']), z.literal(0), z.literal('0')])
  .meta({ id: 'lag', description: 'A duration; negative is a lead.' });
export const estimateTextSchema = pattern(range(AMOUNT), ['2d', '1-2d', '4h-1d', '1/2/4d']);
export const factorTextSchema = pattern(range(NUMBER), ['1.4', '1.1-1.6', '1.1/1.2/1.6']);
export const dateSchema = pattern(`${DAY}([ T]+${TIME})?`, [
  '2025-11-17',
  '2025-11-17 14:30',
  'week 2 fri',
  'week 2 fri 18:00',
  'day 12',
]).meta({ id: 'date', description: 'A date, with or without a time.' });
export const spansSchema = oneOrMore(
  pattern(String.raw`\d{4}-\d{2}-\d{2}(\s*\.\.\s*\d{4}-\d{2}-\d{2})?`, ['2025-12-24', '2025-12-24..2025-12-31']),
).meta({ id: 'spans', description: 'Dates or spans of dates, both days included.' });
export const weekdaysSchema = oneOrMore(pattern('[a-zA-Z]+(\\s*-\\s*[a-zA-Z]+)?', ['mon', 'mon-fri', 'workday'])).meta({
  id: 'weekdays',
  description: 'mon, mon-fri, a list of them, or workday.',
});
export const windowSchema = pattern(HOURS, ['09:00-17:00']);
export const hoursSchema = oneOrMore(windowSchema).meta({ id: 'hours', description: 'Windows of one day.' });
export const timeSchema = pattern(TIME, ['09:00']);
/** A share, a band, or the name of a band. */
export const chanceSchema = z
  .union([
    pattern(String.raw`(${PERCENT}|\d+(\.\d+)?\s*%?\s*[-–]\s*${PERCENT})`, ['20%', '10-30%']),
    z.string(),
    z.number().min(0).max(1),
  ])
  .meta({ id: 'chance', description: 'How likely: 20%, 10-30%, or the name of a band of scales.probability.' });
