// The kernel's trace in the oracle's words: indices become names, so that two futures can be laid side by side.
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { ROW, ROW_SIZE, type Trace } from '../../src/engine/kernel/trace.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { type OracleEvent, type OracleOutcome, sortEvents } from '../oracle/outcome.ts';

/** Random plans last days: calendars of two months spare most of the compiling. */
export const compileShort = (plan: Plan): Network => compile(plan, 60);

const KIND_NAMES = new Map(Object.entries(ROW).map(([name, kind]) => [kind as number, name]));

/** `issue A`, `gate G`, `phase-entry P`, ... */
export function nodeName(network: Network, node: number): string {
  const { issueCount, gateCount } = network;
  const id = network.nodeIds[node];
  if (node < issueCount) return `issue ${id}`;
  return node < issueCount + gateCount ? `gate ${id}` : `${network.pointKinds[node - issueCount - gateCount]} ${id}`;
}

function eventName(network: Network, event: number): string {
  return event < 0 ? '' : `${nodeName(network, event >> 1)} ${event % 2 === 0 ? 'start' : 'finish'}`;
}

/** `X0/1`: the second impact of risk X0. */
function effectName(network: Network, effect: number): string {
  const slot = network.effectSlot[effect] >= 0 ? network.effectSlot[effect] : network.effectResidualSlot[effect];
  const [, risk, index] = /^risk\/(.+)\/impact\/(\d+)/.exec(network.slots[slot].name)!;
  return `${risk}/${index}`;
}

type Naming = (network: Network, value: number, plan: Plan) => string;
const asIs: Naming = (_, value) => String(value);
const asNothing: Naming = () => '';
const asPerson: Naming = (network, value) => (value < 0 ? '' : network.personIds[value]);
const asRisk: Naming = (network, value) => network.riskIds[value];
const asGate = (network: Network, value: number): string => nodeName(network, network.issueCount + value);
const asResource: Naming = (network, value) => network.resourceIds[value];
const asWindow: Naming = (_, value, plan) => (value < 0 ? '' : plan.windows[value].id);
const asQuota: Naming = (_, value, plan) => plan.quotas[value].id;
const asPolicy: Naming = (_, value, plan) => (value < 0 ? '' : plan.policies[value].id);
/** An issue, or nodeCount + gate for a review. */
const asOccupation: Naming = (network, value) =>
  value < network.nodeCount ? nodeName(network, value) : asGate(network, value - network.nodeCount);

const NAMING: Record<keyof typeof ROW, [Naming, Naming]> = {
  issueReady: [nodeName, eventName],
  issueStarted: [nodeName, asPerson],
  workEnded: [nodeName, asPerson],
  issueFinished: [nodeName, asPerson],
  issuePaused: [nodeName, asPerson],
  issueResumed: [nodeName, asPerson],
  gateReviewStarted: [asGate, asIs],
  keeperStarted: [keeperName, asGate],
  keeperFinished: [keeperName, asGate],
  gatePassed: [asGate, asIs],
  gateFailed: [asGate, asIs],
  gateWaived: [asGate, asIs],
  pointReached: [nodeName, eventName],
  riskOccurred: [asRisk, asIs],
  riskHit: [asRisk, nodeName],
  absenceBegan: [asPerson, effectName],
  absenceEnded: [asPerson, effectName],
  shareChanged: [asPerson, asIs],
  resourceTaken: [nodeName, asResource],
  resourceReleased: [nodeName, asResource],
  planFinished: [asNothing, asIs],
  issueBlocked: [asRisk, nodeName],
  issueUnblocked: [asRisk, nodeName],
  issueSetAside: [nodeName, asWindow],
  issueTakenUp: [nodeName, asPerson],
  issueDropped: [nodeName, asPolicy],
  issueSkipped: [nodeName, eventName],
  issueReassigned: [nodeName, asPerson],
  policyTriggered: [asPolicy, asIs],
  windowOpened: [asWindow, asNothing],
  windowClosed: [asWindow, asNothing],
  quotaTaken: [nodeName, asQuota],
  quotaMissed: [nodeName, asQuota],
  linkSkipped: [nodeName, eventName],
  dataDate: [asNothing, asNothing],
  causeLink: [nodeName, eventName],
  causePerson: [nodeName, asOccupation],
  causeResource: [nodeName, nodeName],
  causeDate: [nodeName, asNothing],
  causeCalendar: [nodeName, asPerson],
  causeOpening: [nodeName, asNothing],
  causeRisk: [nodeName, asRisk],
  causeLimit: [nodeName, nodeName],
  causeWindow: [nodeName, asWindow],
  causeQuota: [nodeName, asQuota],
  causePolicy: [nodeName, asPolicy],
  causeRecorded: [nodeName, asNothing],
  causeList: [nodeName, nodeName],
};

/** What a policy saw: a person, an issue, a node or a risk. */
const SEEN: Record<Plan['policies'][number]['when']['kind'], Naming> = {
  queue: asPerson,
  wip: asPerson,
  idle: asPerson,
  blocked: nodeName,
  late: nodeName,
  risk: asRisk,
};

function keeperName(network: Network, keeper: number): string {
  const gate = network.gateOfKeeper[keeper];
  const slot = network.slots[network.reviewSlot[keeper]].name.split('/');
  return `${asGate(network, gate)} ${slot.at(-2)}`;
}

/** A trace by names. */
export function outcomeOfTrace(network: Network, trace: Trace, plan: Plan): OracleOutcome {
  const { issueCount, gateCount, nodeCount } = network;
  const { eventMinute } = trace;
  const outcome: OracleOutcome = {
    complete: trace.finishMinute >= 0,
    issues: new Map(),
    gates: new Map(),
    points: new Map(),
    risks: new Map(),
    events: [],
  };
  for (let i = 0; i < issueCount; i++)
    outcome.issues.set(network.nodeIds[i], {
      ready: trace.readyMinute[i],
      start: eventMinute[2 * i],
      workEnd: trace.workEnd[i],
      finish: eventMinute[2 * i + 1],
      performer: trace.performer[i] < 0 ? null : network.personIds[trace.performer[i]],
    });
  for (let g = 0; g < gateCount; g++) {
    const node = issueCount + g;
    outcome.gates.set(network.nodeIds[node], {
      start: eventMinute[2 * node],
      finish: eventMinute[2 * node + 1],
      attempts: trace.attempts[g],
      waived: trace.waived[g] === 1,
    });
  }
  for (let n = issueCount + gateCount; n < nodeCount; n++)
    outcome.points.set(nodeName(network, n), eventMinute[2 * n + 1]);
  network.riskIds.forEach((id, r) => {
    if (trace.riskState[r] > 0) outcome.risks.set(id, trace.riskState[r] - 1);
  });
  outcome.events = sortEvents(factsOf(network, trace, plan));
  return outcome;
}

/** The rows of a trace by names, in their own order: a cause stands behind what it explains. */
export function factsOf(network: Network, trace: Trace, plan: Plan): OracleEvent[] {
  return Array.from({ length: trace.rowCount }, (_, row) => {
    const [minute, kind, subject, object] = trace.rows.subarray(row * ROW_SIZE, (row + 1) * ROW_SIZE);
    const name = KIND_NAMES.get(kind) as keyof typeof ROW;
    const [asSubject, asObject] = NAMING[name];
    const named = name === 'policyTriggered' ? SEEN[plan.policies[subject].when.kind] : asObject;
    return { minute, kind: name, subject: asSubject(network, subject, plan), object: named(network, object, plan) };
  });
}

/** The tape of a network whose slots have these values. */
export function tapeFor(network: Network, slotValue: (name: string) => number): Int32Array {
  return Int32Array.from(network.slots, ({ name }) => slotValue(name));
}

/** One future of a plan by the kernel, by names. */
export function runKernel(plan: Plan, slotValue: (name: string) => number): OracleOutcome & { facts: OracleEvent[] } {
  const network = compileShort(plan);
  const trace = createKernel(network).simulate(tapeFor(network, slotValue));
  return { ...outcomeOfTrace(network, trace, plan), facts: factsOf(network, trace, plan) };
}
