// Effort and duration begin in a worked minute, end right after one, and take exactly the time they are worth.
import { expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { type WorkingTime, workingTime } from '../oracle/working-time.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Nothing but the calendar touches these: no risk, support, loss, or review. */
function isUndisturbed(plan: Plan, issue: Issue): boolean {
  return (
    plan.gates.length === 0 &&
    plan.risks.length === 0 &&
    plan.issues.every(({ support }) => support.length === 0) &&
    issue.work !== 'elapsed'
  );
}

function timeOf(plan: Plan, performer: string | null): WorkingTime {
  return workingTime(plan, plan.people.find(({ id }) => id === performer) ?? null);
}

test('work happens only in working time', () => {
  let measured = 0;
  holdsOnRandomFutures(1_500, (plan, slotValue) => {
    const { issues } = runKernel(plan, slotValue);
    for (const issue of plan.issues) {
      const { start, workEnd, performer } = issues.get(issue.id)!;
      if (issue.work === 'elapsed' || start < 0 || workEnd < 0) continue;
      const time = timeOf(plan, performer);
      expect(time.works(start), `${issue.id} starts at ${start}`).toBe(true);
      if (workEnd > start && issue.support.length === 0)
        expect(time.works(workEnd - 1), `${issue.id} ends at ${workEnd}`).toBe(true);
      if (!isUndisturbed(plan, issue)) continue;
      measured++;
      const efficiency = plan.people.find(({ id }) => id === performer)?.efficiencyPercent ?? 100;
      const isEffort = issue.work === 'effort' && performer !== null;
      const worth = slotValue(`issue/${issue.id}/work`) * (isEffort ? 10_000 : 1);
      let before = 0;
      let after = 0;
      for (let minute = start; minute < workEnd; minute++) {
        before = after;
        after += isEffort ? time.units(minute) * efficiency : time.works(minute) ? 1 : 0;
      }
      expect(after).toBeGreaterThanOrEqual(worth);
      if (workEnd > start) expect(before).toBeLessThan(worth);
    }
  });
  expect(measured).toBeGreaterThan(enough(200));
});
