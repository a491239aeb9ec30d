// What a plan that never finishes waits for: in every such future, the issues that were ready or begun and the gates whose needs were
// met, and that came to no end. Everything else that is missing there waits for one of them.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import type { NeverForecast } from './forecast-result.ts';

export class NeverTally {
  private readonly network: Network;
  /** By issue of the plan, then by gate: futures in which it came to no end. */
  private readonly stuck: Int32Array;

  constructor(network: Network) {
    this.network = network;
    this.stuck = new Int32Array(network.issueCount + network.gateCount);
  }

  part(): Int32Array {
    return this.stuck;
  }

  count(trace: Trace): void {
    if (trace.finishMinute >= 0) return;
    const { plannedIssueCount, issueCount } = this.network;
    const { eventMinute, readyMinute } = trace;
    for (let i = 0; i < plannedIssueCount; i++)
      if (eventMinute[2 * i + 1] < 0 && (readyMinute[i] >= 0 || eventMinute[2 * i] >= 0)) this.stuck[i]++;
    for (let node = issueCount; node < this.stuck.length; node++)
      if (eventMinute[2 * node + 1] < 0 && this.hasItsNeeds(node, trace)) this.stuck[node]++;
  }

  /** The most frequent first, then in document order; the review of an issue is told as that issue. */
  of({ issues, gates }: Plan, replications: number): NeverForecast[] {
    const { issueCount } = this.network;
    const shares = new Map<string, number>();
    this.stuck.forEach((count, node) => {
      if (count === 0) return;
      const gate = gates[node - issueCount];
      const id = node < issueCount ? issues[node].id : (gate.reviewOf ?? gate.id);
      shares.set(id, Math.min(1, (shares.get(id) ?? 0) + count / replications));
    });
    return [...shares].map(([id, share]) => ({ id, share })).sort((a, b) => b.share - a.share);
  }

  private hasItsNeeds(node: number, { eventMinute }: Trace): boolean {
    const { inOffset, inEdge, outFrom, needed } = this.network;
    let met = 0;
    for (let k = inOffset[2 * node]; k < inOffset[2 * node + 1]; k++) if (eventMinute[outFrom[inEdge[k]]] >= 0) met++;
    return met >= needed[2 * node];
  }
}
