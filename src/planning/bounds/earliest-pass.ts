// How soon everything can happen in one future when nobody and nothing is ever busy: through the real calendars, by whoever would be done
// first. The civil minute of every event is a bound from below in every plan the rules speak for.
import {
  LAG_CLOCK,
  LAG_LEAD,
  LAG_PARTIAL,
  LAG_WORKING,
  type Network,
  RECORDED_BEGUN,
} from '../../engine/network/network.ts';
import { EarliestReview } from './earliest-review.ts';
import { EarliestStint } from './earliest-stint.ts';
import type { LeastWork } from './least-work.ts';
import type { TeamRules } from './team-rules.ts';

export class EarliestPass {
  private readonly rules: TeamRules;
  private readonly network: Network;
  private readonly work: LeastWork;
  private readonly stint: EarliestStint;
  readonly review: EarliestReview;
  /** By event: civil minute; Infinity = never. */
  readonly minute: Float64Array;
  /** By issue: from when on its work may be done, the least minutes of it, and those for which its result is held back. */
  readonly workFrom: Float64Array;
  readonly minutes: Float64Array;
  readonly delay: Float64Array;
  /** By node: when its own work can be done. */
  private readonly ownEnd: Float64Array;
  /** By node: 1 = its finish waits for no link. */
  private readonly isFree: Uint8Array;
  /** Room for the links of one event that needs only some of them. */
  private readonly met: Float64Array;

  constructor(rules: TeamRules, work: LeastWork) {
    const { network } = rules;
    const { nodeCount, issueCount, inOffset } = network;
    this.rules = rules;
    this.network = network;
    this.work = work;
    this.stint = new EarliestStint(rules);
    this.review = new EarliestReview(rules);
    this.minute = new Float64Array(2 * nodeCount);
    this.ownEnd = new Float64Array(nodeCount);
    this.isFree = new Uint8Array(nodeCount);
    this.workFrom = new Float64Array(issueCount);
    this.minutes = new Float64Array(issueCount);
    this.delay = new Float64Array(issueCount);
    let widest = 0;
    for (let event = 0; event < 2 * nodeCount; event++)
      widest = Math.max(widest, inOffset[event + 1] - inOffset[event]);
    this.met = new Float64Array(widest);
  }

  /** The pass of one future. */
  measure(tape: Int32Array): void {
    const { network, minute, ownEnd, isFree } = this;
    const { issueCount, gateCount, plannedIssueCount } = network;
    const { order } = this.rules;
    isFree.fill(0);
    for (let place = 0; place < order.length; place++) {
      const event = order[place];
      const node = event >> 1;
      const at = this.needsMet(event);
      minute[event] = at;
      if ((event & 1) === 1) {
        if (isFree[node] === 1 || ownEnd[node] > at) minute[event] = ownEnd[node];
      } else if (node < plannedIssueCount) this.beginIssue(node, at, tape);
      else if (node >= issueCount && node < issueCount + gateCount) this.beginGate(node, at, tape);
      else ownEnd[node] = at;
    }
  }

  /** The last finish of all. */
  end(): number {
    const { minute } = this;
    let latest = 0;
    for (let event = 1; event < minute.length; event += 2) if (minute[event] > latest) latest = minute[event];
    return latest;
  }

  private needsMet(event: number): number {
    const { inOffset, inEdge } = this.network;
    const needed = this.rules.needed[event];
    const first = inOffset[event];
    const count = inOffset[event + 1] - first;
    if (needed < count) return needed === 0 ? 0 : this.someMet(first, count, needed);
    let latest = 0;
    for (let k = 0; k < count; k++) {
      const at = this.metAt(inEdge[first + k]);
      if (at > latest) latest = at;
    }
    return latest;
  }

  private someMet(first: number, count: number, needed: number): number {
    const { met, network } = this;
    for (let k = 0; k < count; k++) met[k] = this.metAt(network.inEdge[first + k]);
    return met.subarray(0, count).sort()[needed - 1];
  }

  private metAt(edge: number): number {
    const { outFrom, outLagKind, outLagMinutes, planProfile } = this.network;
    const source = outFrom[edge];
    const at = this.minute[source];
    switch (outLagKind[edge]) {
      case LAG_WORKING:
        return at === Infinity ? at : orNever(planProfile.finishMinutes(at, outLagMinutes[edge]));
      case LAG_CLOCK:
        return at + outLagMinutes[edge];
      case LAG_LEAD:
        // What is foreseen may be earlier than what comes.
        return this.minute[source & -2];
      case LAG_PARTIAL:
        return this.partAt(source >> 1, outLagMinutes[edge]);
      default:
        return at;
    }
  }

  /** When so many percent of the work of an issue can be done; of work in progress nobody knows beforehand. */
  private partAt(i: number, percent: number): number {
    const from = this.minute[2 * i];
    if (this.isFree[i] === 1 || this.network.recorded[i] === RECORDED_BEGUN || from === Infinity) return from;
    const part = (this.minutes[i] * percent) / 100 - 1;
    return part <= 0 ? from : this.stint.end(i, this.workFrom[i], part);
  }

  private beginIssue(i: number, needs: number, tape: Int32Array): void {
    const { network, minute, ownEnd, isFree, rules } = this;
    const { dataMinute, notBefore, retainedLogic, recorded } = network;
    const { recordedStart, recordedFinish, mayVanish } = rules;
    this.minutes[i] = this.delay[i] = 0;
    if (recordedFinish[i] >= 0) {
      isFree[i] = 1;
      minute[2 * i] = this.workFrom[i] = recordedStart[i] >= 0 ? recordedStart[i] : recordedFinish[i];
      ownEnd[i] = recordedFinish[i];
      return;
    }
    if (mayVanish[i] === 1) {
      isFree[i] = 1;
      this.workFrom[i] = ownEnd[i] = needs;
      return;
    }
    const isBegun = recorded[i] === RECORDED_BEGUN;
    const floor = isBegun ? dataMinute : Math.max(dataMinute, notBefore[i]);
    const from = isBegun && !retainedLogic ? floor : Math.max(floor, needs);
    const start = this.stint.start(i, from);
    const minutes = this.work.of(i, start, tape);
    this.workFrom[i] = start;
    this.minutes[i] = minutes;
    this.delay[i] = this.work.delay;
    minute[2 * i] = isBegun ? recordedStart[i] : start;
    const end = start === Infinity ? start : this.stint.end(i, start, minutes);
    ownEnd[i] =
      this.delay[i] === 0 || end === Infinity ? end : orNever(network.planProfile.finishMinutes(end, this.delay[i]));
  }

  private beginGate(node: number, needs: number, tape: Int32Array): void {
    const { network, minute, ownEnd, isFree, rules } = this;
    const g = node - network.issueCount;
    const reviewed = network.reviewedIssue[g];
    if (rules.recordedPass[g] >= 0) {
      isFree[node] = 1;
      minute[2 * node] = ownEnd[node] = rules.recordedPass[g];
      this.review.skip(g);
    } else if (reviewed >= 0 && rules.mayVanish[reviewed] === 1) {
      ownEnd[node] = needs;
      this.review.skip(g);
    } else {
      const from = Math.max(needs, network.dataMinute);
      minute[2 * node] = from;
      ownEnd[node] = from === Infinity ? from : this.review.conclude(g, from, tape);
    }
  }
}

function orNever(minute: number): number {
  return minute < 0 ? Infinity : minute;
}
