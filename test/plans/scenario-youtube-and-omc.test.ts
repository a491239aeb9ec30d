// The YouTube refactor and Oh My Coins hold the facts of their documents: how many issues, whose, how long, when, after what.
// The figures are written here by hand from the tables of the documents, not read back from the scenarios.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { type PlanReading, readPlan } from '../../src/scenarios/read-plan.ts';

const readings = new Map<string, PlanReading>();
function reading(name: string): PlanReading {
  const known = readings.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  const fresh = readPlan(text, { name: `${name}.yaml` });
  readings.set(name, fresh);
  return fresh;
}
function planOf(name: string, options: readonly string[] = [], set: readonly string[] | null = null): Plan {
  const { plan, diagnostics } = reading(name).variant({ options, set });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return plan!;
}
const youtube = (options: readonly string[] = [], set: readonly string[] | null = null): Plan =>
  planOf('youtube-worker-5wk', options, set);
const omc = (options: readonly string[] = []): Plan => planOf('omc-parallel-8wk', options);
const teams = (options: readonly string[] = []): Plan => planOf('omc-team-sizes', options);

const find = (plan: Plan, id: string): Issue => plan.issues.find((issue) => issue.id === id)!;
const ownerOf = ({ who }: Issue): string => (who.kind === 'owner' ? who.person : who.kind);
const owned = (plan: Plan, person: string): Issue[] =>
  plan.issues.filter((issue) => issue.implied === null && ownerOf(issue) === person);
const days = (issues: readonly Issue[], minutesPerDay: number): number =>
  issues.reduce((sum, { estimate }) => sum + (estimate.likely ?? Number.NaN), 0) / minutesPerDay;
const needs = (plan: Plan, id: string): string[] => find(plan, id).after.map(({ on }) => on.id);
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `#${String(from + i).padStart(3, '0')}`);
/** Claims by the number in the table of the digest: C001-05a and C001-05b are parts of C001-05. */
const tableOf = (plan: Plan): string[] => [...new Set(plan.claims.map(({ id }) => id.slice(0, 'C001-05'.length)))];

describe('youtube-worker-5wk', () => {
  const numbered = (plan: Plan): Issue[] => plan.issues.filter(({ id }) => id.startsWith('#'));

  test('has issues 002 to 025: 7, 7, 7 and 3 to a phase, and the optional one is 012', () => {
    const plan = youtube();
    expect(numbered(plan).map(({ id }) => id)).toEqual(numbers(2, 25));
    const sizes = plan.phases.map(({ id }) => numbered(plan).filter(({ phase }) => phase === id).length);
    expect(sizes).toEqual([7, 7, 7, 3]);
    expect(
      numbered(plan)
        .filter(({ optional }) => optional)
        .map(({ id }) => id),
    ).toEqual(['#012']);
    expect(find(plan, '#005').aliases).toEqual(['404']);
  });

  test('gives the six workers 8, 3, 4, 3, 3 and 3 of them', () => {
    const plan = youtube();
    const of = (worker: string): number => numbered(plan).filter((issue) => ownerOf(issue) === worker).length;
    const workers = ['Worker02', 'Worker03', 'Worker04', 'Worker05', 'Worker06', 'Worker10'];
    expect(workers.map(of)).toEqual([8, 3, 4, 3, 3, 3]);
    expect(numbered(plan).length).toBe(24);
  });

  test('books the days of the slots: Worker02 19.5 of 21, Worker04 seven of week 4', () => {
    const plan = youtube();
    // 2.5 + 2.5 + 2.5 (2 to 3) + 2 + 3 + 3 + 2.5 + 1.5 and 2 + 2 + 1.5 + 1.5; shared days count half.
    expect(
      days(
        numbered(plan).filter((issue) => ownerOf(issue) === 'Worker02'),
        450,
      ),
    ).toBe(19.5);
    expect(
      days(
        numbered(plan).filter((issue) => ownerOf(issue) === 'Worker04'),
        450,
      ),
    ).toBe(7);
    expect(
      days(
        numbered(plan).filter((issue) => ownerOf(issue) === 'Worker05'),
        450,
      ),
    ).toBe(7);
    expect(
      days(
        numbered(plan).filter((issue) => ownerOf(issue) === 'Worker10'),
        450,
      ),
    ).toBe(7);
  });

  test('starts no slot early and ends the last one on day 35, a Sunday', () => {
    const plan = youtube();
    expect(numbered(plan).every(({ notBefore, due }) => notBefore !== null && due !== null && notBefore < due)).toBe(
      true,
    );
    expect(find(plan, '#009').notBefore).toBe('2025-11-27T09:00');
    expect(find(plan, '#025').due).toBe('2025-12-21T17:00');
    expect(plan.milestones.find(({ id }) => id === 'DEPLOY')?.target).toBe('2025-12-21T17:00');
  });

  test('keeps the links of the text in every set, and has three sets for the rest', () => {
    const stated = {
      '#003': ['#002', '#004'],
      '#005': ['#002', '#003'],
      '#006': ['#002', '#005'],
      '#008': ['#004', '#007'],
    };
    for (const set of ['content', 'barrier', 'companion']) {
      const plan = youtube([], [set]);
      for (const [id, on] of Object.entries(stated)) expect(needs(plan, id), `${set} ${id}`).toEqual(on);
    }
    expect(needs(youtube(), '#020')).toEqual(['#013', '#014', '#015', '#019']);
    expect(needs(youtube([], ['companion']), '#013')).toEqual(['#009', '#010', '#011']);
    expect(needs(youtube([], ['barrier']), '#013')).toEqual([]);
    expect(youtube([], ['barrier']).phases.map(({ after }) => after.map(({ on }) => on.id))).toEqual([
      [],
      ['infrastructure'],
      ['plugins'],
      ['testing'],
    ]);
  });

  test('has its reviewer look at the three critical issues', () => {
    const plan = youtube();
    const reviews = plan.gates.filter(({ reviewOf }) => reviewOf !== null);
    expect(reviews.map(({ reviewOf, keepers }) => [reviewOf, ...keepers])).toEqual([
      ['#002', 'Worker10'],
      ['#003', 'Worker10'],
      ['#004', 'Worker10'],
    ]);
  });

  test('knows the hours of the planning week, seven of 12 to 13 done', () => {
    const plan = youtube(['planning']);
    const steps = plan.issues.filter(({ phase }) => phase === 'planning');
    expect(steps.map(({ estimate }) => (estimate.likely ?? 0) / 60)).toEqual([2, 4, 1, 2.5, 1, 1, 1]);
    const done = new Set(plan.facts.filter(({ finished }) => finished !== null).map(({ id }) => id));
    expect(steps.filter(({ id }) => done.has(id)).reduce((sum, { estimate }) => sum + (estimate.likely ?? 0), 0)).toBe(
      420,
    );
  });

  test('carries 17 claims, 17 contradictions and five risks', () => {
    const plan = youtube();
    expect(tableOf(plan)).toEqual(Array.from({ length: 17 }, (_, i) => `C001-${String(i + 1).padStart(2, '0')}`));
    expect(plan.contradictions).toHaveLength(17);
    expect(plan.risks.map(({ probability }) => probability.low)).toEqual([0.45, 0.45, 0.45, 0.3, 0.3]);
    expect(plan.velocityTargets).toEqual([4, 3, 7, 7, 3]);
  });
});

describe('omc-parallel-8wk', () => {
  test('lists the items of four tracks over four sprints', () => {
    const ids = omc().issues.map(({ id }) => id);
    const count = (pattern: RegExp): number => ids.filter((id) => pattern.test(id)).length;
    expect([count(/^A\d+$/), count(/^B\d+$/), count(/^C\d+$/), count(/^T\d$/)]).toEqual([8, 9, 11, 4]);
    // Bugs, performance, hardening and documents for each of three developers, then three kinds of watching.
    expect([count(/^X[1-4]-[ABC]$/), count(/^X[5-7]$/)]).toEqual([12, 3]);
  });

  test('gives every developer ten days in each of the first three sprints, five to Dev-B in the first', () => {
    const plan = omc();
    const booked = (person: string, sprint: string): number =>
      days(
        owned(plan, person).filter(({ phase }) => phase === sprint),
        450,
      );
    const sprints = ['sprint-1', 'sprint-2', 'sprint-3'];
    expect(sprints.map((sprint) => booked('Dev-A', sprint))).toEqual([10, 10, 10]);
    expect(sprints.map((sprint) => booked('Dev-B', sprint))).toEqual([5, 10, 10]);
    expect(sprints.map((sprint) => booked('Dev-C', sprint))).toEqual([10, 10, 10]);
    expect(booked('Dev-C', 'sprint-4')).toBe(10);
  });

  test('writes in directories of one owner each', () => {
    const plan = omc();
    const users = (directory: string): string[] => [
      ...new Set(plan.issues.filter(({ uses }) => uses.some(({ resource }) => resource === directory)).map(ownerOf)),
    ];
    expect(['trading-dir', 'agent-dir', 'infra-dir'].map(users)).toEqual([['Dev-A'], ['Dev-B'], ['Dev-C']]);
    expect(plan.resources.map(({ capacity }) => capacity)).toEqual([1, 1, 1, 1, 1]);
  });

  test('freezes the code on the last three days of every second week', () => {
    const plan = omc();
    const freeze = plan.windows.find(({ id }) => id === 'freeze')!;
    expect(freeze.weekly).toMatchObject({ on: [2, 3, 4], everyWeeks: 2, startWeek: 3 });
    expect(freeze.closes).toContain('A4');
    expect(freeze.closes).not.toContain('B5');
    expect(plan.windows.find(({ id }) => id === 'testing')?.only).toEqual(['T1', 'T2', 'T3']);
  });

  test('knows what each of two reports knew', () => {
    const finished = (plan: Plan): string[] => plan.facts.flatMap(({ id, finished: at }) => (at === null ? [] : [id]));
    expect(omc().statusDate?.slice(0, 10)).toBe('2025-11-22');
    expect(finished(omc())).toEqual(['collectors', 'trading-3-4', 'agentic-11', 'infra-9-10']);
    const earlier = omc(['status-20-november']);
    expect(earlier.statusDate?.slice(0, 10)).toBe('2025-11-20');
    expect(finished(earlier)).toEqual(['collectors']);
  });

  test('tests what is ready: trading is no condition of a window, its deployment and the agents are', () => {
    const plan = omc();
    const soft = (id: string): string[] =>
      find(plan, id).after.flatMap(({ on, softFactor }) => (softFactor === null ? [] : [on.id]));
    expect([soft('T1'), soft('T2'), soft('T3')]).toEqual([['A4'], ['A5'], []]);
    expect(plan.gates.find(({ id }) => id === 'Candidate-1')?.after.map(({ on }) => on.id)).toEqual(['C1', 'B5']);
  });

  test('carries 18 claims and 19 contradictions, and the ten risks of both lists beside three kinds of bugs', () => {
    const plan = omc();
    expect(tableOf(plan)).toEqual(Array.from({ length: 18 }, (_, i) => `C003-${String(i + 1).padStart(2, '0')}`));
    expect(plan.contradictions).toHaveLength(19);
    const families = [...new Set(plan.risks.map(({ id, family }) => family ?? id))];
    expect(families.filter((id) => /^[PG]\d$/.test(id))).toEqual([
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
      'G1',
      'G2',
      'G3',
      'G4',
      'G5',
    ]);
    expect(families.filter((id) => id.startsWith('bug-'))).toHaveLength(3);
  });
});

describe('omc-team-sizes', () => {
  test('splits two developers 60, 20, 20 and 90, 10', () => {
    const lanes = teams().people.filter(({ laneOf }) => laneOf !== null);
    expect(lanes.map(({ id, efficiencyPercent }) => [id, efficiencyPercent])).toEqual([
      ['Dev-A/data', 60],
      ['Dev-A/integration', 20],
      ['Dev-A/trading', 20],
      ['Dev-B/agentic', 90],
      ['Dev-B/integration', 10],
    ]);
  });

  test('shares 6 to 8 weeks of data and 16 to 18 weeks of agents out', () => {
    const plan = teams();
    const weeks = (phase: string): number =>
      days(
        plan.issues.filter((issue) => issue.phase === phase),
        37 * 60,
      );
    expect(weeks('data')).toBeCloseTo(7, 2);
    expect(weeks('agentic')).toBeCloseTo(17, 2);
  });

  test('has one, two, three and four developers', () => {
    const heads = (options: readonly string[]): number =>
      new Set(teams(options).people.map(({ id, laneOf }) => laneOf ?? id)).size;
    expect([heads(['one']), heads([]), heads(['full-time']), heads(['three']), heads(['four'])]).toEqual([
      1, 2, 2, 3, 4,
    ]);
  });
});
