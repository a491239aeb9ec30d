// How long each piece of work of one future takes on its own: working minutes of the plan calendar at its performer's capacity,
// with nobody waiting for anybody. What speedup, its baselines and its bound are made of. With a data date only what happens after
// it counts: nothing of what is done, of work in progress what remains.
import type { Person, Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import { type Network, WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { skillOf } from '../network/skill-of.ts';

export class WorkLengths {
  private readonly network: Network;
  /** Working minutes a minute of effort takes, by person; Infinity when they deliver nothing. */
  private readonly slowness: Float64Array;
  /** Extra speed of supported issues, in the units of 1 / slowness. */
  private readonly helpers: Float64Array;
  /** By issue: 1 = one person is the only one who can do it. */
  private readonly alone: Uint8Array;
  /** By issue and then gate: length on the tape. */
  readonly length: Float64Array;
  /** By issue: the same work by one person at 100 %. */
  readonly single: Float64Array;
  /** By person: everything only they could do or were named to do, reviews included. */
  readonly forced: Float64Array;
  /** Sum over everything done by people, wherever it was done. */
  teamTotal = 0;

  constructor(plan: Plan, network: Network) {
    this.network = network;
    this.slowness = Float64Array.from(
      plan.people,
      (person) => 10_000 / (mostCapacity(person) * person.efficiencyPercent),
    );
    this.helpers = new Float64Array(network.issueCount);
    const { supportOffset, supportAdds, supportShare, supportPerson } = network;
    for (let i = 0; i < network.issueCount; i++)
      for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
        const person = plan.people[supportPerson[k]];
        if (supportAdds[k] === 1)
          this.helpers[i] += (mostCapacity(person) * person.efficiencyPercent * supportShare[k]) / 1e6;
      }
    const { queueOfIssue, memberOffset } = network;
    this.alone = Uint8Array.from(queueOfIssue, (q) => (memberOffset[q + 1] - memberOffset[q] === 1 ? 1 : 0));
    this.length = new Float64Array(network.issueCount + network.gateCount);
    this.single = new Float64Array(network.issueCount);
    this.forced = new Float64Array(network.personCount);
  }

  measure(trace: Trace, tape: Int32Array): void {
    const { network } = this;
    this.forced.fill(0);
    this.teamTotal = 0;
    for (let i = 0; i < network.plannedIssueCount; i++) {
      this.single[i] = this.length[i] = this.issueLength(trace, i);
      if (network.workKind[i] === WORK_EFFORT) this.single[i] = trace.workMinutes[i];
      // Who waits for time to pass may review meanwhile.
      if (network.workKind[i] !== WORK_ELAPSED) this.charge(i, trace.performer[i], this.length[i]);
    }
    for (let g = 0; g < network.gateCount; g++) this.measureGate(trace, tape, g);
  }

  private charge(issue: number, person: number, minutes: number): void {
    if (person < 0) return;
    if (this.alone[issue] === 1) this.forced[person] += minutes;
    this.teamTotal += minutes;
  }

  /** Elapsed work counts with the working time that passed while it ran, after the data date and without what it stood aside before. */
  private issueLength(trace: Trace, i: number): number {
    const { workKind, planProfile, dataMinute } = this.network;
    if (trace.workEnd[i] <= dataMinute) return 0;
    if (workKind[i] === WORK_ELAPSED) {
      const from = Math.max(dataMinute, trace.eventMinute[2 * i], trace.workEnd[i] - trace.workMinutes[i]);
      return planProfile.minutesAt(trace.workEnd[i]) - planProfile.minutesAt(from);
    }
    return this.atCapacity(i, trace.performer[i], trace.workMinutes[i]);
  }

  private atCapacity(i: number, person: number, minutes: number): number {
    if (this.network.workKind[i] !== WORK_EFFORT || person < 0) return minutes;
    return minutes / (skillOf(this.network, i, person) / 100 / this.slowness[person] + this.helpers[i]);
  }

  /** Reviews of all attempts, one after another, and the reworks between them. */
  private measureGate(trace: Trace, tape: Int32Array, g: number): void {
    const { network } = this;
    const attempts = trace.attempts[g];
    let total = 0;
    for (let attempt = 0; attempt < attempts; attempt++) total += this.longestReview(tape, g, attempt);
    const rework = network.reworkOfGate[g];
    if (rework >= 0) {
      const person = trace.performer[rework];
      let again = 0;
      for (let attempt = 0; attempt < attempts - 1; attempt++)
        again += this.atCapacity(rework, person, tape[network.workSlot[rework] + attempt]);
      this.charge(rework, person, again);
      total += again;
    }
    this.length[network.issueCount + g] = total;
  }

  private longestReview(tape: Int32Array, g: number, attempt: number): number {
    const { keeperOffset, keeperPerson, reviewSlot, gateProfile } = this.network;
    // Who meets together is there for as long as the first entry draws, as in the kernel.
    const isTogether = gateProfile[g] >= 0;
    let longest = 0;
    for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) {
      const person = keeperPerson[k];
      // An outsider's review passes on the clock: how much of it is working time depends on when it begins.
      if (reviewSlot[k] < 0 || person < 0) continue;
      const minutes = tape[reviewSlot[isTogether ? keeperOffset[g] : k] + attempt];
      this.forced[person] += minutes;
      this.teamTotal += minutes;
      if (minutes > longest) longest = minutes;
    }
    return longest;
  }
}

/** Of all days: whoever joins or leaves is as fast as on their best ones, so that bounds stay bounds. */
function mostCapacity({ capacityPercent, availability }: Person): number {
  return availability.reduce((most, days) => Math.max(most, days.capacityPercent), capacityPercent);
}
