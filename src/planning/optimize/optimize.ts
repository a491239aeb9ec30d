// Searches changes of a plan that bring it nearer to a goal.
import type { Optimization } from './optimization.ts';
import type { OptimizeAsk } from './optimize-ask.ts';

/** Same plan, goal, seed, moves and number of candidates: same result on every machine and for any number of threads. */
export async function optimize(ask: OptimizeAsk): Promise<Optimization> {
  throw new Error(`Assertion: nothing searches ${ask.plan.id} yet`);
}
