// Parallelization speedup on each tape: what a named sequential baseline would take, over what the team took, both in working
// minutes of the plan calendar; and the most any schedule could reach with the same assignments. With a data date all three are
// about what is left then: the remaining work one after another over the time from the data date to the end.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { FreePath } from './free-path.ts';
import { WorkLengths } from './work-lengths.ts';

export class SpeedupTally {
  private readonly network: Network;
  private readonly baseline: Plan['baseline'];
  /** Whoever has a calendar of their own may work while that of the plan stands still: what they need is no bound then. */
  private readonly ownCalendars: boolean;
  private readonly lengths: WorkLengths;
  private readonly path: FreePath;
  private readonly phaseOf: Int32Array;
  private readonly phaseBegin: Float64Array;
  private readonly phaseEnd: Float64Array;
  /** Placed by replication number. */
  private readonly speedups: Float64Array;
  private readonly bounds: Float64Array;

  /** @param memory zeros, `SpeedupTally.bytes(replications)` of them */
  constructor(plan: Plan, network: Network, replications: number, memory: ArrayBufferLike) {
    const phaseIndex = new Map(plan.phases.map(({ id }, index) => [id, index]));
    this.network = network;
    this.baseline = plan.baseline;
    this.ownCalendars = plan.people.some(({ calendar }) => calendar !== null);
    this.lengths = new WorkLengths(plan, network);
    this.path = new FreePath(network);
    this.phaseOf = Int32Array.from(plan.issues, ({ phase }) => (phase === null ? -1 : phaseIndex.get(phase)!));
    this.phaseBegin = new Float64Array(plan.phases.length);
    this.phaseEnd = new Float64Array(plan.phases.length);
    this.speedups = new Float64Array(memory, 0, replications);
    this.bounds = new Float64Array(memory, 8 * replications, replications);
  }

  static bytes(replications: number): number {
    return 16 * replications;
  }

  /** A future that never finishes has speedup 0: slower than every other. */
  count(trace: Trace, tape: Int32Array, replication: number): void {
    const { lengths, network } = this;
    lengths.measure(trace, tape);
    const sequential = this.sequential(trace);
    const { planProfile, dataMinute } = network;
    const end = Math.max(dataMinute, trace.finishMinute);
    const makespan = trace.finishMinute < 0 ? Infinity : planProfile.minutesAt(end) - planProfile.minutesAt(dataMinute);
    let least = this.path.measure(lengths.length, trace);
    for (const minutes of lengths.forced) if (minutes > least) least = minutes;
    if (network.personCount > 0) least = Math.max(least, lengths.teamTotal / network.personCount);
    if (this.ownCalendars) least = Math.min(least, makespan);
    this.speedups[replication] = ratio(sequential, makespan);
    this.bounds[replication] = ratio(sequential, least);
  }

  /** Of futures 0 .. n - 1, in their order. */
  byReplication(futures: number): Float64Array {
    return this.speedups.subarray(0, futures);
  }

  /** Ascending, one value a future. */
  sorted(futures: number): { speedups: Float64Array; bounds: Float64Array } {
    return { speedups: this.speedups.slice(0, futures).sort(), bounds: this.bounds.slice(0, futures).sort() };
  }

  private sequential(trace: Trace): number {
    if (this.baseline === 'sum-of-phases') return this.sumOfPhases(trace);
    const { length, single } = this.lengths;
    const each = this.baseline === 'one-person' ? single : length;
    let sum = 0;
    for (let i = 0; i < this.network.plannedIssueCount; i++) sum += each[i];
    for (let node = this.network.issueCount; node < length.length; node++) sum += length[node];
    return sum;
  }

  /** Every phase from its first start to its last finish, or what of that is left, one after another; issues without a phase after those. */
  private sumOfPhases(trace: Trace): number {
    const { planProfile, plannedIssueCount, dataMinute } = this.network;
    this.phaseBegin.fill(Infinity);
    this.phaseEnd.fill(0);
    let sum = 0;
    for (let i = 0; i < plannedIssueCount; i++) {
      const phase = this.phaseOf[i];
      if (phase < 0) sum += this.lengths.length[i];
      const finish = trace.eventMinute[2 * i + 1];
      if (phase < 0 || finish < 0) continue;
      const start = Math.max(dataMinute, trace.eventMinute[2 * i]);
      this.phaseBegin[phase] = Math.min(this.phaseBegin[phase], planProfile.minutesAt(start));
      this.phaseEnd[phase] = Math.max(this.phaseEnd[phase], planProfile.minutesAt(finish));
    }
    for (let phase = 0; phase < this.phaseEnd.length; phase++)
      sum += Math.max(0, this.phaseEnd[phase] - this.phaseBegin[phase]);
    return sum;
  }
}

/** Nothing to do takes no time either way. */
function ratio(sequential: number, minutes: number): number {
  return minutes === 0 ? 1 : sequential / minutes;
}
