// Small plans of these tests, made ready to be compared.
import { type CompareAsk, type ComparedPlan, compare } from '../../src/planning/compare/compare.ts';
import type { Comparison } from '../../src/planning/compare/comparison.ts';
import { planOf } from '../forecast/plans.ts';

export function compared(id: string, text: string): ComparedPlan {
  return { id, title: `Plan ${id}`, words: id === 'base' ? [] : [`make it ${id}`], plan: planOf(text) };
}

/** Ann alone, around the clock, so that working minutes are minutes: issues one after another, each with its estimate. */
export function line(issues: Record<string, string>, more = ''): string {
  const list = Object.entries(issues).map(([id, estimate]) => `  ${id}: { title: ${id}, owner: Ann, ${estimate} }`);
  return `
plan: Line
start: 2026-01-05
calendar: { week: mon-sun, hours: [00:00-24:00] }
estimates: { ranges: limits }
team: { Ann: {} }
issues:
${list.join('\n')}
${more}`;
}

export async function comparison(
  base: string,
  options: Record<string, string>,
  ask: Partial<CompareAsk> = {},
): Promise<Comparison> {
  return compare({
    base: compared('base', base),
    options: Object.entries(options).map(([id, text]) => compared(id, text)),
    seed: '1',
    replications: 1000,
    metric: null,
    milestone: null,
    ...ask,
  });
}
