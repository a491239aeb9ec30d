// When the futures done so far are looked at, and how much of the chance of a false decision each look may use. Every look that could end the
// comparison uses some, since whoever looks often enough finds a difference in anything.
import { looksUpTo } from '../../engine/forecast/precision.ts';
import type { Look } from './comparison.ts';

/** What the last look has for itself: a comparison that runs to its end has nearly all the power of one that never looked. */
const KEPT_FOR_THE_LAST = 0.5;

/**
 * Looks at 500, 1,000, 2,000, ... and `most` futures. Half of `alpha` is kept for the last; the other half is spent in proportion to the
 * futures: the look at n, after one at m, has alpha / 2 x (n - m) / most, the last alpha / 2 more. They add up to alpha, so by Bonferroni's
 * inequality false decisions of all looks together happen in at most alpha of all comparisons, however the looks depend on each other.
 * With `exactly` the end alone is looked at.
 */
export function plannedLooks(most: number, alpha: number, exactly: boolean): Look[] {
  const futures = exactly ? [most] : [...looksUpTo(most), most];
  return futures.map((count, k) => {
    const before = k === 0 ? 0 : futures[k - 1];
    const isLast = k === futures.length - 1;
    const share = (1 - KEPT_FOR_THE_LAST) * ((count - before) / most) + (isLast ? KEPT_FOR_THE_LAST : 0);
    return { futures: count, alpha: alpha * share };
  });
}

/** What may be used after so many futures: at a look its own; where a clock or an interruption ended the run, all that no look has used. */
export function alphaAfter(looks: readonly Look[], done: number): number {
  const look = looks.find(({ futures }) => futures === done);
  if (look !== undefined) return look.alpha;
  return looks.reduce((sum, { futures, alpha }) => sum + (futures > done ? alpha : 0), 0);
}
