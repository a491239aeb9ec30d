// What holds in every plan that a bound speaks for: who might do each issue, which of them may vanish, which links and risks bear on it for
// certain. Where plans differ the kindest of them counts, so that what rests on these tables is true of all.
import { droppedByPolicies, performersAtBest } from '../../engine/feasibility/at-best.ts';
import { closedSpans } from '../../engine/feasibility/closed-spans.ts';
import { topologicalOrder } from '../../engine/forecast/topological-order.ts';
import { rowsOf } from '../../engine/network/csr.ts';
import {
  FACT_FINISH,
  FACT_PASS,
  FACT_START,
  type Network,
  RECORDED_BEGUN,
  RECORDED_NOTHING,
} from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Freedom } from './bound-ask.ts';

export interface TeamRules {
  readonly plan: Plan;
  readonly network: Network;
  /** Events in an order that respects every link. */
  readonly order: Int32Array;
  /** Everybody who may come to do an issue, reworks and queued reviews included: CSR over issues. */
  readonly performerOffset: Int32Array;
  readonly performers: Int32Array;
  /** Flat pairs [from, to) in which windows close an issue whoever does it; null = never. */
  readonly closed: readonly (Int32Array | null)[];
  /** By issue: 1 = it may be out of the scope, and then waits for nothing but its needs. */
  readonly mayVanish: Uint8Array;
  /** By issue: 1 = how much of it is left depends on who does it. */
  readonly unknownWork: Uint8Array;
  /** By risk: 1 = it may be about other issues, or be mitigated or not, from plan to plan. By issue: 1 = it may change hands. */
  readonly movableRisk: Uint8Array;
  readonly mitigableRisk: Uint8Array;
  readonly changesHands: Uint8Array;
  /** By event: how many of its links have to be met; 0 = it waits for nothing that is the same in all plans. */
  readonly needed: Int32Array;
  /** Civil minute of recorded events; -1 = nothing is recorded. By issue, and passes by gate. */
  readonly recordedStart: Int32Array;
  readonly recordedFinish: Int32Array;
  readonly recordedPass: Int32Array;
}

/**
 * The rules for all plans that differ from this one in what `freedom` says.
 * @param network what `withoutOrders(plan)` compiles to
 */
export function teamRules(plan: Plan, network: Network, freedom: Freedom): TeamRules {
  const changesHands = whoChangesHands(plan, freedom);
  const begun = Array.from(network.recorded, (recorded) => recorded === RECORDED_BEGUN);
  const unsure = new Set(plan.facts.filter(unsureAmount).map(({ id }) => id));
  const facts = recordedEvents(network);
  const rows = performerRows(plan, network, freedom, facts.recordedPerson, changesHands);
  const { offset, list } = rowsOf(rows);
  const windows = freedom.byOwner?.windows;
  const movableWindows = (id: string): boolean => windows === undefined || windows.includes(id);
  const fixedPlan = { ...plan, windows: plan.windows.filter(({ id }) => !movableWindows(id)) };
  const [always, whoever] = [closedSpans(plan), closedSpans(fixedPlan)];
  return {
    plan,
    network,
    order: topologicalOrder(network),
    performerOffset: offset,
    performers: list,
    closed: plan.issues.map((_, i) => (changesHands[i] === 1 ? whoever[i] : always[i])),
    mayVanish: whoMayVanish(plan, network, freedom, changesHands),
    unknownWork: Uint8Array.from(plan.issues, ({ id }, i) =>
      changesHands[i] === 1 && begun[i] && unsure.has(id) ? 1 : 0,
    ),
    movableRisk: Uint8Array.from(plan.risks, ({ id }) => ((freedom.byOwner?.risks.includes(id) ?? true) ? 1 : 0)),
    mitigableRisk: Uint8Array.from(plan.risks, ({ id }) => (freedom.mitigable?.includes(id) ? 1 : 0)),
    changesHands,
    needed: needsOf(plan, network, changesHands.includes(1)),
    recordedStart: facts.recordedStart,
    recordedFinish: facts.recordedFinish,
    recordedPass: facts.recordedPass,
  };
}

/** The plan without edges that only order work: any of its variants may do without them. */
export function withoutOrders(plan: Plan): Plan {
  const isNeed = ({ sequence }: { sequence: boolean }): boolean => !sequence;
  if (plan.issues.every(({ after }) => after.every(isNeed))) return plan;
  return { ...plan, issues: plan.issues.map((issue) => ({ ...issue, after: issue.after.filter(isNeed) })) };
}

/** What is left of work in progress hangs on who does it when neither the rest nor what was delivered is reported. */
function unsureAmount({ remaining, workedMinutes }: Plan['facts'][number]): boolean {
  return remaining === null && workedMinutes === null;
}

/** One of several is drawn otherwise than the same person alone, so that counts as other hands as well. */
function whoChangesHands({ issues }: Plan, { performers }: Freedom): Uint8Array {
  return Uint8Array.from(issues, ({ who }, i) => {
    const others = performers?.[i] ?? [];
    if (who.kind === 'nobody') return 0;
    return others.some((id) => who.kind === 'anyOf' || id !== who.person) ? 1 : 0;
  });
}

/** Those of the plan, those of the freedom, those policies give work to, and whoever has begun it. */
function performerRows(
  plan: Plan,
  network: Network,
  freedom: Freedom,
  recordedPerson: Int32Array,
  changesHands: Uint8Array,
): number[][] {
  const index = new Map(plan.people.map(({ id }, p) => [id, p]));
  const movedTo = plan.policies.flatMap(({ action }) => (action.kind === 'move' ? [index.get(action.to)!] : []));
  const rows = Array.from({ length: network.issueCount }, (_, i): number[] => {
    const own = performersAtBest({ network, plan }, i);
    if (i >= plan.issues.length || own.length === 0) return own;
    const free =
      changesHands[i] === 1 ? [...(freedom.performers?.[i] ?? []).map((id) => index.get(id)!), ...movedTo] : [];
    const begun = recordedPerson[i] >= 0 && network.recorded[i] !== RECORDED_NOTHING ? [recordedPerson[i]] : [];
    // Work in progress stays with whoever is recorded to have begun it, or else moves with its owner.
    if (begun.length > 0 && changesHands[i] === 0) return begun;
    return ascending([...own, ...free, ...begun]);
  });
  // A review belongs to its issue: whoever has the issue may have the rework.
  plan.gates.forEach(({ reviewOf }, g) => {
    const rework = network.reworkOfGate[g];
    const i = reviewOf === null ? -1 : plan.issues.findIndex(({ id }) => id === reviewOf);
    if (rework >= 0 && i >= 0 && changesHands[i] === 1) rows[rework] = ascending([...rows[rework], ...rows[i]]);
  });
  return rows;
}

function ascending(people: readonly number[]): number[] {
  return [...new Set(people)].sort((a, b) => a - b);
}

function whoMayVanish(plan: Plan, network: Network, freedom: Freedom, changesHands: Uint8Array): Uint8Array {
  const begun = new Set(plan.facts.flatMap((fact) => ((fact.started ?? fact.finished) === null ? [] : [fact.id])));
  const recorded = plan.facts.flatMap(({ id, dropped }) => (dropped === null ? [] : [id]));
  const planned = plan.scope.flatMap(({ drop }) => drop);
  const gone = new Set([...recorded, ...planned, ...droppedByPolicies(plan), ...(freedom.droppable ?? [])]);
  // A policy may drop, or help with, the work of a person: whoever has it then.
  const steered =
    freedom.byOwner === undefined && plan.policies.some(({ action }) => ['drop', 'support'].includes(action.kind));
  return Uint8Array.from({ length: network.issueCount }, (_, i) => {
    if (i >= plan.issues.length) return 0;
    const { id } = plan.issues[i];
    return (gone.has(id) && !begun.has(id)) || (steered && changesHands[i] === 1) ? 1 : 0;
  });
}

/** Shares of the work of a person, or of their track, count other issues when the work changes hands. */
function needsOf(plan: Plan, network: Network, handsChange: boolean): Int32Array {
  const needed = network.needed.slice();
  if (!handsChange) return needed;
  const first = network.issueCount + network.gateCount;
  const byOwner = new Set(
    plan.milestones.flatMap(({ id, share }) => (share !== null && (share.of.owner ?? share.of.track) ? [id] : [])),
  );
  network.pointKinds.forEach((kind, k) => {
    if (kind === 'share' && byOwner.has(network.nodeIds[first + k])) needed[2 * (first + k)] = 0;
  });
  return needed;
}

function recordedEvents({ issueCount, gateCount, factMinute, factKind, factSubject, factPerson }: Network) {
  const recordedStart = new Int32Array(issueCount).fill(-1);
  const recordedFinish = new Int32Array(issueCount).fill(-1);
  const recordedPerson = new Int32Array(issueCount).fill(-1);
  const recordedPass = new Int32Array(gateCount).fill(-1);
  factKind.forEach((kind, k) => {
    const subject = factSubject[k];
    if (kind === FACT_START) {
      recordedStart[subject] = factMinute[k];
      recordedPerson[subject] = factPerson[k];
    } else if (kind === FACT_FINISH) recordedFinish[subject] = factMinute[k];
    else if (kind === FACT_PASS) recordedPass[subject] = factMinute[k];
  });
  return { recordedStart, recordedFinish, recordedPerson, recordedPass };
}
