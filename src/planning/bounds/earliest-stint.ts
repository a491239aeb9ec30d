// One issue by whoever would be done first: through their calendars, with all the help it could get, outside the windows that close it.
import type { Profile } from '../../engine/calendar/profile.ts';
import { rowsOf } from '../../engine/network/csr.ts';
import { type Network, UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../../engine/network/network.ts';
import { skillOf } from '../../engine/network/skill-of.ts';
import type { TeamRules } from './team-rules.ts';

const FULL_SHARE = 100;

export class EarliestStint {
  private readonly rules: TeamRules;
  private readonly network: Network;
  /** Whoever is as fast as anybody with the same hours, CSR over issues: index of the profile, and speed. */
  private readonly offset: Int32Array;
  private readonly profile: Int32Array;
  private readonly speed: Float64Array;
  /** By issue: 1 = somebody may help to speed it up. */
  private readonly isHelped: Uint8Array;

  constructor(rules: TeamRules) {
    const { network } = rules;
    const { issueCount, supportOffset, supportAdds } = network;
    this.rules = rules;
    this.network = network;
    const fastest = Array.from({ length: issueCount }, (_, i) => fastestByHours(rules, i));
    const { offset, list } = rowsOf(fastest.map((row) => row.map(([profile]) => profile)));
    this.offset = offset;
    this.profile = list;
    this.speed = Float64Array.from(fastest.flat(), ([, speed]) => speed);
    this.isHelped = new Uint8Array(issueCount);
    for (let i = 0; i < issueCount; i++)
      for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) if (supportAdds[k] === 1) this.isHelped[i] = 1;
  }

  /** First minute from `from` on in which somebody could begin; Infinity = never. */
  start(i: number, from: number): number {
    if (from === Infinity) return from;
    const { offset } = this;
    const closed = this.closedOf(i);
    if (this.network.workKind[i] === WORK_ELAPSED) return firstOpen(null, from, closed);
    if (offset[i] === offset[i + 1]) return firstOpen(this.network.planProfile, from, closed);
    let first = Infinity;
    for (let k = offset[i]; k < offset[i + 1]; k++) {
      const at = firstOpen(this.network.profiles[this.profile[k]], from, closed);
      if (at < first) first = at;
    }
    return first;
  }

  /** Minute at which `minutes` of work can be done that may go on from `from`; Infinity = never. */
  end(i: number, from: number, minutes: number): number {
    if (minutes <= 0 || from === Infinity) return from;
    const kind = this.network.workKind[i];
    const closed = this.closedOf(i);
    if (kind === WORK_ELAPSED) return clockEnd(from, minutes, closed);
    const [first, last] = [this.offset[i], this.offset[i + 1]];
    if (first === last) return timeEnd(this.network.planProfile, from, minutes, closed);
    let best = Infinity;
    for (let k = first; k < last; k++) {
      const profile = this.network.profiles[this.profile[k]];
      const at =
        kind !== WORK_EFFORT
          ? timeEnd(profile, from, minutes, closed)
          : this.isHelped[i] === 1
            ? this.helpedEnd(i, profile, this.speed[k], from, minutes)
            : effortEnd(profile, from, Math.ceil((minutes * UNITS_PER_MINUTE) / this.speed[k] - 1e-6), closed);
      if (at < best) best = at;
    }
    return best;
  }

  private closedOf(i: number): Int32Array | null {
    return i < this.rules.closed.length ? this.rules.closed[i] : null;
  }

  private profileOf(p: number): Profile {
    return this.network.profiles[this.network.profileOfPerson[p]];
  }

  /** With everybody who may help to speed it up at the whole share they may give, windows left aside. */
  private helpedEnd(i: number, profile: Profile, speed: number, from: number, minutes: number): number {
    const need = minutes * UNITS_PER_MINUTE;
    let [low, high] = [from, this.network.horizonMinute];
    if (this.delivered(i, profile, speed, from, high) < need) return Infinity;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.delivered(i, profile, speed, from, middle) >= need) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private delivered(i: number, profile: Profile, speed: number, from: number, to: number): number {
    const { supportOffset, supportAdds, supportShare, supportPerson, efficiencyOfPerson } = this.network;
    let units = (profile.unitsAt(to) - profile.unitsAt(from)) * speed;
    for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
      if (supportAdds[k] === 0) continue;
      const helper = supportPerson[k];
      const own = this.profileOf(helper);
      units += (own.unitsAt(to) - own.unitsAt(from)) * supportShare[k] * efficiencyOfPerson[helper];
    }
    return units;
  }
}

/** Speed counts in percent of share times percent, so 10,000 is one person at 100 %. */
function fastestByHours(
  { network, performerOffset, performers }: TeamRules,
  i: number,
): [profile: number, speed: number][] {
  const { profileOfPerson, efficiencyOfPerson } = network;
  const fastest = new Map<number, number>();
  for (let k = performerOffset[i]; k < performerOffset[i + 1]; k++) {
    const p = performers[k];
    const speed = Math.floor((FULL_SHARE * efficiencyOfPerson[p] * skillOf(network, i, p)) / 100);
    fastest.set(profileOfPerson[p], Math.max(speed, fastest.get(profileOfPerson[p]) ?? 0));
  }
  return [...fastest];
}

/** First minute that is worked (where there is a calendar) and not closed. */
function firstOpen(profile: Profile | null, from: number, closed: Int32Array | null): number {
  let at = profile === null ? from : profile.nextWorked(from);
  if (closed === null) return at < 0 ? Infinity : at;
  for (let k = 0; at >= 0; ) {
    while (k < closed.length && closed[k + 1] <= at) k += 2;
    if (k >= closed.length || closed[k] > at) return at;
    at = profile === null ? closed[k + 1] : profile.nextWorked(closed[k + 1]);
  }
  return Infinity;
}

function effortEnd(profile: Profile, from: number, units: number, closed: Int32Array | null): number {
  let [at, left] = [from, units];
  for (let k = 0; closed !== null && k < closed.length; k += 2) {
    if (closed[k + 1] <= at) continue;
    const got = closed[k] > at ? profile.unitsAt(closed[k]) - profile.unitsAt(at) : 0;
    if (got >= left) break;
    left -= got;
    at = closed[k + 1];
  }
  const end = profile.finishUnits(at, left);
  return end < 0 ? Infinity : end;
}

function timeEnd(profile: Profile, from: number, minutes: number, closed: Int32Array | null): number {
  let [at, left] = [from, Math.ceil(minutes - 1e-6)];
  for (let k = 0; closed !== null && k < closed.length; k += 2) {
    if (closed[k + 1] <= at) continue;
    const got = closed[k] > at ? profile.minutesAt(closed[k]) - profile.minutesAt(at) : 0;
    if (got >= left) break;
    left -= got;
    at = closed[k + 1];
  }
  const end = profile.finishMinutes(at, left);
  return end < 0 ? Infinity : end;
}

function clockEnd(from: number, minutes: number, closed: Int32Array | null): number {
  let [at, left] = [from, minutes];
  for (let k = 0; closed !== null && k < closed.length; k += 2) {
    if (closed[k + 1] <= at) continue;
    const got = Math.max(0, closed[k] - at);
    if (got >= left) break;
    left -= got;
    at = closed[k + 1];
  }
  return at + left;
}
