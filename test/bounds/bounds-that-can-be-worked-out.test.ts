// Bounds worked out by hand, on a calendar around the clock where a minute of work is a minute of the clock: what each argument gives, and that
// other hands count with what they would draw.
import { expect, test } from 'vitest';
import { ANY_ORDER } from '../../src/planning/bounds/bound-ask.ts';
import { boundOfTeam } from '../../src/planning/bounds/team-bound.ts';
import { planOf } from '../forecast/plans.ts';

const planWith = (lines: string) =>
  planOf(`plan: Bound
start: 2025-11-17
calendar: { week: mon-sun, hours: [00:00-24:00], day: 24h, workWeek: 7d }
${lines}`);

const boundOf = (plan: ReturnType<typeof planWith>, freedom = ANY_ORDER, node = -1, replications = 8) =>
  boundOfTeam({ plan, seed: '1', replications, freedom, node });

test('one person cannot do two things at once, nor begin before there is anything to do, nor skip what follows', async () => {
  // Ann waits 60 for the elapsed head, does 30 + 40, and one of both is followed by at least 20 of Bob: 60 + 70 + 20.
  const plan = planWith(`team: { Ann: {}, Bob: {} }
issues:
  head: { title: Head, nobody: true, elapsed: 60m }
  a: { title: A, owner: Ann, effort: 30m, after: head }
  b: { title: B, owner: Ann, effort: 40m, after: head }
  c: { title: C, owner: Bob, effort: 20m, after: a }
  d: { title: D, owner: Bob, effort: 25m, after: b }
`);
  const bound = await boundOf(plan);
  expect(bound.p80.value).toBe(150);
  expect(bound.reasons).toEqual([{ reason: { kind: 'people', people: ['Ann'], team: false }, share: 1 }]);
  // Of either chain alone: b may be first.
  expect(
    (
      await boundOf(
        plan,
        ANY_ORDER,
        plan.issues.findIndex(({ id }) => id === 'd'),
      )
    ).p80.value,
  ).toBe(125);
});

test('people who share work can together do no more than they can, and sharing it further lowers the bound', async () => {
  const plan = planWith(`team: { Ann: {}, Bob: {}, Cid: {} }
issues:
  a: { title: A, owner: Ann, effort: 90m }
  b: { title: B, owner: Ann, effort: 60m }
  c: { title: C, owner: Ann, effort: 60m }
`);
  expect((await boundOf(plan)).p80.value).toBe(210);
  const shared = await boundOf(plan, { performers: plan.issues.map(() => ['Bob']) });
  expect(shared.p80.value).toBe(105);
  const everybody = await boundOf(plan, { performers: plan.issues.map(() => ['Bob', 'Cid']) });
  expect([everybody.p80.value, everybody.reasons[0].reason.kind]).toEqual([90, 'chain']);
});

test('a resource that all need is a queue as well', async () => {
  const plan = planWith(`resources: { staging: { capacity: 2 } }
team: { Ann: {}, Bob: {}, Cid: {} }
issues:
  a: { title: A, owner: Ann, effort: 60m, uses: { staging: 2 } }
  b: { title: B, owner: Bob, effort: 60m, uses: staging }
  c: { title: C, owner: Cid, effort: 60m, uses: staging }
`);
  const bound = await boundOf(plan);
  expect(bound.p80.value).toBe(120);
  expect(bound.reasons[0].reason).toEqual({ kind: 'resource', resource: 'staging' });
});

test('other hands count with the error that they would have', async () => {
  const plan = {
    ...planWith('team: { Ann: {}, Bob: {} }\nissues: { a: { title: A, owner: Ann, effort: 600m } }\n'),
    spread: {
      sdLog: 0.01,
      shared: 0,
      by: 'person' as const,
      people: [
        { id: 'Ann', median: 3 },
        { id: 'Bob', median: 0.5 },
      ],
    },
  };
  const own = await boundOf(plan);
  const free = await boundOf(plan, { performers: [['Bob']] });
  for (let r = 0; r < 8; r++) {
    expect(own.minutes[r] / 1800).toBeCloseTo(1, 1);
    expect(free.minutes[r] / 300).toBeCloseTo(1, 1);
  }
});

test('a risk with a window counts where nothing can have begun before it, and a mitigation that may be carried out spares it', async () => {
  const plan = planWith(`team: { Ann: {} }
issues:
  head: { title: Head, nobody: true, elapsed: 600m }
  a: { title: A, owner: Ann, effort: 100m, after: head }
  soon: { title: Soon, owner: Ann, effort: 100m }
risks:
  slow:
    { title: Slow, probability: 100%, impact: { factor: 2 }, hits: [a, soon],
      window: { from: 2025-11-17 05:00, to: 2025-11-17 05:01 } }
`);
  expect((await boundOf(plan)).p80.value).toBe(800);
  expect((await boundOf(plan, { performers: null, mitigable: ['slow'] })).p80.value).toBe(700);
  expect((await boundOf(plan, { performers: null, droppable: ['a'] })).p80.value).toBe(600);
});
