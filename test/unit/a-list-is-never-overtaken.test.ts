// `dispatch: list` by hand, kernel and oracle side by side; and two plans on which they once disagreed. Minute 540 is Monday 09:00.
import { expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { runKernel } from '../laws/kernel-outcome.ts';
import { runOracle } from '../oracle/run-oracle.ts';
import { after, fact, issue, person, plan, tape } from '../oracle/small-plan.ts';

const listed = (issues: Issue[], rest: Partial<Plan> = {}): Plan =>
  plan(issues, { dispatch: 'list', rule: 'document', ...rest });

/** Start of every issue, and the causes told of one of them; both implementations must say the same. */
function startsOf(small: Plan, of?: string): { starts: Record<string, number>; causes: string[] } {
  const oracle = runOracle(small, tape(small, {}));
  const { facts: _, ...kernel } = runKernel(small, tape(small, {}));
  expect(kernel).toEqual(oracle);
  const starts = Object.fromEntries([...oracle.issues].map(([id, { start }]) => [id, start]));
  const causes = oracle.events.filter(({ kind, subject }) => kind.startsWith('cause') && subject === `issue ${of}`);
  return { starts, causes: causes.map(({ minute, kind, object }) => `${minute} ${kind} ${object}`.trim()) };
}

test('whoever is needed by something earlier in the list waits for it, and idles', () => {
  const issues = [issue('A', 'Bob', 60), issue('B', 'Ann', 60, { after: [after('A')] }), issue('C', 'Ann', 240)];
  expect(startsOf(listed(issues)).starts).toEqual({ A: 540, B: 600, C: 660 });
  expect(startsOf(plan(issues, { rule: 'document' })).starts).toEqual({ A: 540, B: 780, C: 540 });
});

test('a list that names something before its own needs is put right, not waited for', () => {
  const issues = [issue('A', 'Ann', 60), issue('B', 'Ann', 60, { after: [after('A')] })];
  expect(startsOf(listed(issues, { order: ['B', 'A'] })).starts).toEqual({ A: 540, B: 600 });
});

test('of a resource only what nothing earlier in the list needs can be taken', () => {
  const uses = (amount: number) => ({ uses: [{ resource: 'gpu', amount }] });
  const issues = [
    issue('A', 'Bob', 60),
    issue('B', null, 60, { after: [after('A')], ...uses(2) }),
    issue('C', null, 60, uses(1)),
    issue('D', null, 60, uses(1)),
  ];
  const small = listed(issues, { resources: [{ id: 'gpu', capacity: 3, unit: null }] });
  // C takes the one that B leaves, D has to wait until C gives it back.
  expect(startsOf(small, 'D')).toEqual({
    starts: { A: 540, B: 600, C: 540, D: 600 },
    causes: ['600 causeResource issue C'],
  });
});

test('something that several could do holds the last of them who is free, and lets them go when it begins with another', () => {
  const who = { kind: 'anyOf' as const, people: ['Ann', 'Bob'], pool: null };
  const issues = [
    issue('A', 'Cid', 60),
    issue('B', null, 120, { who, after: [after('A')] }),
    issue('C', 'Bob', 60),
    issue('D', 'Ann', 30),
  ];
  const small = listed(issues, { people: [person('Ann'), person('Bob'), person('Cid')] });
  // Bob is held for B until Ann takes it; Ann, who is not held, has done D meanwhile.
  expect(startsOf(small, 'C')).toEqual({
    starts: { A: 540, B: 600, C: 600, D: 540 },
    causes: ['600 causeList issue B'],
  });
});

test('a need met in the minute of a recorded start is no reason to wait', () => {
  const at = '2025-11-17T00:01';
  const issues = [issue('A', 'Ann', 1), issue('B', 'Ann', 10, { after: [after('A', 'SS')] })];
  const facts = [fact('A', { dropped: at }), fact('B', { started: at })];
  expect(
    startsOf(plan(issues, { statusDate: at, facts }), 'B').causes.filter((cause) => cause.includes('causeLink')),
  ).toEqual([]);
});

test('hands that are filled and emptied within one minute had not been full before it', () => {
  const wip = { max: 2, eager: true, lossPercent: 0 };
  const issues = [
    issue('A', 'Ann', 60),
    issue('B', 'Ann', 60, { after: [after('A')] }),
    issue('C', 'Ann', 0),
    issue('D', 'Ann', 0),
  ];
  const small = listed(issues, { people: [person('Ann', { wip }), person('Bob')] });
  expect(startsOf(small, 'D').causes).not.toContain('600 causePerson issue C');
});
