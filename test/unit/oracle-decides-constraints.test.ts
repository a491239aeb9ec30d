// The oracle against outcomes computed by hand: skills, links, limits, quotas, windows, blocks. Minute 540 is Monday 09:00.
import { expect, test } from 'vitest';
import type { Issue, Person, Plan, Window } from '../../src/plan/plan.ts';
import { runOracle } from '../oracle/run-oracle.ts';
import { after, by, issue, person, plan, risk, tape } from '../oracle/small-plan.ts';

const run = (small: Plan, values: Record<string, number> = {}) => runOracle(small, tape(small, values));
const spans = (small: Plan, values: Record<string, number> = {}): Record<string, [number, number]> =>
  Object.fromEntries([...run(small, values).issues].map(([id, { start, finish }]) => [id, [start, finish]]));
const causesOf = (small: Plan, id: string, values: Record<string, number> = {}): string[] =>
  run(small, values)
    .events.filter(({ kind, subject }) => kind.startsWith('cause') && subject === `issue ${id}`)
    .map(({ minute, kind, object }) => `${minute} ${kind} ${object}`.trim());

const ann = (more: Partial<Person>, issues: Issue[], rest: Partial<Plan> = {}): Plan =>
  plan(issues, { people: [person('Ann', more), person('Bob')], ...rest });

const window = (id: string, from: string, to: string, more: Partial<Window> = {}): Window => ({
  id,
  title: id,
  spans: [{ from: `2025-11-17T${from}`, to: `2025-11-17T${to}` }],
  weekly: null,
  closes: [],
  only: [],
  ...more,
});

test('own hours and the capacity of the day count instead of the calendar and the usual capacity', () => {
  const early = Array.from({ length: 7 }, () => [{ from: 480, to: 720 }]);
  const small = ann({ calendar: { week: early, holidays: [] } }, [issue('A', 'Ann', 300), issue('B', 'Bob', 60)]);
  // 240 minutes on Monday from 08:00, the other 60 on Tuesday.
  expect(spans(small)).toEqual({ A: [480, 1440 + 540], B: [540, 600] });
  const half = ann(
    {
      availability: [
        { from: '2025-11-17', to: '2025-11-17', capacityPercent: 0 },
        { from: '2025-11-18', to: null, capacityPercent: 50 },
      ],
    },
    [issue('A', 'Ann', 60)],
  );
  expect(spans(half)).toEqual({ A: [1980, 2100] });
});

test('whoever works at half the normal speed of a skill takes twice as long, and the faster one is chosen', () => {
  const skills = ['api', 'sql'];
  const slow = {
    skills: [
      { name: 'api', percent: 80 },
      { name: 'sql', percent: 50 },
    ],
  };
  expect(spans(ann(slow, [issue('A', 'Ann', 60, { skills })]))).toEqual({ A: [540, 660] });
  const who = { kind: 'anyOf' as const, people: ['Ann', 'Bob'], pool: null };
  expect(run(ann(slow, [issue('A', null, 60, { skills, who })])).issues.get('A')!.performer).toBe('Bob');
});

test('a partial link is met at its part of the work, a soft one never waited for', () => {
  const small = plan([
    issue('A', 'Ann', 100),
    issue('B', 'Bob', 10, { after: [after('A', 'FS', 0, { donePercent: 40 })] }),
    issue('C', null, 10, { after: [after('A', 'FS', 0, { softFactor: 1250 })] }),
  ]);
  // C is not held; 10 minutes x 1.25 = 12.5, half up 13.
  expect(spans(small)).toEqual({ A: [540, 640], B: [580, 590], C: [540, 553] });
  expect(run(small).events.filter(({ kind }) => kind === 'linkSkipped')).toEqual([
    { minute: 540, kind: 'linkSkipped', subject: 'issue C', object: 'issue A finish' },
  ]);
});

test('a limit holds the third issue back until one of two is finished, its delay included', () => {
  const wip = { max: 1, eager: false, lossPercent: 0 };
  const small = ann({ wip }, [issue('A', 'Ann', 10), issue('B', 'Ann', 10)], {
    risks: [risk('R', ['A'], [{ kind: 'delay', by }])],
  });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 30 };
  expect(spans(small, values)).toEqual({ A: [540, 580], B: [580, 590] });
  expect(causesOf(small, 'B', values)).toEqual(['580 causeLimit issue A']);
});

test('an eager person works on two at once, each at 45 % with a loss of 10 %', () => {
  const wip = { max: 2, eager: true, lossPercent: 10 };
  const small = ann({ wip }, [issue('A', 'Ann', 45), issue('B', 'Ann', 90), issue('C', 'Ann', 10)]);
  // A takes 100 minutes; B has then had 45 as well. With C 10 minutes take 23 (22.2); B has 10.35 more, the rest alone.
  expect(spans(small)).toEqual({ A: [540, 640], B: [540, 698], C: [640, 663] });
  expect(causesOf(small, 'C')).toEqual(['640 causeLimit issue A', '640 causePerson issue A']);
});

test('a quota makes the second start wait for the full hour, or go without it for a price', () => {
  const consumes = [{ quota: 'Q', amount: 1 }];
  const issues = [issue('A', 'Ann', 10, { consumes }), issue('B', 'Bob', 10, { consumes })];
  const quota = { id: 'Q', amount: 1, unit: null, per: 'hour' as const, fallbackFactor: null };
  const waiting = plan(issues, { quotas: [quota] });
  expect(spans(waiting)).toEqual({ A: [540, 550], B: [600, 610] });
  expect(causesOf(waiting, 'B')).toEqual(['600 causeQuota Q']);
  expect(spans(plan(issues, { quotas: [{ ...quota, fallbackFactor: 1500 }] }))).toEqual({
    A: [540, 550],
    B: [540, 555],
  });
});

test('a window sets work aside and frees its person; what may only work inside waits for it', () => {
  const windows = [
    window('freeze', '10:00', '11:00', { closes: ['A'] }),
    window('lab', '12:00', '13:00', { only: ['C'] }),
  ];
  const small = plan([issue('A', 'Ann', 90), issue('B', 'Ann', 90), issue('C', 'Bob', 10)], { windows });
  // A does 60 minutes, B comes in at 10:00 and keeps Ann until 11:30.
  expect(spans(small)).toEqual({ A: [540, 720], B: [600, 690], C: [720, 730] });
  expect(causesOf(small, 'A')).toEqual(['540 causeOpening', '690 causePerson issue B']);
  expect(causesOf(small, 'C')).toEqual(['720 causeWindow lab']);
});

test('a block comes at its point of the work and lasts its working time', () => {
  const small = plan([issue('A', 'Ann', 60)], { risks: [risk('R', ['A'], [{ kind: 'block', by }])] });
  const values = { 'risk/R/fires': 0, 'risk/R/impact/0': 40, 'risk/R/point/A': 500 };
  expect(spans(small, values)).toEqual({ A: [540, 640] });
  expect(causesOf(small, 'A', values)).toEqual(['540 causeOpening', '610 causeRisk R']);
  const events = run(small, values).events.map(({ minute, kind }) => `${minute} ${kind}`);
  expect(events).toEqual(expect.arrayContaining(['570 issueBlocked', '610 issueUnblocked', '610 issueTakenUp']));
});
