// The figures that claims and expectations of real plans ask for, on plans in which everything is certain, so that every one can
// be worked out on paper.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/engine/forecast/forecast.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { judge } from '../../src/engine/forecast/judge.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { troubleWith } from '../../src/plan/check-condition.ts';
import { type Condition, parseCondition } from '../../src/plan/condition.ts';
import { FIGURES } from '../../src/plan/figures.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { selectIssues } from '../../src/plan/select-issues.ts';
import { forecastOf, planOf, SMALL } from './plans.ts';

// Week 1: Ann does a on Monday and Tuesday, then b; Bob does c on Monday with Cleo's help, and d takes a day of the clock after it.
const plan = planOf(`plan: Sure
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team:
  Ann: { track: Core }
  Bob: { track: Edge }
  Cleo: { track: Edge }
phases: { one: { title: One }, two: { title: Two } }
issues:
  a: { title: A, owner: Ann, effort: 2d, phase: one, module: api, priority: P0, due: 2025-11-18 }
  b: { title: B, owner: Ann, effort: 1d, phase: one, after: a, module: api, priority: P1, due: 2025-11-18 }
  c: { title: C, owner: Bob, effort: 1d, phase: two, priority: P0, support: { Cleo: 50% } }
  d: { title: D, nobody: true, elapsed: 24h, phase: two, after: c }
milestones:
  M: { title: M, after: b, target: week 1 wed }`);

const conditionOf = (text: string, difference = false): Condition => {
  const parsed = parseCondition(text, { difference });
  if ('error' in parsed) throw new Error(`${text}: ${parsed.error}`);
  return parsed.condition;
};

async function told(texts: readonly string[], of: Plan = plan, replications = 20): Promise<Forecast> {
  const asked = texts.map((text) => conditionOf(text).figure);
  return forecast({ plan: of, network: compile(of), seed: '1', replications, asked });
}

async function actual(text: string, of: Plan = plan): Promise<string> {
  const judged = judge(conditionOf(text), await told([text], of), of);
  if ('unknownName' in judged) throw new Error(judged.message);
  return judged.actual;
}

describe('a plan in which everything is certain', () => {
  it.each([
    // Of a, b, c and d, c is done on Monday, a on Tuesday, d (a day of the clock) on Tuesday, b on Wednesday.
    ['done(all, 2025-11-17) >= 0%', '25 %'],
    ['done(all, "week 1 tue") >= 0%', '75 %'],
    ['done(all, day 3) >= 0%', '100 %'],
    ['done(P0, 2025-11-17) >= 0%', '50 %'],
    ['done(api, 2025-11-18) >= 0%', '50 %'],
    ['done("module api", 2025-11-18) >= 0%', '50 %'],
    ['done("track Core", 2025-11-18) >= 0%', '50 %'],
    ['done(Ann, 2025-11-18) >= 0%', '50 %'],
    ['done(a, 2025-11-18 16:59) >= 0%', '0 %'],
    ['done(a, 2025-11-18 17:00) >= 0%', '100 %'],
    ['finished(all, 2025-11-18) >= 0', '3'],
    ['finished(one, 2025-11-18) >= 0', '1'],
    ['count(issues) >= 0', '4'],
    ['count(all) >= 0', '4'],
    ['count(P0) >= 0', '2'],
    ['count(people) >= 0', '3'],
    ['count(phases) >= 0', '2'],
    ['count(modules) >= 0', '1'],
    ['count(milestones) >= 0', '1'],
    ['count(gates) >= 0', '0'],
    ['count(risks) >= 0', '0'],
    ['length(one) >= 0d', '3.0 d'],
    ['length(one, 80) >= 0d', '3.0 d'],
    ['length(two) >= 0d', '2.0 d'],
    ['length(c) >= 0d', '1.0 d'],
    ['length(finish) >= 0d', '3.0 d'],
    ['staff(one) >= 0', '1'],
    ['staff(two) >= 0', '2'],
    ['staff(finish) >= 0', '3'],
    // Bob works one of the two days that phase two lasts; in all four days of work are done in three.
    ['busy(two) >= 0', '0.5'],
    ['busy(one) >= 0', '1'],
    ['busy(finish) >= 0', '1.3'],
    ['work(all) >= 0d', '4.0 d'],
    ['work(one) >= 0d', '3.0 d'],
    ['work(Bob) >= 0d', '1.0 d'],
    ['work(two) >= 0d', '1.0 d'],
    ['overhead(all) >= 0%', '0 %'],
    ['wait(Ann) >= 0d', '0.0 d'],
    ['wait(all) >= 0d', '0.0 d'],
    ['blocked(all) >= 0d', '0.0 d'],
    // a keeps its date, b misses it, the others have none.
    ['late(all) >= 0%', '50 %'],
    ['late(a) >= 0%', '0 %'],
    ['late(P1) >= 0%', '100 %'],
    // c and d could begin a day later: together they take two of three days, d by the clock.
    ['slack(a) >= 0d', '0.0 d'],
    ['driving(b) >= 0%', '100 %'],
    ['driving(Ann) >= 0%', '100 %'],
    ['driving(Bob) >= 0%', '0 %'],
  ])('answers %s with %s', async (text, shown) => {
    expect(await actual(text)).toBe(shown);
  });

  it('gives slack to what does not lie on the longest chain', async () => {
    const judged = judge(conditionOf('slack(c) > 0d'), await told(['slack(c) > 0d']), plan);
    expect(judged).toMatchObject({ holds: true });
  });
});

it('counts who supports work that nobody has to do', async () => {
  const helped = planOf(`plan: Helped
start: 2025-11-17
team: { Ann: {}, Bob: {} }
issues:
  a: { title: A, owner: Ann, effort: 1d }
  b: { title: B, nobody: true, duration: 1d, support: { Bob: 50% } }`);
  expect(await actual('staff(finish) >= 0', helped)).toBe('2');
});

describe('meetings', () => {
  const withMeetings = planOf(`plan: Meetings
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {}, Bob: {} }
meetings: [{ name: Daily, every: workday, at: 09:00, takes: 48m, who: [Ann] }]
issues: { a: { title: A, owner: Ann, effort: 36h } }`);

  it('cost the share of the hours present that they take', async () => {
    expect(await actual('overhead(Ann) >= 0%', withMeetings)).toBe('10 %');
    expect(await actual('overhead(Bob) >= 0%', withMeetings)).toBe('0 %');
    expect(await actual('overhead(all) >= 0%', withMeetings)).toBe('5 %');
  });
});

describe('figures that many futures answer', () => {
  const small = planOf(SMALL);
  let result: Forecast;
  const texts = [
    'finished(all, "week 1 fri") >= 0',
    'done(all, "week 1 fri") >= 0%',
    'late(all) >= 0%',
    'wait(Ann) >= 0d',
  ];
  beforeAll(async () => {
    result = await told(texts, small, 1000);
  });
  const value = (text: string): number => {
    const judged = judge(conditionOf(text), result, small);
    if ('unknownName' in judged || judged.value === null) throw new Error(text);
    return judged.value;
  };

  it('agree with each other: a share is a count over the number of issues', () => {
    expect(value(texts[1])).toBeCloseTo(value(texts[0]) / 3, 12);
  });

  it('agree with what every issue says about itself', () => {
    const onTime = result.issues.find(({ id }) => id === 'test')?.onTime?.share;
    expect(value('late(all) >= 0%')).toBeCloseTo(1 - (onTime ?? Number.NaN), 12);
    expect(value('wait(Ann) >= 0d')).toBe(result.people[0].waitingMinutes);
  });

  it('agree with the mean of the velocity of the weeks before', () => {
    const [first] = result.velocity;
    expect(value(texts[0])).toBeGreaterThanOrEqual(first.p10);
    expect(value(texts[0])).toBeLessThanOrEqual(first.p90);
  });

  it('are not collected unless somebody asks', async () => {
    const plain = await forecastOf(small, 10);
    expect([...plain.collected.keys()]).toEqual([]);
    expect(() => judge(conditionOf(texts[0]), plain, small)).toThrow('was not asked for');
  });
});

describe('issues that leave the scope', () => {
  it('are neither done nor to be done', async () => {
    const text = 'done(one, 2025-11-18) >= 0%';
    const policies: Plan['policies'] = [
      {
        id: 'cut',
        when: { kind: 'late', on: { kind: 'issue', id: 'a' }, after: '2025-11-18T12:00' },
        action: { kind: 'drop', issues: ['b'] },
        cooldownMinutes: 0,
      },
    ];
    const cut = { ...plan, policies };
    expect(await actual(text)).toBe('50 %');
    expect(await actual(text, cut)).toBe('100 %');
    expect(await actual('finished(one, 2025-11-21) >= 0', cut)).toBe('1');
    expect(await actual('policy(cut) >= 0', cut)).toBe('1');
    const { policies: acted, scope } = await told([], cut);
    expect(acted).toEqual([{ id: 'cut', meanFirings: 1, fired: 1 }]);
    expect(scope.at(-1)?.all).toMatchObject({ p50: 3 });
  });
});

describe('blocks', () => {
  const impacts: Plan['risks'][number]['impacts'] = [
    { kind: 'block', by: { distribution: { kind: 'fixed', value: 480 }, likely: 480, single: true, text: '1d' } },
  ];
  const risk = {
    title: 'Stuck',
    owner: null,
    probability: { low: 1, high: 1 },
    window: null,
    mitigation: null,
    together: null,
  };
  const blocked: Plan = {
    ...plan,
    risks: [
      { ...risk, id: 'stuck/a', impacts, hits: ['a'], family: 'stuck' },
      { ...risk, id: 'stuck/c', impacts, hits: ['c'], family: 'stuck' },
    ],
  };

  it('are counted in working time, issue by issue and together', async () => {
    expect(await actual('blocked(a) = 1d', blocked)).toBe('1.0 d');
    expect(await actual('blocked(all) = 2d', blocked)).toBe('2.0 d');
    expect(await actual('busy(two) >= 0', blocked)).toBe('0.3');
  });

  it('lead the chain on to what came before the work that was blocked', async () => {
    const late = { ...blocked, risks: [{ ...risk, id: 'stuck', impacts, hits: ['b'], family: null }] };
    const { issues } = await told([], late);
    expect(issues.slice(0, 2).map(({ criticality, drivingChain }) => [criticality, drivingChain])).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('let nobody wait who is taken up again: only what was ready and not begun waits for a person', async () => {
    const two = planOf(`plan: Two
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {} }
issues:
  a: { title: A, owner: Ann, effort: 2d }
  b: { title: B, owner: Ann, effort: 3d }`);
    const stuck = { ...two, risks: [{ ...risk, id: 'stuck', impacts, hits: ['a'], family: null }] };
    const { issues, people } = await told([], stuck, 200);
    const started = issues[1]?.startSamples;
    expect(started?.kind === 'exact' && new Set(started.sorted).size > 10).toBe(true);
    // b waits until a is blocked, at some point of its two days; a is taken up when b, which takes three, is done.
    expect(people[0]?.waitingMinutes).toBeGreaterThan(0.5 * 480);
    expect(people[0]?.waitingMinutes).toBeLessThan(1.5 * 480);
    expect(issues[0]?.criticality).toBe(1);
  });

  it('are told as one family of risks', async () => {
    const { families } = await told([], blocked);
    expect(families).toEqual([{ id: 'stuck', title: 'Stuck', risks: 2, fired: 1, share: 1 }]);
    expect(await actual('fired(stuck) >= 0%', blocked)).toBe('100 %');
    expect(await actual('count(risks) >= 0', blocked)).toBe('1');
  });

  it('leave the work before and after them on the chain to the finish', async () => {
    const { issues } = await told([], blocked);
    expect(issues.map(({ id, criticality, drivingChain }) => [id, criticality, drivingChain])).toEqual([
      ['a', 1, 1],
      ['b', 1, 1],
      ['c', 0, 0],
      ['d', 0, 0],
    ]);
  });
});

describe('every figure', () => {
  it('has an example that can be read, and a definition in one line', () => {
    for (const { example, means, name } of FIGURES) {
      expect(conditionOf(example).figure.name).toBe(name);
      expect(means.length).toBeGreaterThan(20);
      expect(means).not.toContain('\n');
    }
  });
});

describe('names that mean nothing', () => {
  it.each([
    [
      'done(appi, 2025-11-18) >= 1%',
      'no issue, phase, class, module, track or owner is called "appi": did you mean api?',
    ],
    ['count(isues) >= 1', 'no issue, phase, class, module, track or owner is called "isues": did you mean issues?'],
    ['length(Milestone) <= 3d', 'no phase or issue is called "Milestone"'],
    ['overhead(Anne) <= 3%', 'no person is called "Anne": did you mean Ann?'],
    ['policy(cut) <= 3', 'no policy is called "cut"'],
    ['late(two) <= 3%', '"two" has no issue with a due date, so late says nothing'],
    ['P80(one) <= day 3', '"one" has no target, so P80 says nothing'],
  ])('%s: %s', (text, message) => {
    const condition = conditionOf(text);
    expect(troubleWith(condition, plan)).toMatchObject({ message, at: condition.figure.argument?.at });
  });
});

describe('selectors', () => {
  it('prefer issues to phases, classes, modules, tracks and owners, unless they say which is meant', () => {
    const alike: Plan = { ...plan, phases: [...plan.phases, { ...plan.phases[0], id: 'api' }] };
    expect(selectIssues(alike, 'api')).toEqual([]);
    expect(selectIssues(alike, 'module api')).toEqual([0, 1]);
    expect(selectIssues(plan, 'issue a')).toEqual([0]);
    expect(selectIssues(plan, 'phase a')).toBeNull();
  });

  it('never mean what the reader made of other constructs, unless it is named', () => {
    const issues = [...plan.issues, { ...plan.issues[0], id: 'keys', implied: 'delivery' as const }];
    expect(selectIssues({ ...plan, issues }, 'all')).toEqual([0, 1, 2, 3]);
    expect(selectIssues({ ...plan, issues }, 'api')).toEqual([0, 1]);
    expect(selectIssues({ ...plan, issues }, 'keys')).toEqual([4]);
  });
});

describe('the language reference', () => {
  it('lists every figure with its example and its meaning', () => {
    const text = readFileSync(new URL('../../docs/plan-language.md', import.meta.url), 'utf8');
    for (const { example, means } of FIGURES) expect(text).toContain(`| \`${example}\` | ${means} |`);
  });
});
