// How many futures are enough and who simulates them: --precision, --time-budget, --jobs. None of them changes what a number of futures
// says; the first two decide the number, the last one only how long it takes.
import type { Options } from 'yargs';
import { type ConditionValue, parseConditionValue } from '../plan/condition-value.ts';
import { type RawFlags, shorten, single } from './flag-values.ts';
import { usageStop } from './stop.ts';

/** A span as typed; days and weeks are those of the plan's calendar. */
export type SpanAsked = Extract<ConditionValue, { kind: 'span' }> & { text: string };

/** undefined = not given. */
export interface Effort {
  /** Threads that simulate. */
  jobs: number | undefined;
  /** Go on until the 95 % interval of the finish's P80 is no wider. */
  precision: SpanAsked | undefined;
  /** Of the whole command, in milliseconds. */
  timeBudgetMs: number | undefined;
}

/** As many as a table of parts can add up exactly. */
const MOST_JOBS = 64;
/** A day: whoever waits longer has another question. */
const MOST_MS = 24 * 3_600_000;
const LEAST_MS = 10;

const value = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });

export const JOBS: Readonly<Record<string, Options>> = {
  jobs: value(`threads that simulate, 1 to ${MOST_JOBS}; the answer is the same for any number`),
};

export const EFFORT: Readonly<Record<string, Options>> = {
  precision: value("go on until the 95 % interval of the finish's P80 is this narrow, such as 0.5d, 4h or 1w"),
  'time-budget': value('end after this time, such as 5s or 2m, with the futures simulated by then'),
  ...JOBS,
};

/** Throws a Stop (exit 2) for a value that cannot be meant. */
export function effortOf(flags: RawFlags): Effort {
  return { jobs: jobsOf(flags), precision: precisionOf(flags), timeBudgetMs: timeBudgetOf(flags) };
}

function jobsOf(flags: RawFlags): number | undefined {
  const text = single(flags, 'jobs');
  if (text === undefined) return undefined;
  const jobs = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw usageStop(
    `--jobs must be a whole number from 1 to ${MOST_JOBS}, not "${shorten(text)}"`,
    'without it there is one for every core',
  );
}

function precisionOf(flags: RawFlags): SpanAsked | undefined {
  const text = single(flags, 'precision')?.trim();
  if (text === undefined) return undefined;
  const span = parseConditionValue(text);
  if (span?.kind === 'span' && span.amount > 0) return { ...span, text };
  throw usageStop(
    `--precision must be a span of working time such as 0.5d, 4h, 90m or 1w, not "${shorten(text)}"`,
    'it is the width of the 95 % interval of P80: --precision 1d gives P80 to half a day either way',
  );
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

function timeBudgetOf(flags: RawFlags): number | undefined {
  const text = single(flags, 'time-budget')?.trim();
  if (text === undefined) return undefined;
  const [, amount = '', unit = ''] = /^(\d{1,8}(?:\.\d{1,6})?) *(ms|s|m|min|h)$/.exec(text) ?? [];
  const ms = amount === '' ? 0 : Number(amount) * UNIT_MS[unit];
  if (ms >= LEAST_MS && ms <= MOST_MS) return ms;
  throw usageStop(
    `--time-budget must be a time from 0.01s to 24h such as 5s or 2m, not "${shorten(text)}"`,
    'it counts from the start of the command and ends after the futures in hand',
  );
}
