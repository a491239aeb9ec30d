// Conditions of `--fail-on` and of a plan's `expect:`, judged and told in one line each.
// A condition that cannot be judged is refused before anything is simulated: it must never count as kept.
import { figureOf } from '../engine/forecast/figure-of.ts';
import type { Forecast } from '../engine/forecast/forecast.ts';
import { judge } from '../engine/forecast/judge.ts';
import { troubleWith } from '../plan/check-condition.ts';
import { type Condition, parseCondition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import { figureError } from '../reports/claims-words.ts';
import { forecastWords } from '../reports/forecast-words.ts';
import { usageStop } from './stop.ts';

export interface Verdict {
  condition: string;
  holds: boolean;
  /** The figure as a person reads it. */
  actual: string;
  /** A civil minute, a share, a ratio, a count or working minutes; null = never or unknown. */
  value: number | null;
  /** Its 95 % Monte Carlo interval; null = unknown or without bound. */
  low: number | null;
  high: number | null;
  /** Half of it, as a person reads it: `±0.6 d`; empty where it is unknown or there is none. */
  error: string;
}

/** Reads conditions typed on the command line. Throws a Stop (E094) for one that cannot be read. */
export function readConditions(texts: readonly string[]): Condition[] {
  return texts.map((text) => {
    const parsed = parseCondition(text);
    if ('condition' in parsed) return parsed.condition;
    throw refused(text, parsed.error, parsed.hint);
  });
}

/** Throws a Stop (E094) for a name that means nothing in this plan. */
export function checkNames(conditions: readonly Condition[], plan: Plan): void {
  for (const condition of conditions) {
    const trouble = troubleWith(condition, plan);
    if (trouble !== null) throw refused(condition.text, trouble.message);
  }
}

/** The verdicts, in the order of the conditions. Throws a Stop (E094) for a name that means nothing. */
export function judgeAll(conditions: readonly Condition[], result: Forecast, plan: Plan): Verdict[] {
  const words = forecastWords(plan, result.finish.p95.value);
  return conditions.map((condition) => {
    const judged = judge(condition, result, plan);
    if ('unknownName' in judged) throw refused(condition.text, judged.message);
    const { holds, actual, value } = judged;
    const { low, high } = figureOf(condition.figure, result);
    const error = figureError(condition.figure.measures, { value, low, high }, words);
    return { condition: condition.text, holds, actual, value, low: bounded(low), high: bounded(high), error };
  });
}

/** `holds   P80(G2) <= 2025-12-12  it is 2025-12-10 16:00 ±0.2 d`, aligned over all verdicts. */
export function tellVerdicts(verdicts: readonly Verdict[]): string {
  const longest = Math.max(0, ...verdicts.map(({ condition }) => condition.length));
  const line = ({ condition, holds, actual, error }: Verdict): string =>
    `${holds ? 'holds ' : 'FAILS '} ${condition.padEnd(longest)}  it is ${actual}${error === '' ? '' : ` ${error}`}\n`;
  return verdicts.map(line).join('');
}

/** What a document can hold. */
function bounded(end: number): number | null {
  return Number.isFinite(end) ? end : null;
}

/** A verdict as it stands in a document. */
export function verdictJson({ condition, holds, actual, value, low, high }: Verdict): Omit<Verdict, 'error'> {
  return { condition, holds, actual, value, low, high };
}

function refused(text: string, why: string, hint?: string) {
  return usageStop(`--fail-on '${text}': ${why}`, hint, 'E094');
}
