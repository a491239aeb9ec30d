// Nothing behind a gate begins before the gate has passed or was waived, and a gate passes only as its draws say.
import { expect, test } from 'vitest';
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

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
          if (start < 0) continue;
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
        expect(failed).toBe(outcome.waived ? gate.attempts : outcome.attempts - 1);
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
