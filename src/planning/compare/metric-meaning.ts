// Whether more of a figure is good, and which differences of it are of no matter unless somebody says otherwise.

import { troubleWith } from '../../plan/check-condition.ts';
import type { Figure } from '../../plan/condition.ts';
import { parseFigure } from '../../plan/parse-figure.ts';
import type { ComparedPlan } from './compare-ask.ts';
import type { CompareMetric } from './comparison.ts';

const LESS_IS_GOOD: readonly string[] = [
  ...['P<n>', 'mean', 'likely', 'contingency', 'gap', 'length'],
  ...['load', 'contention', 'fired', 'overhead', 'wait', 'blocked', 'late'],
];
const MORE_IS_GOOD: readonly string[] = ['chance', 'speedup', 'done', 'finished', 'slack'];

/** Of a working day; points of a share; of a ratio; of a count. */
const MATTERS = { day: 0.25, share: 0.01, ratio: 0.01, count: 0.1 };

export function metricMeaning(figure: Figure, minutesPerDay: number, indifference?: number): CompareMetric {
  const { name, text, measures } = figure;
  const usual = measures === 'date' || measures === 'span' ? MATTERS.day * minutesPerDay : MATTERS[measures];
  return {
    text,
    measures,
    goodWhen: LESS_IS_GOOD.includes(name) ? 'less' : MORE_IS_GOOD.includes(name) ? 'more' : null,
    indifference: indifference ?? usual,
  };
}

/** `P80` of a date by its id; null = the end of the plan. */
export function p80Of(milestone: string | null): Figure {
  const parsed = parseFigure(milestone === null ? 'P80(finish)' : `P80("${milestone}")`);
  if ('error' in parsed) throw new Error(`Assertion: no P80 of ${milestone}: ${parsed.error}`);
  return parsed.figure;
}

/** Why a metric says nothing of one of the plans; null = it can be compared. The first plan that lacks something is named. */
export function metricTrouble(
  figure: Figure,
  plans: readonly Pick<ComparedPlan, 'id' | 'plan'>[],
): { id: string; message: string; at: number } | null {
  for (const { id, plan } of plans) {
    const trouble = troubleWith({ figure }, plan);
    if (trouble !== null) return { id, message: trouble.message, at: trouble.at };
  }
  return null;
}
