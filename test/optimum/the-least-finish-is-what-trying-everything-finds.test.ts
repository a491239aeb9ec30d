// The exact solver against the kernel: on tiny plans the least finish is that of the best of all orders and choices, and its schedule, told to
// the kernel in sequence edges, ends in the same minute. Scale: PLANCAST_OPTIMUM_PLANS (8).
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issue, plan, after as waitFor } from '../oracle/small-plan.ts';
import { arbitraryTinyPlan } from './arbitrary-tiny-plan.ts';
import { bestFinish } from './best-finish.ts';
import { leastFinishByTrying } from './enumerate.ts';
import { likelyFinish, planWith } from './replay.ts';

const PLANS = Number(process.env.PLANCAST_OPTIMUM_PLANS ?? 8);
const limits = { days: 40, samples: 5 };

describe('the exact solver', () => {
  it('finds the least finish over all orders, people and waits, which some schedule of the kernel reaches', () => {
    fc.assert(
      fc.property(arbitraryTinyPlan(4), (small) => {
        const best = bestFinish(small, limits);
        expect(best.proven).toBe(true);
        expect(best.finish).toBe(leastFinishByTrying(small));
      }),
      { numRuns: PLANS, seed: 5 },
    );
  });

  it('finds schedules that end in the kernel when it says, and no later than the plan as it stands', () => {
    fc.assert(
      fc.property(arbitraryTinyPlan(9), (small) => {
        const best = bestFinish(small, limits);
        expect(best.proven).toBe(true);
        expect(likelyFinish(planWith(small, best), 40)).toBe(best.finish);
        expect(best.finish).toBeLessThanOrEqual(likelyFinish(small, 40));
      }),
      { numRuns: 2 * PLANS, seed: 6 },
    );
  });

  it('idles on purpose: a short task waits for an urgent one that is not ready yet', () => {
    const small = plan(
      [
        issue('long', 'Ann', 400),
        issue('key', 'Bob', 30),
        issue('urgent', 'Ann', 60, { after: [waitFor('key')] }),
        issue('follows', 'Bob', 450, { after: [waitFor('urgent')] }),
      ],
      { rule: 'document' },
    );
    // Ann waits half an hour for the key: 09:30 + 60 + 450 minutes are 10:00 on Tuesday; taking the long one first makes it 16:10.
    expect(bestFinish(small, limits).finish).toBe(1440 + 600);
    expect(likelyFinish(small)).toBe(1440 + 970);
  });

  it('refuses what it does not know', () => {
    const small = plan([issue('a', 'Ann', 60, { after: [waitFor('b', 'FS', -10)] }), issue('b', 'Bob', 60)]);
    expect(() => bestFinish(small)).toThrow('leads');
  });
});
