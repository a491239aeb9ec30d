// A small plan in which everything a log can tell may happen, and traces written by hand.

import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { ROW_SIZE, type Trace } from '../../src/engine/kernel/trace.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

export const RELAY = `
plan: Relay
start: 2025-11-17
team:
  Ann: {}
  Bob: {}
  Cid: { away: [2025-11-18] }
resources: { rig: { capacity: 1 } }
phases: { build: { title: Build, target: 2025-11-19 }, ship: { title: Ship } }
issues:
  A: { title: Frame, owner: Ann, effort: 4h, phase: build }
  B: { title: Wheels, owner: Bob, effort: 2h, phase: build, after: { issue: A, type: FF } }
  C: { title: Paint dries, nobody: true, elapsed: 20h, phase: build, after: A }
  D: { title: Drive, owner: Bob, effort: 2h, phase: ship, uses: rig }
  E: { title: Measure, anyOf: [Ann, Cid], effort: 3h, phase: ship, uses: rig, support: { Bob: 50% }, notBefore: 2025-11-19 10:00 }
gates:
  G1: { title: Roadworthy, after: { phase: build }, keepers: [Ann, Bob], external: [Board], review: 1h, pass: 50%, attempts: 2,
        rework: { effort: 1h, owner: Bob }, opens: [ship], target: 2025-11-18 }
milestones:
  half: { title: Half way, when: { share: 50%, of: all } }
  Done: { title: Done, after: { phase: ship }, target: 2025-11-20 }
risks:
  flu: { title: Ann has the flu, probability: 50%, impact: { absence: 4h, of: Ann }, window: { from: 2025-11-17 10:00, to: 2025-11-17 12:00 } }
  rust: { title: Rust, probability: 50%, impact: { factor: 1.5 }, hits: [A] }
`;

/** A plan from its text; fails loudly when it is no plan. */
export function planOf(text: string): Plan {
  const { plan, diagnostics } = readPlan(text, { name: 'plan.yaml' });
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return plan;
}

export const relay = planOf(RELAY);
export const relayNetwork = compile(relay);

/** A trace of these rows [minute, kind, subject, object] and nothing else. */
export function traceOf(network: Network, rows: readonly (readonly number[])[], finishMinute = -1): Trace {
  return {
    ...createKernel(network).simulate(likely(network)),
    rows: Int32Array.from(rows.flatMap((row) => row.slice(0, ROW_SIZE))),
    rowCount: rows.length,
    finishMinute,
  };
}

/** The tape of most likely values, with some of its slots set by name. */
export function likely(network: Network, set: Readonly<Record<string, number>> = {}): Int32Array {
  const unknown = Object.keys(set).filter((name) => !network.slots.some((slot) => slot.name === name));
  if (unknown.length > 0)
    throw new Error(`no slot ${unknown.join(', ')} among ${network.slots.map(({ name }) => name).join(' ')}`);
  return Int32Array.from(network.slots, (slot) => set[slot.name] ?? slot.likely);
}

/** Index of an issue, gate or point of the relay. */
export function nodeOf(network: Network, id: string, kind?: string): number {
  const node = network.nodeIds.findIndex(
    (known, n) =>
      known === id && (kind === undefined || network.pointKinds[n - network.issueCount - network.gateCount] === kind),
  );
  if (node < 0) throw new Error(`no node ${id}`);
  return node;
}
