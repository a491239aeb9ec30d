// What must still follow each event in one future: the longest chain of work behind it, in working minutes of the plan calendar. Lags on the
// clock, elapsed work and people with hours of their own count nothing, so that the calendar of the plan measures all of it.
import {
  LAG_LEAD,
  LAG_PARTIAL,
  LAG_WORKING,
  type Network,
  UNITS_PER_MINUTE,
  WORK_EFFORT,
  WORK_ELAPSED,
} from '../../engine/network/network.ts';
import { skillOf } from '../../engine/network/skill-of.ts';
import { mostUnits, worksInside } from './calendar-speed.ts';
import type { EarliestPass } from './earliest-pass.ts';
import type { TeamRules } from './team-rules.ts';

/** Nothing that is asked about follows. */
const APART = -1;

export class LeastTails {
  private readonly rules: TeamRules;
  private readonly network: Network;
  private readonly target: number;
  /** Units a working minute of the plan may deliver for an issue; Infinity = not to be told. */
  private readonly unitsAtMost: Float64Array;
  private readonly reworkAtMost: Float64Array;
  /** By event: working minutes that follow at least; APART = the date asked about does not wait for it. */
  readonly tail: Float64Array;
  /** By issue: working minutes of the plan for which it is worked on at least. */
  readonly length: Float64Array;

  /** @param node of the date asked about; -1 = the end of everything */
  constructor(rules: TeamRules, node: number) {
    const { network } = rules;
    this.rules = rules;
    this.network = network;
    this.target = node < 0 ? -1 : 2 * node + 1;
    this.tail = new Float64Array(2 * network.nodeCount);
    this.length = new Float64Array(network.issueCount);
    this.unitsAtMost = speeds(rules);
    this.reworkAtMost = Float64Array.from(network.reworkOfGate, (i) => (i < 0 ? Infinity : this.unitsAtMost[i]));
  }

  measure(pass: EarliestPass): void {
    const { network, length, tail } = this;
    const { order } = this.rules;
    for (let i = 0; i < network.plannedIssueCount; i++) length[i] = this.lengthOf(i, pass.minutes[i]);
    for (let place = order.length - 1; place >= 0; place--) {
      const event = order[place];
      const node = event >> 1;
      if ((event & 1) === 1) {
        const here = this.target < 0 || event === this.target ? 0 : APART;
        tail[event] = this.behind(event, here, false);
      } else {
        const after = tail[event + 1];
        const own = after < 0 ? APART : after + this.ownOf(node, pass);
        // Leads and partial links stand on the finish, but are met as early as the start.
        tail[event] = this.behind(event, this.behind(event + 1, own, true), false);
      }
    }
  }

  private ownOf(node: number, pass: EarliestPass): number {
    const { plannedIssueCount, issueCount, gateCount, workKind } = this.network;
    if (node < plannedIssueCount) return this.length[node] + pass.delay[node];
    const g = node - issueCount;
    if (g < 0 || g >= gateCount) return 0;
    const rework = this.network.reworkOfGate[g];
    if (rework < 0 || workKind[rework] === WORK_ELAPSED) return pass.review.longest[g];
    return pass.review.longest[g] + amount(workKind[rework], pass.review.reworkMinutes[g], this.reworkAtMost[g]);
  }

  /** The longest tail over the links out of an event, at least `least`. */
  private behind(event: number, least: number, whileRunning: boolean): number {
    const { outOffset, outTo, outLagKind, outLagMinutes } = this.network;
    let longest = least;
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++) {
      const kind = outLagKind[edge];
      if ((kind === LAG_LEAD || kind === LAG_PARTIAL) !== whileRunning || !this.binds(outTo[edge])) continue;
      const after = this.tail[outTo[edge]];
      const tail = after < 0 ? APART : after + (kind === LAG_WORKING ? outLagMinutes[edge] : 0);
      if (tail > longest) longest = tail;
    }
    return longest;
  }

  /** Does an event wait for each of its links in every plan? Not what needs only some of them, is recorded, or vanishes. */
  private binds(event: number): boolean {
    const { rules, network } = this;
    const node = event >> 1;
    if (rules.needed[event] < network.inOffset[event + 1] - network.inOffset[event]) return false;
    if (node < network.plannedIssueCount) {
      if (rules.recordedStart[node] >= 0) return false;
      return rules.mayVanish[node] === 0 || (event & 1) === 0;
    }
    const g = node - network.issueCount;
    if (g < 0 || g >= network.gateCount) return true;
    const reviewed = network.reviewedIssue[g];
    return rules.recordedPass[g] < 0 && (reviewed < 0 || rules.mayVanish[reviewed] === 0 || (event & 1) === 0);
  }

  private lengthOf(i: number, minutes: number): number {
    const kind = this.network.workKind[i];
    return kind === WORK_ELAPSED ? 0 : amount(kind, minutes, this.unitsAtMost[i]);
  }
}

function amount(kind: number, minutes: number, units: number): number {
  if (units === Infinity || minutes <= 0) return 0;
  return kind === WORK_EFFORT ? (minutes * UNITS_PER_MINUTE) / units : minutes;
}

/** By issue: what the fastest of its people and all its helpers together deliver in a working minute of the plan. */
function speeds({ plan, network, performerOffset, performers }: TeamRules): Float64Array {
  const inside = worksInside(plan);
  const most = plan.people.map(mostUnits);
  const { supportOffset, supportAdds, supportShare, supportPerson, efficiencyOfPerson, issueCount } = network;
  return Float64Array.from({ length: issueCount }, (_, i) => {
    let fastest = 0;
    for (let k = performerOffset[i]; k < performerOffset[i + 1]; k++) {
      const p = performers[k];
      if (inside[p] === 0) return Infinity;
      fastest = Math.max(fastest, most[p] * efficiencyOfPerson[p] * skillOf(network, i, p));
    }
    for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
      const helper = supportPerson[k];
      if (supportAdds[k] === 0) continue;
      if (inside[helper] === 0) return Infinity;
      fastest += most[helper] * efficiencyOfPerson[helper] * supportShare[k];
    }
    return fastest;
  });
}
