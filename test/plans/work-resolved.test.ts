// What the convenient constructs of work become in the Plan: the choices of the language that later rooms rely on.
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { findCycles } from '../../src/plan/precedence.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

/** A plan that starts on Monday 2026-01-05, eight hours a day. */
function planOf(...lines: readonly string[]): Plan {
  const team = lines.some((line) => line.startsWith('team:')) ? [] : ['team: { Ann: , Bob: }'];
  const text = ['plan: Work', 'start: 2026-01-05', ...team, ...lines, ''].join('\n');
  const { plan, diagnostics } = readPlan(text, { name: 'work.yaml' });
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}
const ONE = 'issues: { one: { owner: Ann, effort: 1-2d } }';
const byId = <T extends { id: string }>(things: readonly T[], id: string): T => {
  const found = things.find((thing) => thing.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('people', () => {
  test('a ramp rises by equal steps a working day, in whole percents, and days off belong to the step before', () => {
    const { people } = planOf('team: { Ann: { capacity: 80%, ramp: { over: 6d, from: 20% } } }', ONE);
    expect(people[0].availability).toEqual([
      { from: '2026-01-05', to: '2026-01-05', capacityPercent: 20 },
      { from: '2026-01-06', to: '2026-01-06', capacityPercent: 30 },
      { from: '2026-01-07', to: '2026-01-07', capacityPercent: 40 },
      { from: '2026-01-08', to: '2026-01-08', capacityPercent: 50 },
      { from: '2026-01-09', to: '2026-01-11', capacityPercent: 60 },
      { from: '2026-01-12', to: '2026-01-12', capacityPercent: 70 },
    ]);
  });

  test('whoever joins is away before, whoever leaves is away after, and both come last', () => {
    const { people } = planOf(
      'team: { Ann: { joins: week 2, leaves: 2026-03-31, availability: [{ from: 2026-01-01, capacity: 50% }] } }',
      ONE,
    );
    expect(people[0].availability).toEqual([
      { from: '2026-01-01', to: null, capacityPercent: 50 },
      { from: '2026-01-05', to: '2026-01-11', capacityPercent: 0 },
      { from: '2026-04-01', to: null, capacityPercent: 0 },
    ]);
  });

  test('an own calendar has the days off of the plan, and its hours where it does not say other ones', () => {
    const { people } = planOf(
      'calendar: { hours: [09:00-12:00], holidays: 2026-01-06 }',
      'team: { Ann: { calendar: { week: sun-mon, holidays: 2026-01-07 } } }',
      ONE,
    );
    const { week, holidays } = people[0].calendar ?? { week: [], holidays: [] };
    expect(week.map((windows) => windows.length)).toEqual([1, 0, 0, 0, 0, 0, 1]);
    expect(week[6]).toEqual([{ from: 540, to: 720 }]);
    expect(holidays).toEqual(['2026-01-06', '2026-01-07']);
  });

  test('somebody split becomes lanes behind the person, who keeps what is left, and selections of the person mean the lanes', () => {
    const { people, issues, milestones, meetings } = planOf(
      'team: { Ann: { efficiency: 50%, split: { data: 60%, web: 20% } }, Bob: }',
      'meetings: [{ name: Weekly, every: mon, at: 10:00, takes: 1h, who: Ann }]',
      'issues: { one: { owner: Ann, stream: data, effort: 1d }, two: { owner: Bob, effort: 1-2d } }',
      'milestones: { m: { when: { share: 1, of: { owner: Ann } } } }',
    );
    expect(people.map(({ id, efficiencyPercent, laneOf }) => [id, efficiencyPercent, laneOf])).toEqual([
      ['Ann', 10, null],
      ['Ann/data', 30, 'Ann'],
      ['Ann/web', 10, 'Ann'],
      ['Bob', 100, null],
    ]);
    expect(issues[0].who).toEqual({ kind: 'owner', person: 'Ann/data' });
    expect(milestones[0].share?.issues).toEqual(['one']);
    expect(meetings[0].who).toEqual(['Ann', 'Ann/data', 'Ann/web']);
  });

  test('a skill alone means everybody who has it, and narrows a pool, a role and a list', () => {
    const { issues } = planOf(
      'team: { Ann: { role: Dev, skills: [api] }, Bob: { role: Dev, skills: { sql: 50% } }, Cid: { skills: [api, sql] } }',
      'pools: { All: { members: [Ann, Bob, Cid] } }',
      'issues:',
      '  a: { skill: api, effort: 1-2d }',
      '  b: { pool: All, skill: sql, effort: 1-2d }',
      '  c: { role: Dev, skill: sql, effort: 1-2d }',
      '  d: { anyOf: [Ann, Cid], skill: [sql, api], effort: 1-2d }',
    );
    expect(issues.map(({ who }) => (who.kind === 'anyOf' ? [who.people, who.pool] : who))).toEqual([
      [['Ann', 'Cid'], null],
      [['Bob', 'Cid'], 'All'],
      [['Bob'], null],
      [['Cid'], null],
    ]);
    expect(issues[3].skills).toEqual(['sql', 'api']);
  });
});

describe('deliveries', () => {
  const delivery = (fields: string, after = 'keys'): Plan =>
    planOf(
      `deliveries: { keys: { due: week 1 wed, onTime: 70-80%, late: 1d${fields} } }`,
      `phases: { core: { after: keys } }`,
      `issues: { one: { owner: Ann, effort: 1d, after: ${after} }, two: { owner: Bob, effort: 1d, phase: core } }`,
    );

  test('are issues without work at their date, and a risk that delays them', () => {
    const plan = delivery('');
    const at = { notBefore: '2026-01-07T17:00', due: '2026-01-07T17:00', implied: 'delivery', who: { kind: 'nobody' } };
    expect(byId(plan.issues, 'keys')).toMatchObject(at);
    expect(plan.risks).toMatchObject([
      {
        id: 'late/keys',
        family: 'late',
        probability: { low: 0.2, high: 0.3 },
        hits: ['keys'],
        impacts: [{ kind: 'delay' }],
      },
    ]);
    expect(plan.issues[0].after).toMatchObject([{ on: { kind: 'issue', id: 'keys' }, softFactor: null }]);
  });

  test('with a fallback are waited for until their date and then only hoped for', () => {
    const plan = delivery(', fallback: { factor: 1.3 }', '{ delivery: keys, lag: 2h }');
    expect(plan.issues[0].after).toMatchObject([
      { on: { kind: 'issue', id: 'lag/keys' }, lagMinutes: 120, softFactor: null },
      { on: { kind: 'issue', id: 'keys' }, lagMinutes: 0, softFactor: 1300 },
    ]);
    expect(byId(plan.phases, 'core').after).toMatchObject([{ on: { kind: 'issue', id: 'lag/keys' } }]);
    expect(byId(plan.issues, 'lag/keys')).toMatchObject({
      implied: 'lag',
      work: 'elapsed',
      notBefore: '2026-01-07T17:00',
    });
    expect(plan.milestones).toEqual([]);
  });

  test('with a wait are followed by the earlier of arrival and the end of the wait', () => {
    const plan = delivery(', fallback: { wait: 4h, factor: 1.3 }');
    expect(plan.issues[0].after[0].on).toEqual({ kind: 'milestone', id: 'ready/keys' });
    expect(byId(plan.milestones, 'ready/keys').implied).toBe('ready');
    expect(byId(plan.milestones, 'ready/keys').share).toMatchObject({ share: 0.5, issues: ['keys', 'lag/keys'] });
    expect(byId(plan.issues, 'lag/keys').estimate.distribution).toEqual({ kind: 'fixed', value: 240 });
  });

  test('are meant by no selection but by their ids', () => {
    const { risks } = planOf(
      'deliveries: { keys: { due: week 1 wed } }',
      'issues: { one: { owner: Ann, effort: 1-2d, after: keys } }',
      'risks: { a: { probability: 10%, impact: 1d, hits: all }, b: { probability: 10%, impact: 1d, hits: [keys, one] } }',
    );
    expect(risks.map(({ hits }) => hits)).toEqual([['one'], ['one', 'keys']]);
  });
});

describe('links and windows', () => {
  test('soft links never make a circle, whole links and reviews do', () => {
    const soft = planOf(
      'issues: { one: { owner: Ann, effort: 1d, after: { issue: two, soft: true } }, two: { owner: Bob, effort: 1-2d, after: one } }',
    );
    expect(findCycles(soft)).toEqual([]);
    const circle = {
      ...soft,
      issues: soft.issues.map((i) => ({ ...i, after: i.after.map((l) => ({ ...l, softFactor: null })) })),
    };
    expect(findCycles(circle).map(({ code }) => code)).toEqual(['E014']);
  });

  test('what follows an issue with a review waits for the review, so a link from before the review is a circle', () => {
    const text = (after: string): string =>
      `plan: x\nstart: 2026-01-05\nteam: { Ann: , Bob: }\nissues:\n  one: { owner: Ann, effort: 1d, review: { by: Bob, lag: 1-2h }, after: ${after} }\n  two: { owner: Bob, effort: 1-2d, after: { gate: review/one } }\n`;
    const codes = (after: string): string[] =>
      readPlan(text(after), { name: 'x.yaml' }).diagnostics.map(({ code }) => code);
    expect(codes('[]')).toEqual([]);
    expect(codes('two')).toEqual(['E014']);
  });

  test('an issue that works only in a window is not closed by it', () => {
    const { windows } = planOf(
      'windows: { w: { dates: [2026-01-08, 2026-01-07, 2026-01-12], closes: all } }',
      'issues: { one: { owner: Ann, effort: 1-2d, in: w }, two: { owner: Bob, effort: 1d } }',
    );
    expect(windows[0]).toMatchObject({ closes: ['two'], only: ['one'] });
    expect(windows[0].spans).toEqual([
      { from: '2026-01-07T00:00', to: '2026-01-09T00:00' },
      { from: '2026-01-12T00:00', to: '2026-01-13T00:00' },
    ]);
  });
});

describe('reviews, reworks, risks', () => {
  test('a fixed lag of a review is the lag of its link on the clock, an uncertain one an issue of its own', () => {
    const { gates, issues } = planOf(
      'issues: { one: { owner: Ann, effort: 1d, review: { by: Bob, lag: 1d } }, two: { owner: Ann, effort: 1d, review: { by: Bob, lag: 4-24h } } }',
    );
    expect(gates[0]).toMatchObject({ id: 'review/one', reviewOf: 'one', keepers: ['Bob'] });
    expect(gates[0].after).toMatchObject([{ on: { id: 'one' }, lagMinutes: 1440, lagIn: 'clock' }]);
    expect(gates[1].after).toMatchObject([{ on: { id: 'lag/two' }, lagMinutes: 0 }]);
    expect(byId(issues, 'lag/two')).toMatchObject({ work: 'elapsed', implied: 'lag', after: [{ on: { id: 'two' } }] });
  });

  test('a share of a rework after a review is the same shape, smaller', () => {
    const { gates } = planOf(
      'issues: { one: { owner: Ann, effort: 1/2/4d, review: { by: Bob, rework: { share: 25% } } } }',
    );
    expect(gates[0].rework).toMatchObject({ owner: 'Ann', work: 'effort', estimate: { likely: 240 } });
    expect(gates[0].rework?.estimate.distribution).toEqual({ kind: 'metalog', p10: 120, p50: 240, p90: 480 });
  });

  test('rounds of rework are geometric, the last holding the rest', () => {
    const { risks } = planOf(
      'issues: { one: { owner: Ann, effort: 1d, rework: { chance: 20%, share: 50%, rounds: 3 } } }',
    );
    const [{ by }] = risks[0].impacts.flatMap((impact) => (impact.kind === 'factor' ? [impact] : []));
    if (by.distribution.kind !== 'discrete') throw new Error('not discrete');
    expect(by.distribution.values).toEqual([1.5, 2, 2.5]);
    [0.8, 0.16, 0.04].forEach((weight, i) => {
      expect(by.distribution.kind === 'discrete' && by.distribution.weights[i]).toBeCloseTo(weight, 12);
    });
  });

  test('what a mitigation that is switched off would review or rework leaves no trace', () => {
    const { gates, risks, issues } = planOf(
      ONE,
      'windows: { w: { dates: 2026-01-07, closes: one } }',
      'risks: { r: { probability: 10%, impact: 1d, hits: one, mitigation: { active: false, probability: 1%, issue: { owner: Bob, effort: 1d, in: w, review: { by: Ann, lag: 1-2h }, rework: { chance: 10%, effort: 1h } } } } }',
    );
    expect([gates, risks.map(({ id }) => id), issues.map(({ id }) => id)]).toEqual([[], ['r'], ['one']]);
  });

  test('levels of escalation are one histogram', () => {
    const { risks } = planOf(
      'escalation: [{ level: a, within: 0-4h, solves: 70% }, { level: b, within: 1d, solves: 50% }, { level: c, within: 2-3d }]',
      ONE,
      'risks: { r: { probability: 10%, impact: { blocks: escalation }, hits: one } }',
    );
    const [impact] = risks[0].impacts;
    const bins =
      impact.kind === 'block' && impact.by.distribution.kind === 'histogram' ? impact.by.distribution.bins : [];
    expect(bins.map(({ from, to }) => [from, to])).toEqual([
      [0, 240],
      [240, 480],
      [960, 1440],
    ]);
    expect(bins.map(({ weight }) => Number(weight.toFixed(9)))).toEqual([0.7, 0.15, 0.15]);
  });

  test('a risk of each issue is one risk per issue, of one family', () => {
    const { risks } = planOf(
      'issues: { one: { owner: Ann, effort: 1-2d }, two: { owner: Bob, effort: 1d } }',
      'risks: { r: { title: Bug, probability: 10%, impact: 1d, hits: all, each: true, together: t } }',
    );
    expect(risks.map(({ id, title, hits, family, together }) => [id, title, hits, family, together])).toEqual([
      ['r/one', 'Bug: one', ['one'], 'r', 't'],
      ['r/two', 'Bug: two', ['two'], 'r', 't'],
    ]);
  });

  test('the chance of a gate is that of all its criteria', () => {
    const { gates } = planOf(ONE, 'gates: { G: { after: one, pass: 90%, criteria: [a, { says: b, pass: 0.9 }] } }');
    expect(gates[0].pass).toBe(0.81);
  });
});

describe('progress and scope', () => {
  const SEVERAL = [
    'phases: { core: }',
    'issues:',
    ...['one', 'two', 'three', 'four'].map((id) => `  ${id}: { owner: Ann, effort: 1-2d, phase: core }`),
    'statusDate: 2026-01-08',
  ];

  test('the latest word up to the data date counts, of each id', () => {
    const { facts, statusDate } = planOf(
      ...SEVERAL,
      'reports:',
      '  - { on: 2026-01-07, progress: { one: { done: 50% }, two: { done: 10% } } }',
      '  - { on: 2026-01-06, progress: { one: { done: 20% }, three: { started: 2026-01-06 } } }',
      '  - { on: 2026-01-09, progress: { four: { done: 20% } } }',
      'progress: { two: { finished: 2026-01-08 } }',
    );
    expect(statusDate).toBe('2026-01-08T17:00');
    expect(facts.map(({ id, started, finished, donePercent }) => [id, started, finished, donePercent])).toEqual([
      ['one', '2026-01-07T17:00', null, 50],
      ['two', null, '2026-01-08T17:00', null],
      ['three', '2026-01-06T09:00', null, null],
    ]);
  });

  test('a share of a phase is that of its issues that say nothing themselves', () => {
    const { facts } = planOf(
      ...SEVERAL,
      'progress: { core: { done: 92% }, one: { finished: 2026-01-07 }, two: { done: 0% } }',
    );
    expect(facts.map(({ id, donePercent, finished }) => [id, donePercent, finished])).toEqual([
      ['one', null, '2026-01-07T17:00'],
      ['three', 92, null],
      ['four', 92, null],
    ]);
  });

  test('what left the scope by the data date is a fact, what leaves it later a plan', () => {
    const { facts, scope } = planOf(
      ...SEVERAL,
      'progress: { one: { superseded: true }, two: { superseded: 2026-02-02 } }',
      'scope: [{ on: 2026-01-07, drop: three }, { on: 2026-01-20, drop: all }]',
    );
    expect(facts.map(({ id, dropped }) => [id, dropped])).toEqual([
      ['one', '2026-01-08T17:00'],
      ['three', '2026-01-07T09:00'],
    ]);
    expect(scope).toEqual([
      { on: '2026-02-02T09:00', drop: ['two'] },
      { on: '2026-01-20T09:00', drop: ['four'] },
    ]);
  });

  test('closed risks never happen and those that occurred do, whenever their window was', () => {
    const risk = '{ probability: 20%, impact: 1d, hits: one, window: { from: week 1, to: week 1 } }';
    const { risks } = planOf(
      ...SEVERAL,
      `risks: { a: ${risk}, b: ${risk} }`,
      'progress: { a: { closed: true }, b: { occurred: true } }',
    );
    expect(risks[0].probability).toEqual({ low: 0, high: 0 });
    expect(risks[1]).toMatchObject({ probability: { low: 1, high: 1 }, window: null });
  });

  test('an early delivery releases those who would go on without it', () => {
    const { facts } = planOf(
      'deliveries: { keys: { due: week 2 wed, fallback: { factor: 2 } } }',
      'issues: { one: { owner: Ann, effort: 1-2d, after: keys } }',
      'statusDate: 2026-01-08',
      'progress: { keys: { arrived: 2026-01-07 } }',
    );
    expect(facts.map(({ id, finished }) => [id, finished])).toEqual([
      ['keys', '2026-01-07T17:00'],
      ['lag/keys', '2026-01-07T17:00'],
    ]);
  });

  test('targets of classes are milestones, and what is added starts no earlier', () => {
    const { milestones, issues } = planOf(
      'issues: { one: { owner: Ann, effort: 1-2d, priority: P0 }, two: { owner: Bob, effort: 1d, notBefore: 2026-02-02, added: week 2 } }',
      'completion: { P0: 90%, by: week 2 }',
      'scope: [{ on: week 3, add: one }]',
    );
    expect(milestones).toMatchObject([
      { id: 'P0-complete', target: '2026-01-16T17:00', share: { share: 0.9, issues: ['one'] } },
    ]);
    expect(issues.map(({ added, notBefore }) => [added, notBefore])).toEqual([
      ['2026-01-19', '2026-01-19T09:00'],
      ['2026-01-12', '2026-02-02T09:00'],
    ]);
  });
});
