// The reviews of one gate one after another, with the reworks between them, when no keeper is ever busy: when it can conclude, and what each
// keeper and the owner of the rework owe it in this future.
import type { Profile } from '../../engine/calendar/profile.ts';
import { type Network, UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../../engine/network/network.ts';
import { worksInside } from './calendar-speed.ts';
import type { TeamRules } from './team-rules.ts';

const TOGETHER = 1;

export class EarliestReview {
  private readonly rules: TeamRules;
  private readonly network: Network;
  /** By keeper entry: minutes of review in all attempts. By gate: minutes of rework, and from when on it can be done. */
  readonly reviewMinutes: Float64Array;
  readonly reworkMinutes: Float64Array;
  readonly reworkFrom: Float64Array;
  /** By gate: working minutes of the plan calendar that the reviews take at least, one attempt after another. */
  readonly longest: Float64Array;
  /** By keeper entry: 1 = the worked minutes of that keeper are worked in the calendar of the plan as well. */
  private readonly counts: Uint8Array;

  constructor(rules: TeamRules) {
    const { network, plan } = rules;
    this.rules = rules;
    this.network = network;
    this.reviewMinutes = new Float64Array(network.keeperPerson.length);
    this.reworkMinutes = new Float64Array(network.gateCount);
    this.reworkFrom = new Float64Array(network.gateCount);
    this.longest = new Float64Array(network.gateCount);
    const inside = worksInside(plan);
    this.counts = Uint8Array.from(network.keeperPerson, (p) => (p >= 0 ? inside[p] : 0));
  }

  /** The gate opens without a review. */
  skip(g: number): void {
    const { keeperOffset } = this.network;
    this.reworkMinutes[g] = this.longest[g] = 0;
    this.reworkFrom[g] = -1;
    for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) this.reviewMinutes[k] = 0;
  }

  /** Civil minute at which the gate can conclude when its criteria are met at `from`; Infinity = never. */
  conclude(g: number, from: number, tape: Int32Array): number {
    const { gateAttempts, passSlot, passThreshold } = this.network;
    this.skip(g);
    let at = from;
    for (let attempt = 1; ; attempt++) {
      at = this.reviewEnd(g, attempt, this.opens(g, at), tape);
      // A risk may make the first review fail as well: that only takes longer.
      if (at === Infinity || attempt === gateAttempts[g]) return at;
      if (tape[passSlot[g] + attempt - 1] < passThreshold[g]) return at;
      at = this.reworkEnd(g, attempt, at, tape);
    }
  }

  /** First minute in the window of the gate and in the common working time of its keepers. */
  private opens(g: number, from: number): number {
    const { profiles, gateWindowProfile, gateProfile } = this.network;
    let at = from;
    while (at !== Infinity) {
      const open = gateWindowProfile[g] < 0 ? at : profiles[gateWindowProfile[g]].nextWorked(at);
      const common = open < 0 || gateProfile[g] < 0 ? open : profiles[gateProfile[g]].nextWorked(open);
      if (common < 0) return Infinity;
      if (common === open) return common;
      at = common;
    }
    return at;
  }

  private reviewEnd(g: number, attempt: number, from: number, tape: Int32Array): number {
    const { keeperOffset, keeperPerson, reviewSlot, reviewMode, gateProfile, profiles } = this.network;
    const first = keeperOffset[g];
    const together = reviewMode[g] === TOGETHER && gateProfile[g] >= 0;
    if (from === Infinity || first === keeperOffset[g + 1] || reviewSlot[first] < 0) return from;
    let latest = from;
    let longest = 0;
    for (let k = first; k < keeperOffset[g + 1]; k++) {
      const p = keeperPerson[k];
      const minutes = tape[reviewSlot[together && p >= 0 ? first : k] + attempt - 1];
      const end =
        p < 0 ? from + minutes : timeEnd(together ? profiles[gateProfile[g]] : this.profileOf(p), from, minutes);
      if (end > latest) latest = end;
      if (p >= 0) this.reviewMinutes[k] += minutes;
      if (this.counts[k] === 1 && minutes > longest) longest = minutes;
    }
    this.longest[g] += longest;
    return latest;
  }

  private reworkEnd(g: number, attempt: number, from: number, tape: Int32Array): number {
    const { reworkOfGate, workSlot, workKind, efficiencyOfPerson } = this.network;
    const { performerOffset, performers, changesHands } = this.rules;
    const rework = reworkOfGate[g];
    if (rework < 0) return from;
    if (this.reworkFrom[g] < 0) this.reworkFrom[g] = from;
    const reviewed = this.network.reviewedIssue[g];
    // Drawn for whoever owns the issue: nobody knows who that is.
    if (reviewed >= 0 && changesHands[reviewed] === 1) return from;
    const minutes = tape[workSlot[rework] + attempt - 1];
    this.reworkMinutes[g] += minutes;
    if (workKind[rework] === WORK_ELAPSED) return from + minutes;
    let best = Infinity;
    for (let k = performerOffset[rework]; k < performerOffset[rework + 1]; k++) {
      const p = performers[k];
      const profile = this.profileOf(p);
      const units = Math.ceil((minutes * UNITS_PER_MINUTE) / (100 * efficiencyOfPerson[p]) - 1e-6);
      const end =
        workKind[rework] === WORK_EFFORT ? orNever(profile.finishUnits(from, units)) : timeEnd(profile, from, minutes);
      if (end < best) best = end;
    }
    return best;
  }

  private profileOf(p: number): Profile {
    return this.network.profiles[this.network.profileOfPerson[p]];
  }
}

function timeEnd(profile: Profile, from: number, minutes: number): number {
  return minutes <= 0 ? from : orNever(profile.finishMinutes(from, minutes));
}

function orNever(minute: number): number {
  return minute < 0 ? Infinity : minute;
}
