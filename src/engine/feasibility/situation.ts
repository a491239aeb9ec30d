// What every rule looks at: the plan, its network, its one likely future, and the dates that somebody promised.
// Made once a check; nothing here is chance, so the same plan gives the same findings.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { DocumentPath } from '../../plan/diagnostic.ts';
import type { CivilInstant, Fact, Issue, NodeRef, Plan } from '../../plan/plan.ts';
import { likelyTape } from '../chance/deal.ts';
import { createKernel } from '../kernel/simulate.ts';
import type { Trace } from '../kernel/trace.ts';
import { compile } from '../network/compile.ts';
import { listDatedNodes } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { droppedByPolicies } from './at-best.ts';
import { closedSpans } from './closed-spans.ts';
import { pathOfDate } from './places.ts';

/** A node with a date to meet: the event that must have happened by then. */
export interface DatedNode {
  ref: NodeRef;
  event: number;
  /** Civil minutes from 00:00 of the plan's first day. */
  due: number;
  path: DocumentPath;
}

export interface Situation {
  readonly plan: Plan;
  readonly network: Network;
  /** The future in which everything takes its likely time. */
  readonly likely: Trace;
  readonly issueIndex: ReadonlyMap<string, number>;
  readonly gateIndex: ReadonlyMap<string, number>;
  readonly personIndex: ReadonlyMap<string, number>;
  readonly dated: readonly DatedNode[];
  /** By event: its own date; Infinity = none. */
  readonly dueOfEvent: Float64Array;
  /** Civil minute before which only facts happen; 0 = none. */
  readonly dataMinute: number;
  /** What is recorded of an issue (by index). */
  readonly factOfIssue: readonly (Fact | undefined)[];
  readonly factOfGate: readonly (Fact | undefined)[];
  /** Issues taken out of the scope, by fact or by plan; what is begun stays. */
  readonly dropped: ReadonlySet<string>;
  /** Those, and the ones a policy may drop. */
  readonly droppable: ReadonlySet<string>;
  /** By issue: flat pairs [from, to) of civil minutes in which windows keep it closed; null = never. */
  readonly closed: readonly (Int32Array | null)[];
  /** Events in an order that respects every link. */
  readonly order: Int32Array;
}

/** Compiles the plan and lives through its likely future. `chanceReady()` need not have settled. */
export function situationOf(plan: Plan): Situation {
  const network = compile(plan);
  const issueIndex = new Map(plan.issues.map(({ id }, i) => [id, i]));
  const dated = datedNodes(plan, network);
  const dueOfEvent = new Float64Array(2 * network.nodeCount).fill(Number.POSITIVE_INFINITY);
  for (const { event, due } of dated) dueOfEvent[event] = Math.min(dueOfEvent[event], due);
  const facts = new Map(plan.facts.map((fact) => [`${fact.kind} ${fact.id}`, fact]));
  const begun = new Set(
    plan.facts.flatMap(({ id, started, finished }) => ((started ?? finished) === null ? [] : [id])),
  );
  const gone = [
    ...plan.facts.flatMap(({ id, dropped }) => (dropped === null ? [] : [id])),
    ...plan.scope.flatMap(({ drop }) => drop),
  ].filter((id) => !begun.has(id));
  return {
    plan,
    network,
    likely: createKernel(network).simulate(likelyTape(network)),
    issueIndex,
    gateIndex: new Map(plan.gates.map(({ id }, g) => [id, g])),
    personIndex: new Map(plan.people.map(({ id }, p) => [id, p])),
    dated,
    dueOfEvent,
    dataMinute: plan.statusDate === null ? 0 : Math.max(0, minuteOfInstant(plan.start, plan.statusDate)),
    factOfIssue: plan.issues.map(({ id }) => facts.get(`issue ${id}`)),
    factOfGate: plan.gates.map(({ id }) => facts.get(`gate ${id}`)),
    dropped: new Set(gone),
    droppable: new Set([...gone, ...droppedByPolicies(plan).filter((id) => !begun.has(id))]),
    closed: closedSpans(plan),
    order: orderOfEvents(network),
  };
}

/** The event at which an issue is done: its finish, or the opening of the gate that reviews it. */
export function doneEvent(network: Network, issue: number): number {
  return network.doneEventOfIssue[issue];
}

/** Has this been finished, passed or dropped already? */
export function isSettled(
  { factOfIssue, factOfGate, dropped, issueIndex, gateIndex }: Situation,
  ref: NodeRef,
): boolean {
  if (ref.kind === 'issue') return dropped.has(ref.id) || factOfIssue[issueIndex.get(ref.id)!]?.finished != null;
  return ref.kind === 'gate' && factOfGate[gateIndex.get(ref.id)!]?.finished != null;
}

/** Does anybody have to do the issue, or is it finished or out of the scope? */
export function isOpen({ factOfIssue, dropped, issueIndex }: Situation, { id }: Issue): boolean {
  return !dropped.has(id) && (factOfIssue[issueIndex.get(id)!]?.finished ?? null) === null;
}

/** Issues with a due date, then what else has a date of its own. */
function datedNodes(plan: Plan, network: Network): DatedNode[] {
  const dated = (ref: NodeRef, event: number, due: number | null, issue: Issue | null = null): DatedNode[] =>
    due === null ? [] : [{ ref, event, due, path: pathOfDate(ref, issue) }];
  return [
    ...plan.issues.flatMap((issue, i) =>
      dated({ kind: 'issue', id: issue.id }, doneEvent(network, i), minuteOf(plan, issue.due), issue),
    ),
    ...listDatedNodes(plan, network).flatMap(({ kind, id, node, target }) => dated({ kind, id }, 2 * node + 1, target)),
  ];
}

function minuteOf({ start }: Plan, date: CivilInstant | null): number | null {
  return date === null ? null : minuteOfInstant(start, date);
}

/** Kahn's pass; a node's finish follows its start. Judged plans have no cycles. */
function orderOfEvents({ nodeCount, outOffset, outTo }: Network): Int32Array {
  const waiting = new Int32Array(2 * nodeCount);
  for (let node = 0; node < nodeCount; node++) waiting[2 * node + 1]++;
  for (const event of outTo) waiting[event]++;
  const order = new Int32Array(2 * nodeCount);
  let tail = 0;
  for (let event = 0; event < 2 * nodeCount; event++) if (waiting[event] === 0) order[tail++] = event;
  const met = (event: number): void => {
    if (--waiting[event] === 0) order[tail++] = event;
  };
  for (let head = 0; head < tail; head++) {
    const event = order[head];
    if ((event & 1) === 0) met(event + 1);
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++) met(outTo[edge]);
  }
  if (tail < order.length) throw new Error('assertion: the network has a cycle');
  return order;
}
