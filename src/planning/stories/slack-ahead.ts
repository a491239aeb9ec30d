// How much later an issue could have been done in one future before something behind it would have waited longer for what it needs.
// Free float, but of a future that has happened, with its people and resources.
import type { Trace } from '../../engine/kernel/trace.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_NONE, LAG_PARTIAL, LAG_WORKING, type Network } from '../../engine/network/network.ts';
import { Needs } from './needs.ts';

export class SlackAhead {
  private readonly network: Network;
  private readonly edges: readonly number[];
  /** Needs of the gates behind, by place in `edges`; null = no gate. */
  private readonly needs: readonly (Needs | null)[];

  constructor(network: Network, issue: number) {
    const { outOffset, outTo, outLagKind, doneEventOfIssue, issueCount, gateCount } = network;
    const event = doneEventOfIssue[issue];
    this.network = network;
    this.edges = Array.from({ length: outOffset[event + 1] - outOffset[event] }, (_, k) => outOffset[event] + k).filter(
      (edge) => outLagKind[edge] !== LAG_LEAD && outLagKind[edge] !== LAG_PARTIAL,
    );
    this.needs = this.edges.map((edge) => {
      const node = outTo[edge] >> 1;
      const isGate = node >= issueCount && node < issueCount + gateCount && (outTo[edge] & 1) === 0;
      return isGate ? new Needs(network, node, false) : null;
    });
  }

  /** Working minutes of the plan calendar, for an issue done at that minute. */
  look(trace: Trace, done: number): number {
    const { planProfile, outTo } = this.network;
    let least = -1;
    for (let k = 0; k < this.edges.length; k++) {
      const complete = this.completeAt(trace, outTo[this.edges[k]], this.needs[k]);
      if (complete < 0) continue;
      const met = this.metAt(this.edges[k], done);
      const slack = met >= complete ? 0 : planProfile.minutesAt(complete) - planProfile.minutesAt(met);
      if (least < 0 || slack < least) least = slack;
    }
    if (least >= 0) return least;
    const end = Math.max(done, trace.finishMinute);
    return planProfile.minutesAt(end) - planProfile.minutesAt(done);
  }

  /** When everything into an event was there; -1 = never. */
  private completeAt(trace: Trace, event: number, needs: Needs | null): number {
    const node = event >> 1;
    if (needs !== null) {
      const review = trace.eventMinute[event];
      if (review < 0) return -1;
      needs.look(trace, review);
      return needs.last < 0 ? review : needs.met[needs.last];
    }
    if (node < this.network.issueCount && (event & 1) === 0) return trace.readyMinute[node];
    return trace.eventMinute[event];
  }

  private metAt(edge: number, done: number): number {
    const { outLagKind, outLagMinutes, planProfile } = this.network;
    const kind = outLagKind[edge];
    if (kind === LAG_CLOCK) return done + outLagMinutes[edge];
    if (kind === LAG_NONE) return done;
    if (kind !== LAG_WORKING) throw new Error(`assertion: lag of kind ${kind}`);
    const met = planProfile.finishMinutes(done, outLagMinutes[edge]);
    return met < 0 ? this.network.horizonMinute : met;
  }
}
