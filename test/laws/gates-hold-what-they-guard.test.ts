// Nothing behind a gate begins before the gate has passed or was waived, and a gate passes only as its draws say.
import { expect, test } from 'vitest';
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import type { Gate, Plan } from '../../src/plan/plan.ts';
import type { OracleEvent } from '../oracle/outcome.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Did it pass because a fact says so, or because its issue was dropped? */
const isUnseen = (plan: Plan, { id, reviewOf }: Gate, facts: readonly OracleEvent[]): boolean =>
  plan.facts.some((fact) => fact.kind === 'gate' && fact.id === id) ||
  facts.some(({ kind, subject }) => kind === 'issueSkipped' && subject === `issue ${reviewOf}`);

test('gates hold what they guard', () => {
  let opened = 0;
  let waived = 0;
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const { issues, gates, points, facts } = runKernel(plan, slotValue);
    for (const gate of plan.gates) {
      const outcome = gates.get(gate.id)!;
      const own = facts.filter(({ subject }) => subject === `gate ${gate.id}`);
      for (const phase of gate.opens)
        for (const issue of plan.issues.filter((candidate) => candidate.phase === phase)) {
          const { start } = issues.get(issue.id)!;
          if (start < 0 || plan.facts.some(({ id }) => id === issue.id)) continue;
          opened++;
          expect(outcome.finish).toBeGreaterThanOrEqual(0);
          expect(start).toBeGreaterThanOrEqual(outcome.finish);
          expect(start).toBeGreaterThanOrEqual(points.get(`phase-entry ${phase}`)!);
        }
      const failed = own.filter(({ kind }) => kind === 'gateFailed').length;
      const passed = own.filter(({ kind }) => kind === 'gatePassed').length;
      expect(outcome.attempts).toBeLessThanOrEqual(gate.attempts);
      if (outcome.finish >= 0) {
        expect(passed).toBe(outcome.waived ? 0 : 1);
        // A recorded pass, and that of a dropped issue, come without any attempt.
        expect(failed).toBe(outcome.waived ? gate.attempts : Math.max(0, outcome.attempts - 1));
        if (outcome.attempts === 0) expect(isUnseen(plan, gate, facts)).toBe(true);
      }
      if (outcome.waived) waived++;
      const { window } = gate;
      if (window === null) continue;
      for (const { minute } of own.filter(({ kind }) => kind === 'gateReviewStarted')) {
        expect(window.on).toContain(weekdayOfDay(dayNumber(plan.start) + Math.floor(minute / 1440)));
        expect(minute % 1440).toBeGreaterThanOrEqual(window.from);
        expect(minute % 1440).toBeLessThan(window.to);
      }
    }
  });
  expect(opened).toBeGreaterThan(enough(50));
  expect(waived).toBeGreaterThan(enough(50));
});
