// Conditions of `--fail-on` and of a plan's `expect:`, judged and told in one line each.
// A condition that cannot be judged is refused before anything is simulated: it must never count as kept.
import type { Forecast } from '../engine/forecast/forecast.ts';
import { judge } from '../engine/forecast/judge.ts';
import { troubleWith } from '../plan/check-condition.ts';
import { type Condition, parseCondition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import { usageStop } from './stop.ts';

export interface Verdict {
  condition: string;
  holds: boolean;
  /** The figure as a person reads it. */
  actual: string;
  /** A civil minute, a share, a ratio, a count or working minutes; null = never or unknown. */
  value: number | null;
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
  return conditions.map((condition) => {
    const judged = judge(condition, result, plan);
    if ('unknownName' in judged) throw refused(condition.text, judged.message);
    const { holds, actual, value } = judged;
    return { condition: condition.text, holds, actual, value };
  });
}

/** `holds   P80(G2) <= 2025-12-12   (2025-12-10)`, aligned over all verdicts. */
export function tellVerdicts(verdicts: readonly Verdict[]): string {
  const longest = Math.max(0, ...verdicts.map(({ condition }) => condition.length));
  const line = ({ condition, holds, actual }: Verdict): string =>
    `${holds ? 'holds ' : 'FAILS '} ${condition.padEnd(longest)}  it is ${actual}\n`;
  return verdicts.map(line).join('');
}

function refused(text: string, why: string, hint?: string) {
  return usageStop(`--fail-on '${text}': ${why}`, hint, 'E094');
}
