// Compares plans on the same futures: which is earlier, by how much, how sure that is, and why.
import type { CompareAsk } from './compare-ask.ts';
import type { Comparison } from './comparison.ts';

export type { CompareAsk, ComparedPlan } from './compare-ask.ts';

/**
 * Compares options with a base plan. The plans have been judged and have what the metric and the milestone name; anything else is an assertion.
 * Same plans, seed and number of futures: same result on every machine and for any number of threads.
 */
export async function compare(ask: CompareAsk): Promise<Comparison> {
  throw new Error(`Assertion: nothing compares ${ask.options.length} options yet`);
}
