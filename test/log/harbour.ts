// A small plan in which work is blocked, closed, moved, dropped and recorded: one future that needs every later word of the log.
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Fact, Plan, Policy } from '../../src/plan/plan.ts';
import { likely, planOf } from './relay.ts';

const HARBOUR = `
plan: Harbour
start: 2025-11-17
team:
  Ann: {}
  Bob: { wip: { max: 2, eager: true, loss: 10% } }
  Cid: { wip: 1 }
  Dan: {}
  Eve: { availability: [{ from: 2025-11-17, to: 2025-11-18, capacity: 0% }] }
resources: { pier: { capacity: 1 } }
quotas:
  permits: { amount: 1, per: day }
  power: { amount: 5, per: week, fallback: { factor: 1.5 } }
windows:
  tide: { title: High tide, every: tue-fri, hours: 13:00-15:00 }
  regatta: { title: Regatta, dates: [{ from: 2025-11-19 10:00, to: 2025-11-19 12:00 }], closes: { owner: [Dan] } }
phases: { build: { title: Build }, open: { title: Open } }
issues:
  A: { title: Quay, owner: Ann, effort: 8h, phase: build, uses: pier }
  B: { title: Crane, owner: Bob, effort: 4h, phase: build }
  C: { title: Belt, owner: Bob, effort: 4h, phase: build, after: B, consumes: { power: 4 } }
  D: { title: Launch, owner: Eve, effort: 3h, phase: build, after: B, in: tide }
  E: { title: Paint, owner: Cid, effort: 4h, phase: build, after: { issue: A, soft: true, factor: 1.5 }, consumes: { permits: 1 }, review: { by: Bob, effort: 1h } }
  P: { title: Bell, owner: Cid, effort: 30m, phase: open }
  F: { title: Signs, owner: Cid, effort: 2h, phase: open, consumes: { power: 3, permits: 1 } }
  G: { title: Flags, owner: Eve, effort: 2h, phase: open, after: D, consumes: { permits: 1 } }
  H: { title: Ropes, owner: Ann, effort: 2h, phase: open }
  I: { title: Nets, owner: Ann, effort: 2h, phase: open, after: rope }
  J: { title: Buoys, owner: Dan, effort: 6h, phase: open, after: { issue: A, done: 50% } }
  K: { title: Chart, owner: Dan, effort: 12h, phase: build, uses: pier }
  L: { title: Permit, owner: Ann, effort: 6h, phase: build }
deliveries: { rope: { title: Rope, due: 2025-11-18 } }
milestones: { Done: { title: Harbour opens, after: [{ phase: build }, { phase: open }] } }
risks:
  storm: { title: Storm, probability: 50%, impact: { blocks: 4h }, hits: [A] }
`;

const POLICIES: readonly Policy[] = [
  {
    id: 'help',
    when: { kind: 'queue', person: 'Ann', over: 1 },
    action: { kind: 'move', count: 1, to: 'Bob' },
    cooldownMinutes: 0,
  },
  {
    id: 'trim',
    when: { kind: 'late', on: { kind: 'issue', id: 'D' }, after: '2025-11-19T17:00' },
    action: { kind: 'drop', issues: ['G'] },
    cooldownMinutes: 0,
  },
  {
    id: 'shout',
    when: { kind: 'blocked', minutes: 60, issues: ['A'] },
    action: { kind: 'report' },
    cooldownMinutes: 0,
  },
];

const fact = (id: string, fields: Partial<Fact>): Fact => ({
  kind: 'issue',
  id,
  started: null,
  finished: null,
  dropped: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
  ...fields,
});

export const harbour: Plan = {
  ...planOf(HARBOUR),
  policies: POLICIES,
  statusDate: '2025-11-18T00:00',
  facts: [
    fact('K', { started: '2025-11-17T09:00', workedMinutes: 480 }),
    fact('L', { started: '2025-11-17T09:00', finished: '2025-11-17T15:00' }),
  ],
};
export const harbourNetwork = compile(harbour);

/** Likely values, and a storm in the middle of the work on the quay. */
const tape = likely(harbourNetwork, { 'risk/storm/fires': 0, 'risk/storm/point/A': 500 });
export const harbourTrace = createKernel(harbourNetwork).simulate(tape);
export const harbourEvents = narrate(harbourTrace, harbourNetwork, harbour);
