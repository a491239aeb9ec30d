// The oracle against outcomes computed by hand: dispatch, causes, gates, risks. Minute 540 is Monday 09:00.
import { expect, test } from 'vitest';
import { runOracle } from '../oracle/run-oracle.ts';
import { after, by, gate, issue, plan, rework, risk, tape } from '../oracle/small-plan.ts';

const never = 2 ** 31 - 1;
const causesOf = (small: ReturnType<typeof plan>, id: string): string[] =>
  runOracle(small, tape(small))
    .events.filter(({ kind, subject }) => kind.startsWith('cause') && subject === `issue ${id}`)
    .map(({ kind, object }) => `${kind} ${object}`.trim());

test('the better class goes first, and a class reaches back through links', () => {
  const small = plan([
    issue('A', 'Ann', 10, { priority: 1 }),
    issue('B', 'Ann', 10),
    issue('C', 'Bob', 10, { priority: 0, after: [after('B')] }),
  ]);
  const { issues } = runOracle(small, tape(small));
  expect([issues.get('B')!.start, issues.get('A')!.start]).toEqual([540, 550]);
  const own = { ...small, inheritClasses: false };
  expect(runOracle(own, tape(own)).issues.get('A')!.start).toBe(540);
});

test('the latest finish decides among equals: the longer chain first', () => {
  const small = plan([
    issue('short', 'Ann', 10),
    issue('long', 'Ann', 10),
    issue('tail', 'Bob', 100, { after: [after('long')] }),
  ]);
  expect(runOracle(small, tape(small)).issues.get('long')!.start).toBe(540);
});

test('one of several takes the work who would finish it first', () => {
  const who = { kind: 'anyOf' as const, people: ['Ann', 'Bob'], pool: null };
  const small = plan([issue('A', null, 60, { who })]);
  const people = [{ ...small.people[0], capacityPercent: 50 }, small.people[1]];
  const uneven = { ...small, people };
  expect(runOracle(uneven, tape(uneven)).issues.get('A')!.performer).toBe('Bob');
  expect(runOracle(small, tape(small)).issues.get('A')!.performer).toBe('Ann');
});

test('a start names its tight needs: Monday night drives Tuesday morning', () => {
  const small = plan([issue('A', 'Bob', 480), issue('B', 'Ann', 480), issue('C', 'Ann', 10, { after: [after('A')] })]);
  expect(causesOf(small, 'C')).toEqual(['causeLink issue A finish', 'causePerson issue B']);
  expect(causesOf(small, 'A')).toEqual(['causeOpening']);
});

test('a missing resource is named with who released it', () => {
  const uses = [{ resource: 'lab', amount: 1 }];
  const resources = [{ id: 'lab', capacity: 1, unit: null }];
  const small = plan([issue('A', 'Ann', 30, { uses }), issue('B', 'Bob', 30, { uses })], { resources });
  expect(causesOf(small, 'B')).toEqual(['causeResource issue A']);
});

test('a review interrupts its keeper, a failed one brings rework, the last failure waives', () => {
  const held = gate('G', ['Bob'], 20, { after: [after('A')], pass: 0.5, attempts: 2, rework: rework('Ann', 15) });
  const small = plan([issue('A', 'Ann', 30), issue('B', 'Bob', 100)], { gates: [held] });
  const slots = tape(small, { 'gate/G/pass/1': never, 'gate/G/pass/2': never });
  const { gates, issues } = runOracle(small, slots);
  // Reviews 570-590 and, after the rework 590-605, 605-625; Bob's 100 minutes wait 40.
  expect(issues.get('G/rework')).toMatchObject({ start: 590, finish: 605 });
  expect(gates.get('G')).toEqual({ start: 570, finish: 625, attempts: 2, waived: true });
  expect(issues.get('B')!.finish).toBe(680);
});

test('a review together waits until all keepers are free of reviews', () => {
  const first = gate('F', ['Ann'], 30, { after: [after('A')] });
  const both = gate('G', ['Ann', 'Bob'], 10, { after: [after('A')], reviewMode: 'together' });
  const small = plan([issue('A', 'Bob', 10)], { gates: [first, both] });
  expect(runOracle(small, tape(small)).gates.get('G')).toMatchObject({ start: 580, finish: 590 });
});

test('factors multiply once and half up, extra work is added, a delay holds the finish', () => {
  const small = plan([issue('A', 'Ann', 33)], {
    risks: [
      risk(
        'R',
        ['A'],
        [
          { kind: 'factor', by },
          { kind: 'work', by },
          { kind: 'delay', by },
        ],
      ),
      risk('S', ['A'], [{ kind: 'factor', by }]),
    ],
  });
  const values = {
    'risk/R/fires': 0,
    'risk/S/fires': 0,
    'risk/R/impact/0': 1500,
    'risk/R/impact/1': 7,
    'risk/R/impact/2': 20,
    'risk/S/impact/0': 1100,
  };
  // 33 x 1.5 x 1.1 = 54.45 -> 54, + 7 = 61.
  expect(runOracle(small, tape(small, values)).issues.get('A')).toMatchObject({ workEnd: 601, finish: 621 });
});

test('a windowed risk changes only what is left, and a finished mitigation softens it', () => {
  const window = { from: '2025-11-17T09:30', to: '2025-11-17T10:30' };
  const mitigation = { issue: 'M', probability: { low: 1, high: 1 }, impacts: [{ kind: 'factor' as const, by }] };
  const small = plan([issue('A', 'Ann', 60), issue('M', 'Bob', 20)], {
    risks: [risk('R', ['A'], [{ kind: 'factor', by }], { window, mitigation })],
  });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 3000, 'risk/R/impact/0/residual': 2000, 'risk/R/minute': 570 };
  // 30 minutes are left at 09:30; M has finished at 09:20, so they double.
  expect(runOracle(small, tape(small, values)).issues.get('A')!.finish).toBe(540 + 30 + 60);
});

test('an absence stops work for its working time and the rest goes on', () => {
  const small = plan([issue('A', 'Ann', 60)], {
    risks: [
      risk('R', [], [{ kind: 'absence', by, people: ['Ann'] }], {
        window: { from: '2025-11-17T09:10', to: '2025-11-17T09:11' },
      }),
    ],
  });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 45, 'risk/R/minute': 550 };
  expect(runOracle(small, tape(small, values)).issues.get('A')!.finish).toBe(645);
});
