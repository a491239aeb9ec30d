// A defect that only rare random plans show, kept as a small one: both implementations against an outcome computed by hand.
import { expect, test } from 'vitest';
import { runKernel } from '../laws/kernel-outcome.ts';
import { runOracle } from '../oracle/run-oracle.ts';
import { issue, person, plan, tape } from '../oracle/small-plan.ts';

test('an eager person who takes elapsed work at night still begins the other issue when the day begins', () => {
  // The watch runs on the clock from minute 0 to 600; the work needs a worked minute, and the first is 540.
  const eager = person('Ann', { wip: { max: 2, eager: true, lossPercent: 0 } });
  const small = plan([issue('Work', 'Ann', 60), issue('Watch', 'Ann', 600, { work: 'elapsed' })], {
    people: [eager],
    rule: 'document',
  });
  for (const outcome of [runOracle(small, tape(small, {})), runKernel(small, tape(small, {}))]) {
    expect(outcome.issues.get('Watch')).toMatchObject({ start: 0, finish: 600 });
    // Half the rate until the watch ends: 30 of the 60 minutes by 600, the rest alone.
    expect(outcome.issues.get('Work')).toMatchObject({ start: 540, finish: 630 });
  }
});
