// Effort and duration begin in a worked minute, end right after one, and take exactly the time they are worth.
import { expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { type WorkingTime, workingTime } from '../oracle/working-time.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Nothing but the calendar and skills touch these: no risk, support, loss, review, window, second hand or factor. */
function isUndisturbed(plan: Plan, issue: Issue): boolean {
  return (
    plan.gates.length === 0 &&
    plan.risks.length === 0 &&
    plan.windows.length === 0 &&
    plan.policies.length === 0 &&
    plan.statusDate === null &&
    plan.people.every(({ wip }) => !wip?.eager) &&
    plan.quotas.every(({ fallbackFactor }) => fallbackFactor === null) &&
    issue.after.every(({ softFactor }) => softFactor === null) &&
    plan.issues.every(({ support }) => support.length === 0) &&
    issue.work !== 'elapsed'
  );
}

/** Helpers end it in their own time: those of the issue, and those a policy brings. */
function hasHelp(plan: Plan, { id, support }: Issue): boolean {
  return (
    support.length > 0 || plan.policies.some(({ action }) => action.kind === 'support' && action.issues.includes(id))
  );
}

function timeOf(plan: Plan, performer: string | null): WorkingTime {
  return workingTime(plan, plan.people.find(({ id }) => id === performer) ?? null);
}

/** Share 100 % x efficiency, at the least of the skills asked for; without the 100 of the share. */
function rateOf(plan: Plan, { skills }: Issue, performer: string | null): number {
  const person = plan.people.find(({ id }) => id === performer);
  if (person === undefined) return 100;
  const percents = skills.map((asked) => person.skills.find(({ name }) => name === asked)!.percent);
  return percents.length === 0 ? person.efficiencyPercent : (person.efficiencyPercent * Math.min(...percents)) / 100;
}

test('work happens only in working time', () => {
  let measured = 0;
  holdsOnRandomFutures(3_000, (plan, slotValue) => {
    const { issues, events } = runKernel(plan, slotValue);
    const skipped = new Set(events.filter(({ kind }) => kind === 'issueSkipped').map(({ subject }) => subject));
    for (const issue of plan.issues) {
      const { start, workEnd, performer } = issues.get(issue.id)!;
      if (issue.work === 'elapsed' || start < 0 || workEnd < 0) continue;
      // What is recorded or out of the scope asks no calendar.
      if (skipped.has(`issue ${issue.id}`) || plan.facts.some(({ id }) => id === issue.id)) continue;
      const time = timeOf(plan, performer);
      expect(time.works(start), `${issue.id} starts at ${start}`).toBe(true);
      if (workEnd > start && !hasHelp(plan, issue))
        expect(time.works(workEnd - 1), `${issue.id} ends at ${workEnd}`).toBe(true);
      if (!isUndisturbed(plan, issue)) continue;
      measured++;
      const rate = rateOf(plan, issue, performer);
      const isEffort = issue.work === 'effort' && performer !== null;
      const worth = slotValue(`issue/${issue.id}/work`) * (isEffort ? 10_000 : 1);
      let before = 0;
      let after = 0;
      for (let minute = start; minute < workEnd; minute++) {
        before = after;
        after += isEffort ? time.units(minute) * rate : time.works(minute) ? 1 : 0;
      }
      expect(after).toBeGreaterThanOrEqual(worth);
      if (workEnd > start) expect(before).toBeLessThan(worth);
    }
  });
  expect(measured).toBeGreaterThan(enough(120));
});
