// The forward pass of the critical path method through the real calendars: how soon everything can happen when every person has
// only one thing to do. `heldToDates` asks another question: what follows if every dated thing is done exactly at its date?
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_PARTIAL, LAG_WORKING, RECORDED_BEGUN, WORK_EFFORT } from '../network/network.ts';
import { gateEnd } from './gate-end.ts';
import type { Situation } from './situation.ts';
import { bisect, earliestStint, profileOf, type StintOptions, stintsOf } from './stint.ts';
import type { Lengths } from './work-left.ts';

export interface Pass {
  /** By event: its earliest civil minute; Infinity = never. */
  readonly minute: Float64Array;
  /** By node: from when its own work may go on; that of work in progress long after its start. */
  readonly workFrom: Float64Array;
  /** By node: when its own work would end. */
  readonly workEnd: Float64Array;
  /** By node: minutes of its own work. */
  readonly work: Float64Array;
  /** By node: who would do it; -1 = nobody. */
  readonly person: Int32Array;
  /** By event: the link that decides it; OWN or OPENING when none does. */
  readonly by: Int32Array;
  /** By node: 1 = its finish waits for no link: it is recorded, or out of the scope. */
  readonly isFree: Uint8Array;
  readonly options: PassOptions;
}

const OPENING = -1;
export const OWN = -2;

/** `atBest`: whatever policies may do for the work is done. */
export interface PassOptions extends StintOptions {
  lengths: Lengths;
  heldToDates?: boolean;
}

/** One pass over all events, in the order of links. */
export function forwardPass(s: Situation, options: PassOptions): Pass {
  const { network, order } = s;
  const pass: Pass = {
    minute: new Float64Array(2 * network.nodeCount),
    workFrom: new Float64Array(network.nodeCount),
    workEnd: new Float64Array(network.nodeCount),
    work: new Float64Array(network.nodeCount),
    person: new Int32Array(network.nodeCount).fill(-1),
    by: new Int32Array(2 * network.nodeCount).fill(OPENING),
    isFree: new Uint8Array(network.nodeCount),
    options,
  };
  for (const event of order) {
    const node = event >> 1;
    const met = latestNeed(s, pass, event);
    pass.by[event] = met.edge;
    pass.minute[event] = met.minute;
    if ((event & 1) === 1) endNode(pass, event);
    else if (node < s.plan.issues.length) beginIssue(s, pass, node);
    else if (node >= network.issueCount && node < network.issueCount + network.gateCount) beginGate(s, pass, node);
    else pass.workEnd[node] = pass.minute[event];
  }
  return pass;
}

/** When the links into an event are met: the last of them, or as many as it needs. */
function latestNeed(s: Situation, pass: Pass, event: number): { minute: number; edge: number } {
  const { inOffset, inEdge, needed } = s.network;
  const met: { minute: number; edge: number }[] = [];
  for (let k = inOffset[event]; k < inOffset[event + 1]; k++)
    met.push({ minute: metAt(s, pass, inEdge[k]), edge: inEdge[k] });
  if (met.length === 0) return { minute: 0, edge: OPENING };
  if (needed[event] < met.length) {
    met.sort((a, b) => a.minute - b.minute);
    return met[Math.max(1, needed[event]) - 1];
  }
  return met.reduce((latest, one) => (one.minute > latest.minute ? one : latest));
}

/** When one link is met. */
function metAt(s: Situation, pass: Pass, edge: number): number {
  const { network } = s;
  const source = network.outFrom[edge];
  const lag = network.outLagMinutes[edge];
  const at = departure(s, pass, source);
  if (at === Number.POSITIVE_INFINITY) return at;
  switch (network.outLagKind[edge]) {
    case LAG_WORKING:
      return orNever(network.planProfile.finishMinutes(at, lag));
    case LAG_CLOCK:
      return at + lag;
    case LAG_PARTIAL:
      return partAt(s, pass, source >> 1, lag);
    case LAG_LEAD:
      return leadAt(s, pass, edge, pass.options.heldToDates === true && at !== pass.minute[source] ? at : null);
    default:
      return at;
  }
}

/** When so many percent of the work of a node are delivered, what was delivered before the data date included. */
function partAt(s: Situation, pass: Pass, node: number, percent: number): number {
  if (pass.isFree[node] === 1) return pass.minute[2 * node];
  const { workKind, recorded, recordedPercent, deliveredBefore } = s.network;
  const left = pass.work[node];
  const reported = recordedPercent[node];
  const before = reported > 0 ? Math.floor((left * reported) / (100 - reported)) : deliveredBefore[node];
  const part = left - ((left + before) * (100 - percent)) / 100;
  if (recorded[node] === RECORDED_BEGUN && part <= 0) return s.dataMinute;
  // Effort is delivered in fractions of a minute, time in whole ones.
  const minutes = workKind[node] === WORK_EFFORT ? part : Math.ceil(part - 1e-9);
  return earliestStint(s, node, pass.workFrom[node], Math.max(0, minutes), pass.options).end;
}

/** When an event counts as happened for what follows: at its date, if everything is held to its dates. */
function departure(s: Situation, pass: Pass, event: number): number {
  const due = s.dueOfEvent[event];
  return pass.options.heldToDates === true && due !== Number.POSITIVE_INFINITY ? due : pass.minute[event];
}

/** So much working (or clock) time before the end of the predecessor's work (or its date), in the calendar of whoever it is earliest for. */
function leadAt(s: Situation, pass: Pass, edge: number, date: number | null): number {
  const node = s.network.outFrom[edge] >> 1;
  const lead = s.network.outLagMinutes[edge];
  if (pass.isFree[node] === 1 && date === null) return pass.minute[2 * node];
  const begin = pass.workFrom[node];
  const ends = stintsOf(s, node, begin, pass.work[node], pass.options).map(({ end, person }) => {
    const last = date ?? end;
    if (last === Number.POSITIVE_INFINITY || s.network.outLagClock[edge] === 1) return last - lead;
    const profile = profileOf(s, person);
    const left = profile.minutesAt(last) - lead;
    return left <= 0 ? 0 : bisect(0, last, (minute) => profile.minutesAt(minute) >= left);
  });
  return Math.max(begin, Math.min(...ends));
}

function orNever(minute: number): number {
  return minute < 0 ? Number.POSITIVE_INFINITY : minute;
}

/** Sets the start of an issue and the end of its work. What is recorded stands; the rest happens after the data date. */
function beginIssue(s: Situation, pass: Pass, i: number): void {
  const { plan } = s;
  const start = 2 * i;
  const fact = s.factOfIssue[i];
  pass.work[i] = pass.options.lengths.issue(i);
  if (fact?.finished != null) {
    begin(pass, start, minuteOf(plan.start, fact.started ?? fact.finished));
    pass.isFree[i] = 1;
    pass.workFrom[i] = pass.minute[start];
    pass.workEnd[i] = minuteOf(plan.start, fact.finished);
    return;
  }
  const { dropped, droppable } = s;
  if ((pass.options.atBest === true ? droppable : dropped).has(plan.issues[i].id)) {
    pass.isFree[i] = 1;
    pass.workFrom[i] = pass.workEnd[i] = pass.minute[start];
    return;
  }
  if (fact?.started != null) {
    const needs = plan.progressLogic === 'override' ? 0 : pass.minute[start];
    pass.workFrom[i] = Math.max(s.dataMinute, needs);
    const stint = earliestStint(s, i, pass.workFrom[i], pass.work[i], pass.options);
    // What it waits for, if it does, is why it ends when it does.
    if (needs <= s.dataMinute) begin(pass, start, pass.minute[start]);
    pass.minute[start] = minuteOf(plan.start, fact.started);
    pass.person[i] = stint.person;
    pass.workEnd[i] = stint.end;
    return;
  }
  const floor = Math.max(s.dataMinute, s.network.notBefore[i]);
  if (floor > pass.minute[start]) begin(pass, start, floor);
  const stint = earliestStint(s, i, pass.minute[start], pass.work[i], pass.options);
  pass.person[i] = stint.person;
  pass.minute[start] = pass.workFrom[i] = stint.start;
  pass.workEnd[i] = stint.end;
}

function beginGate(s: Situation, pass: Pass, node: number): void {
  const g = node - s.network.issueCount;
  const passed = s.factOfGate[g]?.finished ?? null;
  if (passed !== null) {
    begin(pass, 2 * node, minuteOf(s.plan.start, passed));
    pass.isFree[node] = 1;
    pass.workEnd[node] = pass.minute[2 * node];
    return;
  }
  const { reviewOf } = s.plan.gates[g];
  const { dropped, droppable } = s;
  if (reviewOf !== null && (pass.options.atBest === true ? droppable : dropped).has(reviewOf)) {
    pass.workEnd[node] = pass.minute[2 * node];
    return;
  }
  if (s.dataMinute > pass.minute[2 * node]) begin(pass, 2 * node, s.dataMinute);
  pass.work[node] = pass.options.lengths.review(g);
  pass.workEnd[node] = gateEnd(s, g, pass.minute[2 * node], pass.work[node]);
}

/** Puts a start at a minute that no link decides. */
function begin(pass: Pass, event: number, minute: number): void {
  pass.minute[event] = minute;
  pass.by[event] = OPENING;
}

/** A finish comes with the end of the own work, or later when a link holds it. */
function endNode(pass: Pass, event: number): void {
  const own = pass.workEnd[event >> 1];
  if (own < pass.minute[event] && pass.isFree[event >> 1] === 0) return;
  pass.minute[event] = own;
  pass.by[event] = OWN;
}

function minuteOf(start: string, instant: string): number {
  return Math.max(0, minuteOfInstant(start, instant));
}
