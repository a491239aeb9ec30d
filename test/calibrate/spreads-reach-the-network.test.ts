// What `estimates.spread` says of a team, a person, a lane, a pool or a class is what the slots of the network are drawn from.
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/engine/network/compile.ts';
import type { SlotSource } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { REFERENCE_CLASSES } from '../../src/scenarios/reference-classes.ts';

const HEAD = `plan: Spreads
start: 2026-01-05
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: , Bob: { split: { data: 50%, web: 50% } }, Cid: }
pools: { Crew: { units: 2 } }
gates: { G: { after: a, keepers: Crew/1, review: 1h } }
issues:
  a: { owner: Ann, effort: 10h }
  b: { owner: Bob/data, effort: 10h }
  c: { owner: Cid, effort: 10h }
  d: { pool: Crew, effort: 10h }
  e: { owner: Ann, effort: 8-12h }
`;

function planOf(more: string): Plan {
  const { plan, diagnostics } = readPlan(HEAD + more, { name: 'spread.yaml' });
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return plan;
}

/** Sources of the slots by the end of their name. */
function sourcesOf(plan: Plan): (name: string) => Extract<SlotSource, { kind: 'spread' }> {
  const { slots } = compile(plan);
  return (name) => {
    const source = slots.find((slot) => slot.name === name)?.source;
    if (source?.kind !== 'spread') throw new Error(`${name} is ${source?.kind}`);
    return source;
  };
}

const spread = (keys: string): Plan => planOf(`estimates: { spread: { ${keys} } }\n`);
const PEOPLE =
  'people: { Ann: { median: 0.9, sdLog: 0.4 }, Bob: { sdLog: 0.8 }, Crew: { median: 2 }, Zoe: { median: 9 } }';

describe('a spread', () => {
  test("multiplies single values by the typical ratio, each person's where it is known", () => {
    const of = sourcesOf(spread(`median: 1.5, sdLog: 0.6, shared: 20%, by: person, ${PEOPLE}`));
    expect(of('issue/a/work')).toMatchObject({ median: 540, sdLog: 0.4, correlation: 0.2 });
    expect(of('issue/b/work')).toMatchObject({ median: 900, sdLog: 0.8 });
    expect(of('issue/c/work')).toMatchObject({ median: 900, sdLog: 0.6, sharedName: 'spread/person/Cid' });
    expect(of('issue/d/work')).toMatchObject({ median: 900, sdLog: 0.6, sharedName: 'spread/plan' });
    expect(of('gate/G/review/Crew/1/1')).toMatchObject({ median: 120, sdLog: 0.6 });
  });

  test('leaves ranges alone, and what is likely as it is stated', () => {
    const { slots } = compile(spread('median: 1.5, sdLog: 0.6'));
    expect(slots.find(({ name }) => name === 'issue/e/work')?.source.kind).toBe('quantile');
    expect(slots.find(({ name }) => name === 'issue/a/work')?.likely).toBe(600);
  });

  test('without anything new is the plan it always was', () => {
    expect(spread('sdLog: 0.6').spread).toEqual({ sdLog: 0.6, shared: 0, by: 'plan' });
    expect(spread('sdLog: 0.6, median: 1').spread).toEqual({ sdLog: 0.6, shared: 0, by: 'plan' });
  });

  test('of a class has its figures, unless others are said', () => {
    const [{ name, median, sdLog, shared, by }] = REFERENCE_CLASSES;
    expect(spread(`class: ${name}`).spread).toEqual({ median, sdLog, shared, by, holdsRisks: true });
    expect(spread(`class: ${name}, sdLog: 0.3, by: plan, median: 1, risks: apart`).spread).toEqual({
      sdLog: 0.3,
      shared,
      by: 'plan',
    });
  });

  test.each([
    ['shared: 20%', 'E011'],
    ['class: comercial-tasks', 'E013'],
    ['sdLog: 0.6, median: 0', 'E031'],
    ['sdLog: 0.6, people: { Ann: { sdlog: 1 } }', 'E010'],
    ['sdLog: 0.6, people: { Ann: 1.2 }', 'E012'],
    ['sdLog: 0.6, fitted: 0', 'E031'],
    ['sdLog: 0.6, risks: outside', 'E013'],
  ])('that says %s is refused once (%s)', (keys, code) => {
    const { plan, diagnostics } = readPlan(`${HEAD}estimates: { spread: { ${keys} } }\n`, { name: 'spread.yaml' });
    expect(plan).toBeNull();
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });
});

describe('work in progress', () => {
  const begun = (progress: string): ReturnType<ReturnType<typeof sourcesOf>> =>
    sourcesOf(
      planOf(`estimates: { spread: { median: 1.5, sdLog: 0.6, people: { Ann: { sdLog: 0.4 } } } }
statusDate: 2026-01-06
progress: { a: { started: 2026-01-05, ${progress} } }
`),
    )('issue/a/work');

  test('is expected to come to the typical ratio, too', () => {
    expect(begun('worked: 4h')).toMatchObject({ median: 900, sdLog: 0.4, given: { tailMedian: 900, tailSdLog: 0.4 } });
    expect(begun('done: 40%')).toMatchObject({ median: 540, sdLog: 0.4 });
  });

  test('needs no correction where the progress itself was measured', () => {
    expect(begun('done: 40%, worked: 8h').median).toBeCloseTo(720, 9);
  });
});
