// What a policy answers to has happened before it fires, and it rests as long as it says.
import { expect, test } from 'vitest';
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import type { Plan, Policy } from '../../src/plan/plan.ts';
import type { OracleEvent } from '../oracle/outcome.ts';
import { workingTime } from '../oracle/working-time.ts';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

const last = (past: readonly OracleEvent[], is: (fact: OracleEvent) => boolean): number =>
  past.findLast(is)?.minute ?? -1;

function sawIt(plan: Plan, { when }: Policy, past: readonly OracleEvent[], { minute, object }: OracleEvent): void {
  const calendar = workingTime(plan, null);
  const workedSince = (from: number): number => {
    let worked = 0;
    for (let at = from; at < minute; at++) if (calendar.works(at)) worked++;
    return worked;
  };
  if (when.kind === 'risk')
    expect(past.some(({ kind, subject }) => kind === 'riskOccurred' && subject === when.risk)).toBe(true);
  if (when.kind === 'late') {
    expect(minute).toBeGreaterThanOrEqual(minuteOfInstant(plan.start, when.after));
    expect(past.some(({ kind, subject }) => kind === 'issueFinished' && subject === object)).toBe(false);
  }
  if (when.kind === 'blocked') {
    const begun = last(past, ({ kind, object: issue }) => kind === 'issueBlocked' && issue === object);
    expect(begun).toBeGreaterThanOrEqual(0);
    expect(last(past, ({ kind, object: issue }) => kind === 'issueUnblocked' && issue === object)).toBeLessThanOrEqual(
      begun,
    );
    expect(workedSince(begun)).toBeGreaterThanOrEqual(when.minutes);
  }
  if (when.kind === 'idle') expect(workedSince(0)).toBeGreaterThanOrEqual(when.minutes);
}

test('a policy sees only the past', () => {
  const fired = { queue: 0, wip: 0, blocked: 0, late: 0, idle: 0, risk: 0 };
  holdsOnRandomFutures(2_800, (plan, slotValue) => {
    if (plan.policies.length === 0) return;
    const { facts } = runKernel(plan, slotValue);
    const calendar = workingTime(plan, null);
    const before = new Map<string, number>();
    facts.forEach((fact, row) => {
      if (fact.kind !== 'policyTriggered') return;
      const policy = plan.policies.find(({ id }) => id === fact.subject)!;
      fired[policy.when.kind]++;
      sawIt(plan, policy, facts.slice(0, row), fact);
      if (plan.statusDate !== null)
        expect(fact.minute).toBeGreaterThanOrEqual(minuteOfInstant(plan.start, plan.statusDate));
      let rested = 0;
      const earlier = before.get(policy.id);
      for (let at = earlier ?? fact.minute; at < fact.minute; at++) if (calendar.works(at)) rested++;
      if (earlier !== undefined) expect(rested).toBeGreaterThanOrEqual(policy.cooldownMinutes);
      before.set(policy.id, fact.minute);
    });
  });
  for (const count of Object.values(fired)) expect(count).toBeGreaterThan(enough(8));
});
