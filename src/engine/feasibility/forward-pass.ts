// The forward pass of the critical path method through the real calendars: how soon everything can happen when every person has
// only one thing to do. `heldToDates` asks another question: what follows if every dated thing is done exactly at its date?
import { minuteOfInstant } from '../../plan/civil-date.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_PARTIAL, LAG_WORKING, WORK_EFFORT } from '../network/network.ts';
import { gateEnd } from './gate-end.ts';
import type { Situation } from './situation.ts';
import { bisect, earliestStint, profileOf, stintsOf } from './stint.ts';
import type { Lengths } from './work-left.ts';

export interface Pass {
  /** By event: its earliest civil minute; Infinity = never. */
  readonly minute: Float64Array;
  /** By node: when its own work would end. */
  readonly workEnd: Float64Array;
  /** By node: minutes of its own work. */
  readonly work: Float64Array;
  /** By node: who would do it; -1 = nobody. */
  readonly person: Int32Array;
  /** By event: the link that decides it; OWN or OPENING when none does. */
  readonly by: Int32Array;
  readonly heldToDates: boolean;
}

const OPENING = -1;
export const OWN = -2;

export interface PassOptions {
  lengths: Lengths;
  heldToDates?: boolean;
  windows?: boolean;
}

/** One pass over all events, in the order of links. */
export function forwardPass(s: Situation, { lengths, heldToDates = false, windows = true }: PassOptions): Pass {
  const { network, order } = s;
  const pass: Pass = {
    minute: new Float64Array(2 * network.nodeCount),
    workEnd: new Float64Array(network.nodeCount),
    work: new Float64Array(network.nodeCount),
    person: new Int32Array(network.nodeCount).fill(-1),
    by: new Int32Array(2 * network.nodeCount).fill(OPENING),
    heldToDates,
  };
  for (const event of order) {
    const node = event >> 1;
    const met = latestNeed(s, pass, event);
    pass.by[event] = met.edge;
    pass.minute[event] = met.minute;
    if ((event & 1) === 1) endNode(pass, event);
    else if (node < s.plan.issues.length) beginIssue(s, pass, node, lengths, windows);
    else if (node >= network.issueCount && node < network.issueCount + network.gateCount)
      beginGate(s, pass, node, lengths);
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
    case LAG_PARTIAL: {
      const node = source >> 1;
      // Effort is delivered in fractions of a minute, time in whole ones.
      const part = (pass.work[node] * lag) / 100;
      const minutes = network.workKind[node] === WORK_EFFORT ? part : Math.ceil(part);
      return earliestStint(s, node, pass.minute[2 * node], minutes).end;
    }
    case LAG_LEAD:
      return leadAt(s, pass, edge, pass.heldToDates && at !== pass.minute[source] ? at : null);
    default:
      return at;
  }
}

/** When an event counts as happened for what follows: at its date, if everything is held to its dates. */
function departure(s: Situation, pass: Pass, event: number): number {
  const due = s.dueOfEvent[event];
  return pass.heldToDates && due !== Number.POSITIVE_INFINITY ? due : pass.minute[event];
}

/** So much working (or clock) time before the end of the predecessor's work (or its date), in the calendar of whoever it is earliest for. */
function leadAt(s: Situation, pass: Pass, edge: number, date: number | null): number {
  const node = s.network.outFrom[edge] >> 1;
  const lead = s.network.outLagMinutes[edge];
  const begin = pass.minute[2 * node];
  const ends = stintsOf(s, node, begin, pass.work[node]).map(({ end, person }) => {
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
function beginIssue(s: Situation, pass: Pass, i: number, lengths: Lengths, windows: boolean): void {
  const { plan } = s;
  const start = 2 * i;
  const fact = s.factOfIssue[i];
  pass.work[i] = lengths.issue(i);
  if (fact?.finished != null) {
    begin(pass, start, minuteOf(plan.start, fact.started ?? fact.finished));
    pass.workEnd[i] = minuteOf(plan.start, fact.finished);
    return;
  }
  if (s.dropped.has(plan.issues[i].id)) {
    pass.workEnd[i] = pass.minute[start];
    return;
  }
  const goesOn = fact?.started != null && plan.progressLogic === 'override';
  const floor = Math.max(s.dataMinute, s.network.notBefore[i]);
  if (goesOn || floor > pass.minute[start]) begin(pass, start, floor);
  const stint = earliestStint(s, i, pass.minute[start], pass.work[i], windows);
  pass.person[i] = stint.person;
  pass.minute[start] = stint.start;
  pass.workEnd[i] = stint.end;
}

function beginGate(s: Situation, pass: Pass, node: number, lengths: Lengths): void {
  const g = node - s.network.issueCount;
  const passed = s.factOfGate[g]?.finished ?? null;
  if (passed !== null) {
    begin(pass, 2 * node, minuteOf(s.plan.start, passed));
    pass.workEnd[node] = pass.minute[2 * node];
    return;
  }
  if (s.dataMinute > pass.minute[2 * node]) begin(pass, 2 * node, s.dataMinute);
  const { reviewOf } = s.plan.gates[g];
  const skipped = reviewOf !== null && s.dropped.has(reviewOf);
  pass.work[node] = skipped ? 0 : lengths.review(g);
  pass.workEnd[node] = skipped ? pass.minute[2 * node] : gateEnd(s, g, pass.minute[2 * node], pass.work[node]);
}

/** Puts a start at a minute that no link decides. */
function begin(pass: Pass, event: number, minute: number): void {
  pass.minute[event] = minute;
  pass.by[event] = OPENING;
}

/** A finish comes with the end of the own work, or later when a link holds it. */
function endNode(pass: Pass, event: number): void {
  const own = pass.workEnd[event >> 1];
  if (own < pass.minute[event]) return;
  pass.minute[event] = own;
  pass.by[event] = OWN;
}

function minuteOf(start: string, instant: string): number {
  return Math.max(0, minuteOfInstant(start, instant));
}
