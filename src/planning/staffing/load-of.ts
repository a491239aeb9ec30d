// How much of their time until the end some people work on issues: effort against what they could deliver, time against the time they work.
import type { Trace } from '../../engine/kernel/trace.ts';
import { type Network, WORK_EFFORT, WORK_ELAPSED } from '../../engine/network/network.ts';
import { skillOf } from '../../engine/network/skill-of.ts';

/** Loads are kept as whole parts of this. */
export const LOAD_SCALE = 1_000_000;

export class LoadOf {
  private readonly network: Network;
  private readonly people: readonly number[];
  private readonly isOurs: Uint8Array;

  constructor(network: Network, people: readonly number[]) {
    this.network = network;
    this.people = people;
    this.isOurs = new Uint8Array(network.personCount);
    for (const p of people) this.isOurs[p] = 1;
  }

  /** Of a future just simulated, in millionths; -1 = it never ends, or there was no time. */
  of({ finishMinute, performer, workMinutes, workEnd }: Trace): number {
    const { network, people, isOurs } = this;
    const { workKind, issueCount, dataMinute, efficiencyOfPerson, profiles, profileOfPerson } = network;
    if (finishMinute < 0) return -1;
    let effort = 0;
    let time = 0;
    for (let i = 0; i < issueCount; i++) {
      const p = performer[i];
      if (p < 0 || isOurs[p] === 0 || workEnd[i] <= dataMinute || workKind[i] === WORK_ELAPSED) continue;
      if (workKind[i] === WORK_EFFORT) effort += (workMinutes[i] * 1e6) / Math.max(1, skillOf(network, i, p));
      else time += workMinutes[i];
    }
    let units = 0;
    let minutes = 0;
    for (const p of people) {
      const profile = profiles[profileOfPerson[p]];
      units += (profile.unitsAt(finishMinute) - profile.unitsAt(dataMinute)) * efficiencyOfPerson[p];
      minutes += profile.minutesAt(finishMinute) - profile.minutesAt(dataMinute);
    }
    if (units === 0 || minutes === 0) return -1;
    return Math.round((effort / units + time / minutes) * LOAD_SCALE);
  }
}
