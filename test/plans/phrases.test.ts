// Phrases: what each form means, how forgiving it is, and that every change can be said in words and read back as the same change.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/plan/change.ts';
import { phraseOf } from '../../src/plan/change-phrase.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { choiceOfChanges } from '../../src/scenarios/choice.ts';
import { createComplaints } from '../../src/scenarios/complaints.ts';
import { readPhrase } from '../../src/scenarios/read-phrase.ts';
import { type PlanReading, readPlan } from '../../src/scenarios/read-plan.ts';
import { createTexts } from '../../src/scenarios/texts.ts';

const PLAN = `plan: Base
start: 2026-01-05
calendar: { hours: [09:00-17:00] }
team: { Ann: { role: Dev }, Bob: { role: Dev, capacity: 80% }, Cy: { role: Head of Tests } }
pools: { Backend: { units: 3 } }
phases: { core: { target: week 3 fri }, "set": }
issues:
  "#001": { owner: Ann, effort: 1-2d, phase: core, module: Video Tools, aliases: [alpha] }
  "#002": { owner: Bob, effort: 1-2d, after: "#001", priority: P2, support: { Ann: 20% } }
  "#003": { pool: Backend, effort: 1d, module: set }
gates: { G1: { after: core, keepers: [Ann], review: 1h } }
milestones: { Done: { after: ["#002", "#003"] } }
risks: { rain: { probability: 20%, impact: 1-2d, hits: { owner: Ann }, mitigation: { active: false, issue: "#003", probability: 5% } } }
dependencies: { use: chain, sets: { chain: { after: { "#003": "#001" } }, free: {} } }
decisions: { grow: { options: { now: { changes: { rule: spt } }, later: } } }
options: { calm: { changes: { bands: low } } }
`;
const reading = readPlan(PLAN, { name: 'base.yaml' });

function said(phrase: string, of: PlanReading = reading): { plan: Plan; changes: readonly Change[] } {
  const { plan, layers, diagnostics } = of.variant({ layers: [{ kind: 'what-if', phrase }] });
  if (plan === null) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return { plan, changes: layers[0].changes ?? [] };
}
// biome-ignore lint/suspicious/noThenProperty: a word of the changes, not a promise
const sequence = (first: string, last: string): Change => ({ kind: 'sequence', first, then: last });
const issueOf = (plan: Plan, id: string) => plan.issues.find((issue) => issue.id === id);
const personOf = (plan: Plan, id: string) => plan.people.find((person) => person.id === id);

const FORMS: [phrase: string, changes: Change[]][] = [
  ['#001 -> Bob', [{ kind: 'owner', issue: '#001', to: 'Bob' }]],
  ['  #001->bob ', [{ kind: 'owner', issue: '#001', to: 'Bob' }]],
  ['001 → BACKEND', [{ kind: 'owner', issue: '#001', to: 'Backend' }]],
  [
    'alpha, #002 -> Cy',
    [
      { kind: 'owner', issue: '#001', to: 'Cy' },
      { kind: 'owner', issue: '#002', to: 'Cy' },
    ],
  ],
  [
    'move #001 and #002 to Cy',
    [
      { kind: 'owner', issue: '#001', to: 'Cy' },
      { kind: 'owner', issue: '#002', to: 'Cy' },
    ],
  ],
  ['#001 -> Head of Tests', [{ kind: 'owner', issue: '#001', to: 'Head of Tests' }]],
  ['Bob 100%', [{ kind: 'capacity', person: 'Bob', percent: 100, from: null, to: null }]],
  [
    'Bob at 60 % from week 3 until week 5 fri',
    [{ kind: 'capacity', person: 'Bob', percent: 60, from: '2026-01-19', to: '2026-02-06' }],
  ],
  ['Bob 60% until week 2', [{ kind: 'capacity', person: 'Bob', percent: 60, from: null, to: '2026-01-16' }]],
  ['Bob 0% in week 2', [{ kind: 'capacity', person: 'Bob', percent: 0, from: '2026-01-12', to: '2026-01-16' }]],
  ['+1 Backend', [{ kind: 'hire', count: 1, like: 'Backend', from: null }]],
  ['+2 Bob from week 5', [{ kind: 'hire', count: 2, like: 'Bob', from: '2026-02-02' }]],
  ['hire 2 Dev', [{ kind: 'hire', count: 2, like: 'Dev', from: null }]],
  ['+Backend', [{ kind: 'hire', count: 1, like: 'Backend', from: null }]],
  ['-1 Backend', [{ kind: 'leave', count: 1, who: 'Backend', from: null }]],
  [
    'without Bob from week 4; #002 -> Ann',
    [
      { kind: 'leave', count: 1, who: 'Bob', from: '2026-01-26' },
      { kind: 'owner', issue: '#002', to: 'Ann' },
    ],
  ],
  ['drop P2', [{ kind: 'drop', what: 'P2' }]],
  [
    'DROP #002, core',
    [
      { kind: 'drop', what: '#002' },
      { kind: 'drop', what: 'core' },
    ],
  ],
  ['drop module Video Tools', [{ kind: 'drop', what: 'module Video Tools' }]],
  ['without #003', [{ kind: 'drop', what: '#003' }]],
  ['#002 from week 4', [{ kind: 'defer', issue: '#002', from: '2026-01-26' }]],
  ['defer #002 to 2026-02-03', [{ kind: 'defer', issue: '#002', from: '2026-02-03' }]],
  ['#002 not before day 12', [{ kind: 'defer', issue: '#002', from: '2026-01-20' }]],
  ['#003 before #002', [sequence('#003', '#002')]],
  ['#002 after #003', [sequence('#003', '#002')]],
  ['#001 P0', [{ kind: 'class', issue: '#001', class: 'P0' }]],
  [
    '#001, #002 is p1',
    [
      { kind: 'class', issue: '#001', class: 'P1' },
      { kind: 'class', issue: '#002', class: 'P1' },
    ],
  ],
  ['order #003, #001', [{ kind: 'order', issues: ['#003', '#001'] }]],
  ['dispatch list', [{ kind: 'dispatch', how: 'list' }]],
  ['#001 takes 2-3d', [{ kind: 'estimate', issue: '#001', text: '2-3d' }]],
  ['mitigate rain', [{ kind: 'mitigate', risk: 'rain', active: true }]],
  ['do not mitigate rain', [{ kind: 'mitigate', risk: 'rain', active: false }]],
  ['G1 by week 6 fri', [{ kind: 'target', id: 'G1', text: 'week 6 fri' }]],
  ['set free', [{ kind: 'set', names: ['free'] }]],
  ['decide grow = later', [{ kind: 'decide', decision: 'grow', option: 'later' }]],
  ['grow=later', [{ kind: 'decide', decision: 'grow', option: 'later' }]],
  ['with calm', [{ kind: 'with', option: 'calm' }]],
  [
    'drop module "set"; "set" by week 2',
    [
      { kind: 'drop', what: 'module set' },
      { kind: 'target', id: 'set', text: 'week 2' },
    ],
  ],
];

describe('the forms of a phrase', () => {
  test.each(FORMS)('%s', (phrase, changes) => {
    expect(said(phrase).changes).toEqual(changes);
  });
});

describe('what a change makes of the plan', () => {
  test('a risk of work that is given away hits nothing, and that is no mistake', () => {
    const { plan } = said('#001 -> Bob');
    expect(plan.risks[0].hits).toEqual([]);
  });

  test('one way to say who does it takes the place of another', () => {
    expect(issueOf(said('#001 -> Backend').plan, '#001')?.who).toMatchObject({ kind: 'anyOf', pool: 'Backend' });
    expect(issueOf(said('#003 -> Ann').plan, '#003')?.who).toEqual({ kind: 'owner', person: 'Ann' });
    expect(issueOf(said('#003 -> Backend/2').plan, '#003')?.who).toEqual({ kind: 'owner', person: 'Backend/2' });
  });

  test('a share for good is the capacity, a share for a while joins the others', () => {
    expect(personOf(said('Bob 60%').plan, 'Bob')).toMatchObject({ capacityPercent: 60, availability: [] });
    const twice = said('Bob 60% in week 2; Bob 100% in week 3').plan;
    expect(personOf(twice, 'Bob')).toMatchObject({
      capacityPercent: 80,
      availability: [
        { from: '2026-01-12', to: '2026-01-16', capacityPercent: 60 },
        { from: '2026-01-19', to: '2026-01-23', capacityPercent: 100 },
      ],
    });
  });

  test('members of an anonymous pool are numbered on, come later, and go', () => {
    const members = (phrase: string) => said(phrase).plan.people.filter(({ id }) => id.startsWith('Backend/'));
    expect(members('+2 Backend').map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map((k) => `Backend/${k}`));
    expect(members('-1 Backend').map(({ id }) => id)).toEqual(['Backend/1', 'Backend/2']);
    expect(members('+1 Backend from week 3')[3]).toMatchObject({
      id: 'Backend/4',
      availability: [{ from: '2026-01-05', to: '2026-01-18', capacityPercent: 0 }],
    });
    expect(members('-1 Backend from week 3')[2].availability).toEqual([
      { from: '2026-01-19', to: null, capacityPercent: 0 },
    ]);
  });

  test('somebody new shares the work of whom they are like, and risks of that work stay', () => {
    const { plan } = said('+1 Ann from week 2');
    expect(issueOf(plan, '#001')?.who).toEqual({ kind: 'anyOf', people: ['Ann', 'Ann+1'], pool: 'Ann+more' });
    expect(personOf(plan, 'Ann+1')).toMatchObject({
      role: 'Dev',
      availability: [{ to: '2026-01-11', capacityPercent: 0 }],
    });
    expect(plan.risks[0].hits).toEqual(['#001']);
    expect(said('+1 Ann; #002 -> Ann+1').plan.issues[1].who).toEqual({ kind: 'owner', person: 'Ann+1' });
    const all = said('+1 Dev').plan;
    expect(['#001', '#002'].map((id) => issueOf(all, id)?.who)).toMatchObject([
      { people: ['Ann', 'Dev+1'] },
      { people: ['Bob', 'Dev+1'] },
    ]);
  });

  test('whoever leaves is out of every list, and what is theirs alone has been given away', () => {
    const { plan } = said(
      'without Ann; #001 -> Bob',
      readPlan(PLAN.replace('keepers: [Ann]', 'keepers: [Ann, Bob]'), { name: 'a' }),
    );
    expect(issueOf(plan, '#002')?.support).toEqual([]);
    expect(plan.gates[0].keepers).toEqual(['Bob']);
    expect(personOf(plan, 'Ann')?.availability.at(-1)).toEqual({ from: '2026-01-05', to: null, capacityPercent: 0 });
  });

  test('what is dropped leaves the scope, in addition to what leaves it already', () => {
    const scoped = readPlan(`${PLAN}scope: [{ on: week 2, drop: "#003" }]\n`, { name: 'base.yaml' });
    expect(
      said('drop P2', scoped)
        .plan.scope.flatMap(({ drop }) => drop)
        .sort(),
    ).toEqual(['#002', '#003']);
  });

  test('an edge of order is added to what an issue waits for', () => {
    const after = issueOf(said('#003 before #002').plan, '#002')?.after ?? [];
    expect(after.map(({ on, sequence }) => [on.id, sequence])).toEqual([
      ['#001', false],
      ['#003', true],
    ]);
  });

  test('estimate, class, day, date, order and dispatch say what they say', () => {
    const { plan } = said(
      '#001 takes 2-3d; #001 P0; #001 from week 2; G1 by week 6 fri; order #003, #002; dispatch list; #002 by week 3',
    );
    expect(issueOf(plan, '#001')).toMatchObject({
      estimate: { text: '2-3d' },
      priority: 0,
      notBefore: '2026-01-12T09:00',
    });
    expect(plan.gates[0].target).toBe('2026-02-13T17:00');
    expect(issueOf(plan, '#002')?.due).toBe('2026-01-23T17:00');
    expect(plan).toMatchObject({ order: ['#003', '#002'], dispatch: 'list' });
  });

  test('mitigations, sets, decisions and options of the plan are taken', () => {
    const { plan } = said('mitigate rain; set free; decide grow = later; with calm');
    expect(plan.risks[0].mitigation?.issue).toBe('#003');
    expect(plan.dependencySets.used).toEqual(['free']);
    expect(plan.decisions[0].taken).toBe('later');
    expect(plan.bands).toBe('low');
    expect(said('do not mitigate rain').plan.risks[0].mitigation).toBeNull();
  });

  test('of two phrases the later one is laid over the earlier one', () => {
    const layers = ['#001 -> Bob', '#001 -> Cy'].map((phrase) => ({ kind: 'what-if', phrase }) as const);
    expect(reading.variant({ layers }).plan?.issues[0].who).toEqual({ kind: 'owner', person: 'Cy' });
    const later = ['+1 Ann', '#002 -> Ann+1'].map((phrase) => ({ kind: 'what-if', phrase }) as const);
    expect(reading.variant({ layers: later }).plan?.issues[1].who).toEqual({ kind: 'owner', person: 'Ann+1' });
  });
});

/** Random changes of a plan: names that exist, numbers and dates that can be meant. */
function changesOf(plan: Plan): fc.Arbitrary<Change> {
  const of = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
  const issue = of(plan.issues.map(({ id }) => id));
  const person = of(plan.people.map(({ id }) => id));
  const doer = of([...plan.people.map(({ id }) => id), ...plan.pools.map(({ id }) => id)]);
  const day = fc.constantFrom('2025-12-01', '2026-01-19', '2026-02-27');
  const maybe = fc.option(day, { nil: null });
  const text = fc.constantFrom('2-3d', '1/2/4d', '90m');
  const gates = [...plan.gates, ...plan.milestones.filter(({ implied }) => implied === undefined), ...plan.phases].map(
    ({ id }) => id,
  );
  const modules = plan.issues.flatMap(({ module }) => (module === null ? [] : [`module ${module}`]));
  const kinds: fc.Arbitrary<Change>[] = [
    fc.record({ kind: fc.constant('owner' as const), issue, to: doer }),
    fc.record({
      kind: fc.constant('capacity' as const),
      person,
      percent: fc.integer({ min: 0, max: 100 }),
      from: maybe,
      to: fc.constantFrom(null, '2026-03-06'),
    }),
    fc.record({ kind: fc.constant('hire' as const), count: fc.integer({ min: 1, max: 9 }), like: doer, from: maybe }),
    fc.record({ kind: fc.constant('leave' as const), count: fc.integer({ min: 1, max: 9 }), who: doer, from: maybe }),
    fc.record({
      kind: fc.constant('drop' as const),
      what: fc.oneof(issue, of(plan.classes), ...(modules.length > 0 ? [of(modules)] : [])),
    }),
    fc.record({ kind: fc.constant('defer' as const), issue, from: day }),
    fc.tuple(issue, issue).map(([first, last]) => sequence(first, last)),
    fc.record({ kind: fc.constant('class' as const), issue, class: of(plan.classes) }),
    fc.record({ kind: fc.constant('order' as const), issues: fc.uniqueArray(issue, { minLength: 1, maxLength: 5 }) }),
    fc.record({
      kind: fc.constant('dispatch' as const),
      how: fc.constantFrom('issue-first' as const, 'person-first' as const, 'list' as const),
    }),
    fc.record({ kind: fc.constant('estimate' as const), issue, text }),
    fc.record({
      kind: fc.constant('target' as const),
      id: of(gates),
      text: fc.constantFrom('week 6 fri', '2026-02-27 12:00'),
    }),
    ...(plan.risks.length > 0
      ? [
          fc.record({
            kind: fc.constant('mitigate' as const),
            risk: of(plan.risks.map(({ id, family }) => family ?? id)),
            active: fc.boolean(),
          }),
        ]
      : []),
    ...(plan.dependencySets.known.length > 0
      ? [
          fc.record({
            kind: fc.constant('set' as const),
            names: fc.uniqueArray(of(plan.dependencySets.known.map(({ id }) => id)), { minLength: 1 }),
          }),
        ]
      : []),
    ...plan.decisions.map(({ id, options }) =>
      fc.record({ kind: fc.constant('decide' as const), decision: fc.constant(id), option: of(options) }),
    ),
    ...(plan.options.length > 0
      ? [fc.record({ kind: fc.constant('with' as const), option: of(plan.options.map(({ id }) => id)) })]
      : []),
  ];
  return fc.oneof(...kinds);
}

const SCENARIOS = [
  'source-8wk',
  'youtube-worker-5wk',
  'omc-parallel-8wk',
  'omc-team-sizes',
  'ytempire-week1',
  'ytempire-week1-roles',
];

describe('every change can be said in words', () => {
  test.each(SCENARIOS)('those of %s are read back as they were', (name) => {
    const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
    const own = readPlan(text, { name });
    const plan = own.plan as Plan;
    const read = readerOf(plan);
    const sample = fc.property(changesOf(plan), (change) => {
      expect(read(phraseOf(change))).toEqual([change]);
    });
    fc.assert(sample, { numRuns: Number(process.env.PLANCAST_PHRASES ?? 60), seed: 5 });
  });

  test('names with blanks, quotes and words of the phrases are quoted', () => {
    const odd: Change[] = [
      { kind: 'drop', what: 'module Video "Tools"' },
      { kind: 'target', id: 'before', text: 'week 2' },
      { kind: 'owner', issue: '#001', to: 'Head of Tests' },
    ];
    expect(odd.map(phraseOf)).toEqual([
      'drop module "Video \\"Tools\\""',
      '"before" by week 2',
      '#001 -> "Head of Tests"',
    ]);
  });

  test('a choice of changes is one phrase', () => {
    const changes: Change[] = [
      { kind: 'drop', what: 'P2' },
      { kind: 'owner', issue: '#001', to: 'Bob' },
    ];
    expect(choiceOfChanges(changes).layers).toEqual([{ kind: 'what-if', phrase: 'drop P2; #001 -> Bob' }]);
    expect(reading.variant(choiceOfChanges(changes)).layers[0].changes).toEqual(changes);
  });
});

/** Reads phrases about a plan without laying them: what the words mean, whatever comes of it. */
function readerOf(plan: Plan): (phrase: string) => Change[] {
  return (phrase) => {
    const texts = createTexts();
    texts.add(null, phrase);
    const complaints = createComplaints(texts);
    const whole = { text: phrase, spanOf: (start: number, end: number) => ({ start, end }), path: [] };
    const changes = (['choices', 'changes'] as const).flatMap((wanted) => readPhrase(complaints, whole, plan, wanted));
    expect(complaints.list().map(({ message }) => message)).toEqual([]);
    return changes.map(({ change }) => change);
  };
}
