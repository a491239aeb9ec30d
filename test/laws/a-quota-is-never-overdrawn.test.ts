// What starts take of a quota within one of its periods is never more than its amount, and nobody goes without while there is enough.
import { expect, test } from 'vitest';
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import type { Plan, Quota } from '../../src/plan/plan.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Number of the period a minute lies in. */
function periodOf(plan: Plan, { per }: Quota, minute: number): number {
  if (per === 'total') return 0;
  if (per === 'hour') return Math.floor(minute / 60);
  const day = Math.floor(minute / 1440);
  return per === 'day' ? day : Math.floor((day + weekdayOfDay(dayNumber(plan.start))) / 7);
}

test('a quota is never overdrawn', () => {
  let taken = 0;
  let missed = 0;
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    if (plan.quotas.length === 0) return;
    const used = new Map<string, number>();
    for (const { minute, kind, subject, object } of runKernel(plan, slotValue).facts) {
      if (kind !== 'quotaTaken' && kind !== 'quotaMissed') continue;
      const quota = plan.quotas.find(({ id }) => id === object)!;
      const issue = plan.issues.find(({ id }) => `issue ${id}` === subject)!;
      const { amount } = issue.consumes.find((one) => one.quota === object)!;
      const period = `${object} ${periodOf(plan, quota, minute)}`;
      const before = used.get(period) ?? 0;
      if (kind === 'quotaTaken') {
        taken++;
        used.set(period, before + amount);
        expect(before + amount, `${subject} at ${minute}`).toBeLessThanOrEqual(quota.amount);
      } else {
        missed++;
        expect(quota.fallbackFactor).not.toBeNull();
        expect(before + amount, `${subject} at ${minute}`).toBeGreaterThan(quota.amount);
      }
    }
  });
  expect(taken).toBeGreaterThan(enough(100));
  expect(missed).toBeGreaterThan(enough(20));
});
