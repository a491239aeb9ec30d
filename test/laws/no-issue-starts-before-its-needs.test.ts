// Every link, date and phase of a plan is honoured, lags and leads included, judged from the plan's words and not from its network.
import { expect, test } from 'vitest';
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import type { Link, Plan } from '../../src/plan/plan.ts';
import type { OracleOutcome } from '../oracle/outcome.ts';
import { workingTime } from '../oracle/working-time.ts';
import { runKernel } from './kernel-outcome.ts';
import { holdsOnRandomFutures } from './random-futures.ts';

/** When the source of a link happened. */
function sourceMinute(plan: Plan, { on, type, donePercent }: Link, { issues, gates, points }: OracleOutcome): number {
  // A part is not delivered before its work has begun.
  const atStart = type === 'SS' || type === 'SF' || donePercent !== null;
  const review = plan.gates.find(({ reviewOf }) => on.kind === 'issue' && reviewOf === on.id);
  if (review !== undefined && !atStart) return gates.get(review.id)!.finish;
  if (on.kind === 'issue') return issues.get(on.id)![atStart ? 'start' : 'finish'];
  if (on.kind === 'gate') return gates.get(on.id)![atStart ? 'start' : 'finish'];
  if (on.kind === 'milestone') return points.get(`milestone ${on.id}`)!;
  return points.get(`phase-${atStart ? 'begun' : 'exit'} ${on.id}`)!;
}

function holdsLink(plan: Plan, link: Link, outcome: OracleOutcome, minute: number): void {
  if (link.lagMinutes < 0) {
    // A lead at least waits for its predecessor to be in hand.
    expect(minute).toBeGreaterThanOrEqual(outcome.issues.get(link.on.id)!.start);
    return;
  }
  const source = sourceMinute(plan, link, outcome);
  expect(source).toBeGreaterThanOrEqual(0);
  expect(minute).toBeGreaterThanOrEqual(source);
  const calendar = workingTime(plan, null);
  let passed = 0;
  for (let m = source; m < minute && passed < link.lagMinutes; m++)
    if (link.lagIn === 'clock' || calendar.works(m)) passed++;
  expect(passed).toBe(link.lagMinutes);
}

test('no issue starts before its needs', () => {
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const outcome = runKernel(plan, slotValue);
    const skipped = new Set(outcome.facts.filter(({ kind }) => kind === 'issueSkipped').map(({ subject }) => subject));
    for (const issue of plan.issues) {
      // What is recorded has waited for nothing; lags before a review read the work.
      if (plan.facts.some(({ id }) => id === issue.id) || issue.implied === 'lag') continue;
      const isSkipped = skipped.has(`issue ${issue.id}`);
      const { ready, start, workEnd, finish } = outcome.issues.get(issue.id)!;
      if (start >= 0) {
        expect(start).toBeGreaterThanOrEqual(ready);
        if (issue.notBefore !== null && !isSkipped)
          expect(start).toBeGreaterThanOrEqual(minuteOfInstant(plan.start, issue.notBefore));
        if (issue.phase !== null)
          expect(start).toBeGreaterThanOrEqual(outcome.points.get(`phase-entry ${issue.phase}`)!);
      }
      if (finish >= 0) expect(finish).toBeGreaterThanOrEqual(workEnd);
      for (const link of issue.after) {
        const bindsStart = link.type === 'FS' || link.type === 'SS';
        const bound = bindsStart ? start : isSkipped ? -1 : finish;
        if (bound >= 0 && link.softFactor === null) holdsLink(plan, link, outcome, bound);
      }
    }
  });
});
