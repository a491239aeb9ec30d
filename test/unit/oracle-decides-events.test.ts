// The oracle against outcomes computed by hand: reviews of issues, drops, policies, the data date. Minute 540 is Monday 09:00.
import { expect, test } from 'vitest';
import type { Plan, Policy } from '../../src/plan/plan.ts';
import { runOracle } from '../oracle/run-oracle.ts';
import { after, by, fact, gate, issue, plan, risk, tape } from '../oracle/small-plan.ts';

const run = (small: Plan, values: Record<string, number> = {}) => runOracle(small, tape(small, values));
const spans = (small: Plan, values: Record<string, number> = {}): Record<string, [number, number]> =>
  Object.fromEntries([...run(small, values).issues].map(([id, { start, finish }]) => [id, [start, finish]]));
const rows = (small: Plan, kind: string, values: Record<string, number> = {}): string[] =>
  run(small, values)
    .events.filter((event) => event.kind === kind)
    .map(({ minute, subject, object }) => `${minute} ${subject} ${object}`.trim());

const policy = (when: Policy['when'], action: Policy['action'], cooldownMinutes = 480): Policy => ({
  id: 'Y',
  when,
  action,
  cooldownMinutes,
});
const minutes = (value: number) => ({
  distribution: { kind: 'fixed' as const, value },
  likely: value,
  single: true,
  text: '',
});

test('who follows a reviewed issue waits for its review; who reads its work does not', () => {
  const small = plan(
    [
      issue('A', 'Ann', 60),
      issue('B', 'Ann', 10, { after: [after('A')] }),
      issue('C', 'Ann', 10, { after: [after('A', 'FS', 0, { donePercent: 99 })] }),
    ],
    { gates: [gate('review', ['Bob'], 30, { reviewOf: 'A', after: [after('A')] })] },
  );
  expect(spans(small)).toEqual({ A: [540, 600], B: [630, 640], C: [600, 610] });
});

test('a dropped issue is skipped when its links are met, and its review with it', () => {
  const small = plan(
    [
      issue('A', 'Ann', 60),
      issue('B', 'Bob', 30, { after: [after('A')] }),
      issue('C', 'Bob', 10, { after: [after('B')] }),
    ],
    {
      scope: [{ on: '2025-11-17T09:30', drop: ['A', 'B'] }],
      gates: [gate('review', ['Ann'], 30, { reviewOf: 'B', after: [after('B')] })],
    },
  );
  // A has begun and stays.
  expect(rows(small, 'issueDropped')).toEqual(['570 issue B']);
  expect(rows(small, 'issueSkipped')).toEqual(['600 issue B issue A finish']);
  expect(spans(small)).toEqual({ A: [540, 600], B: [600, 600], C: [600, 610] });
});

test('a long queue moves its last issue to somebody else, once', () => {
  const small = plan([issue('A', 'Ann', 60), issue('B', 'Ann', 60), issue('C', 'Ann', 60)], {
    policies: [policy({ kind: 'queue', person: 'Ann', over: 2 }, { kind: 'move', count: 1, to: 'Bob' })],
  });
  expect(rows(small, 'policyTriggered')).toEqual(['0 Y Ann']);
  expect(rows(small, 'issueReassigned')).toEqual(['0 issue C Bob']);
  expect(spans(small)).toEqual({ A: [540, 600], B: [600, 660], C: [540, 600] });
});

test('a late node brings help to work in hand', () => {
  const when = { kind: 'late' as const, on: { kind: 'issue' as const, id: 'A' }, after: '2025-11-17T10:00' };
  const action = { kind: 'support' as const, person: 'Bob', sharePercent: 50, adds: true, issues: ['A'] };
  const small = plan([issue('A', 'Ann', 120)], { policies: [policy(when, action)] });
  // 60 minutes alone, the other 60 at one and a half.
  expect(spans(small)).toEqual({ A: [540, 640] });
});

test('a blocked issue is escalated after half an hour and freed ten minutes later', () => {
  const small = plan([issue('A', 'Ann', 60)], {
    risks: [risk('R', ['A'], [{ kind: 'block', by }])],
    policies: [policy({ kind: 'blocked', minutes: 30, issues: ['A'] }, { kind: 'escalate', by })],
  });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 400, 'risk/R/point/A': 500, 'policy/Y/escalate/A': 10 };
  // Blocked at 570, seen at 600, free at 610, 30 minutes are left.
  expect(rows(small, 'policyTriggered', values)).toEqual(['600 Y issue A']);
  expect(spans(small, values)).toEqual({ A: [540, 640] });
});

test('an idle person and a risk are seen when they come, and a policy rests', () => {
  const idle = policy({ kind: 'idle', person: 'Bob', minutes: 20 }, { kind: 'report' });
  const small = plan([issue('A', 'Ann', 60), issue('B', 'Bob', 5)], { policies: [idle] });
  // The 20 minutes count from the end of B at 545, not from the opening: before 09:00 nobody is idle for any working time.
  expect(rows(small, 'policyTriggered')).toEqual(['565 Y Bob']);
  const struck = plan([issue('A', 'Ann', 60)], {
    risks: [risk('R', ['A'], [{ kind: 'work', by }], { window: { from: '2025-11-17T09:10', to: '2025-11-17T09:11' } })],
    policies: [policy({ kind: 'risk', risk: 'R' }, { kind: 'report' })],
  });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 5, 'risk/R/minute': 550 };
  expect(rows(struck, 'policyTriggered', values)).toEqual(['550 Y R']);
});

test('before the data date only facts happen; then work in progress goes on with what remains', () => {
  const facts = [
    fact('A', { started: '2025-11-17T09:00', finished: '2025-11-17T09:30' }),
    fact('B', { started: '2025-11-17T09:00', remaining: minutes(45) }),
  ];
  const issues = [issue('A', 'Ann', 60), issue('B', 'Bob', 60), issue('C', 'Ann', 10, { after: [after('A')] })];
  const small = plan(issues, { statusDate: '2025-11-17T10:00', facts });
  expect(spans(small, { 'issue/B/work': 45 })).toEqual({ A: [540, 570], B: [540, 645], C: [600, 610] });
  expect(rows(small, 'causeRecorded', { 'issue/B/work': 45 })).toEqual([
    '540 issue A',
    '540 issue B',
    '570 issue A',
    '600 issue B',
  ]);
});

test('work begun out of sequence waits for its needs under retained logic, and goes on under override', () => {
  const small = plan([issue('A', 'Ann', 60), issue('B', 'Bob', 60, { after: [after('A')] })], {
    statusDate: '2025-11-17T10:00',
    facts: [fact('B', { started: '2025-11-17T09:00', remaining: minutes(30) })],
  });
  const values = { 'issue/B/work': 30 };
  expect(spans(small, values)).toEqual({ A: [600, 660], B: [540, 690] });
  expect(spans({ ...small, progressLogic: 'override' }, values)).toEqual({ A: [600, 660], B: [540, 630] });
});
