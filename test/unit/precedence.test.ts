// What findCycles promises: every deadlock of a plan named once, along its shortest way round, and nothing that is none.

import { expect, test } from 'vitest';
import { PLAIN_LINK } from '../../src/plan/plain.ts';
import type { Gate, Issue, Link, LinkType, Milestone, NodeKind, Phase, Plan } from '../../src/plan/plan.ts';
import { components, findCycles, precedenceGraph } from '../../src/plan/precedence.ts';

type After = string | { on: string; type?: LinkType; lag?: number };
const kindOf = (id: string): NodeKind =>
  /^G\d/.test(id) ? 'gate' : /^M\d/.test(id) ? 'milestone' : /^P\d/.test(id) ? 'phase' : 'issue';
const section = { issue: 'issues', gate: 'gates', milestone: 'milestones', phase: 'phases' } as const;

function links(carrier: string, after: readonly After[]): Link[] {
  return after.map((item, i) => {
    const { on, type = 'FS', lag = 0 } = typeof item === 'string' ? { on: item } : item;
    const path = [section[kindOf(carrier)], carrier, 'after', i];
    return {
      ...PLAIN_LINK,
      on: { kind: kindOf(on), id: on },
      type,
      lagMinutes: lag,
      lagIn: 'working',
      sequence: false,
      path,
    };
  });
}

/** A plan of which only names and links matter: `{ a: ['b'] }` says that a waits for b. */
function plan(
  after: Record<string, readonly After[]>,
  more: {
    phaseOf?: Record<string, string>;
    opens?: Record<string, string[]>;
    share?: Record<string, [number, string[]]>;
  } = {},
): Plan {
  const ids = Object.keys(after);
  const of = <T>(kind: NodeKind, make: (id: string) => unknown): T[] =>
    ids.filter((id) => kindOf(id) === kind).map((id) => make(id) as T);
  const base = (id: string) => ({ id, title: id, after: links(id, after[id]) });
  return {
    issues: of<Issue>('issue', (id) => ({ ...base(id), phase: more.phaseOf?.[id] ?? null })),
    phases: of<Phase>('phase', base),
    gates: of<Gate>('gate', (id) => ({ ...base(id), opens: more.opens?.[id] ?? [] })),
    milestones: of<Milestone>('milestone', (id) => {
      const share = more.share?.[id];
      return { ...base(id), share: share ? { share: share[0], of: {}, issues: share[1] } : null };
    }),
  } as unknown as Plan;
}
const messages = (...args: Parameters<typeof plan>) => findCycles(plan(...args)).map((d) => d.message);

test('a plan without a cycle has no diagnostic', () => {
  expect(
    messages(
      { P1: [], P2: [], G1: ['P1'], '#1': [], '#2': ['#1'], M1: ['#2'] },
      { phaseOf: { '#1': 'P1', '#2': 'P2' }, opens: { G1: ['P2'] } },
    ),
  ).toEqual([]);
});

test('two issues that wait for each other are named, with the other link as related', () => {
  const [diagnostic, ...others] = findCycles(plan({ '#1': [], '#9': ['#1', '#12'], '#12': ['#9'] }));
  expect(others).toEqual([]);
  expect(diagnostic).toEqual({
    code: 'E014',
    severity: 'error',
    message: 'dependency cycle of 2: #9 → #12 → #9',
    path: ['issues', '#9', 'after', 1],
    hint: 'remove one of the 2 links',
    related: [{ path: ['issues', '#12', 'after', 0], message: '#12 waits for #9' }],
  });
});

test('an issue that waits for itself is a cycle of one', () => {
  for (const type of ['FS', 'SS', 'FF'] as const)
    expect(messages({ a: [{ on: 'a', type }] })).toEqual(['dependency cycle of 1: a → a']);
});

test('a cycle runs through phases and gates, every step saying why', () => {
  const [diagnostic] = findCycles(
    plan({ P2: [], '#9': ['#12'], '#12': [], G1: ['#9'] }, { phaseOf: { '#12': 'P2' }, opens: { G1: ['P2'] } }),
  );
  expect(diagnostic.message).toBe('dependency cycle of 4: #9 → #12 → phase P2 → gate G1 → #9');
  expect(diagnostic.related).toEqual([
    { path: ['issues', '#12', 'phase'], message: '#12 is in phase P2' },
    { path: ['gates', 'G1', 'opens'], message: 'phase P2 waits for gate G1, which opens it' },
    { path: ['gates', 'G1', 'after', 0], message: 'gate G1 waits for #9' },
  ]);
});

test('a gate that opens the phase it waits for is found', () => {
  expect(messages({ P1: [], a: [], G1: ['P1'] }, { phaseOf: { a: 'P1' }, opens: { G1: ['P1'] } })).toEqual([
    'dependency cycle of 2: gate G1 → phase P1 → gate G1',
  ]);
});

test('the shortest way round is shown, and one diagnostic stands for each knot', () => {
  expect(messages({ a: ['b'], b: ['c'], c: ['d', 'b'], d: ['a'], x: ['y'], y: ['x'], z: ['x', 'a'] })).toEqual([
    'dependency cycle of 2: b → c → b',
    'dependency cycle of 2: x → y → x',
  ]);
});

test('link types bind the events they name', () => {
  const ss = (on: string): After => ({ on, type: 'SS' });
  const ff = (on: string): After => ({ on, type: 'FF' });
  expect(messages({ a: [ff('b')], b: [ss('a')] })).toEqual([]);
  expect(messages({ a: [ff('b')], b: ['a'] })).toEqual(['dependency cycle of 2: a → b → a']);
  expect(messages({ a: [ss('b')], b: [ss('a')] })).toEqual(['dependency cycle of 2: a → b → a']);
  const [diagnostic] = findCycles(plan({ a: [{ on: 'b', type: 'SF' }], b: ['a'] }));
  expect(diagnostic.related?.[0]?.message).toBe('b waits for a');
  expect(findCycles(plan({ a: ['b'], b: [ff('a')] }))[0].related?.[0]?.message).toBe(
    'b cannot finish before a finishes',
  );
});

test('a lead waits only for the start of its predecessor', () => {
  const lead = (on: string): After => ({ on, type: 'FS', lag: -60 });
  expect(messages({ a: [{ on: 'b', type: 'FF' }], b: [lead('a')] })).toEqual([]);
  expect(messages({ a: [lead('b')], b: [lead('a')] })).toEqual(['dependency cycle of 2: a → b → a']);
});

test('an issue may wait for a share of issues that does not need it', () => {
  const issues = { a: [], b: [], c: ['M1'], M1: [] };
  expect(messages(issues, { share: { M1: [0.6, ['a', 'b', 'c']] } })).toEqual([]);
  expect(messages(issues, { share: { M1: [0.9, ['a', 'b', 'c']] } })).toEqual([
    'dependency cycle of 2: c → milestone M1 → c',
  ]);
});

test('an issue may wait for the begin of its own phase when another one can begin it', () => {
  const begun: After = { on: 'P1', type: 'SS' };
  const inside = { phaseOf: { a: 'P1', b: 'P1' } };
  expect(messages({ P1: [], a: [], b: [begun] }, inside)).toEqual([]);
  expect(messages({ P1: [], a: [begun], b: [begun] }, inside)).toEqual(['dependency cycle of 2: a → phase P1 → a']);
  // a is in a knot of its own; that b never begins is a consequence of it.
  expect(messages({ P1: [], a: ['a'], b: [begun] }, inside)).toEqual(['dependency cycle of 1: a → a']);
});

test('a cycle of 100,000 issues is named in full in less than a second', () => {
  const count = 100_000;
  const after = Object.fromEntries(Array.from({ length: count }, (_, i) => [`i${i}`, [`i${(i + 1) % count}`]]));
  const huge = plan(after);
  const times = [1, 2].map(() => {
    const began = performance.now();
    findCycles(huge);
    return performance.now() - began;
  });
  const [diagnostic] = findCycles(huge);
  expect(diagnostic.message.startsWith(`dependency cycle of ${count}: i0 → i1 → `)).toBe(true);
  expect(diagnostic.message.endsWith(`→ i${count - 1} → i0`)).toBe(true);
  expect(Math.min(...times)).toBeLessThan(1000);
});

test('a chain of 100,000 issues and 30,000 small cycles do not tire the search', () => {
  const after: Record<string, string[]> = { first: [] };
  for (let i = 0; i < 100_000; i++) after[`i${i}`] = [i === 0 ? 'first' : `i${i - 1}`];
  for (let i = 0; i < 30_000; i++) {
    after[`x${i}`] = [`y${i}`];
    after[`y${i}`] = [`x${i}`];
  }
  const began = performance.now();
  expect(findCycles(plan(after))).toHaveLength(30_000);
  // A search that looked at every node again for each cycle would take minutes; two seconds are what a busy machine needs.
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('the graph keeps strange names apart and knows the parts of a plan', () => {
  const graph = precedenceGraph(
    plan({ P1: [], '10': ['2'], '2': [], __proto: [], constructor: ['__proto'], a: [] }, { phaseOf: { a: 'P1' } }),
  );
  expect(graph.hasNode('finish of issue 10')).toBe(true);
  expect(graph.successors('finish of issue 2')).toEqual(['start of issue 10']);
  const parts = components(graph).map((part) => part.map((node) => node.id).sort());
  expect(parts).toEqual([
    ['P1', 'a'],
    ['10', '2'],
    ['__proto', 'constructor'],
  ]);
});
