// Everything that must be there before a node can begin, and which of it came last. The entry of a phase is looked through: what opened
// it is the need. `deep` also looks through ends of phases and through milestones, down to the work.
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { LAG_CLOCK, LAG_LEAD, LAG_NONE, LAG_PARTIAL, LAG_WORKING, type Network } from '../../engine/network/network.ts';

/** Stands where other needs have their event. */
export const DATE = -1;

export class Needs {
  readonly network: Network;
  /** Event each need hangs on, or DATE; the kind and minutes of its lag. */
  readonly event: number[] = [];
  private readonly lagKind: number[] = [];
  private readonly lagMinutes: number[] = [];
  private readonly date: number;
  /** How many of them are enough. */
  private readonly enough: number;
  /** Found by `look`: minute of each need, NEVER = not met; the need that came last, and the minute of the one before it (-1 = it is the only one). */
  readonly met: Int32Array;
  last = -1;
  before = -1;
  private readonly sorted: Int32Array;

  /** Needs of the start of a node. */
  constructor(network: Network, node: number, deep: boolean) {
    this.network = network;
    const seen = new Set<string>();
    this.collect(2 * node, deep, seen);
    this.date = node < network.issueCount && network.notBeforeLeaf[node] >= 0 ? network.notBefore[node] : -1;
    if (this.date >= 0) {
      this.event.push(DATE);
      this.lagKind.push(LAG_NONE);
      this.lagMinutes.push(0);
    }
    const isShare = network.pointKinds[node - network.issueCount - network.gateCount] === 'share';
    this.enough = isShare ? network.needed[2 * node] : this.event.length;
    this.met = new Int32Array(this.event.length);
    this.sorted = new Int32Array(this.event.length);
  }

  private collect(event: number, deep: boolean, seen: Set<string>): void {
    const { inOffset, inEdge, outFrom, outLagKind, outLagMinutes, issueCount, gateCount, pointKinds } = this.network;
    for (let k = inOffset[event]; k < inOffset[event + 1]; k++) {
      const edge = inEdge[k];
      const from = outFrom[edge];
      const name = `${from} ${outLagKind[edge]} ${outLagMinutes[edge]}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const kind = pointKinds[(from >> 1) - issueCount - gateCount];
      const through = kind === 'phase-entry' || (deep && (kind === 'phase-exit' || kind === 'milestone'));
      const behind = inOffset[from - 1] < inOffset[from];
      if (through && outLagKind[edge] === LAG_NONE && (from & 1) === 1 && behind) this.collect(from - 1, deep, seen);
      else if (kind !== 'phase-entry') {
        this.event.push(from);
        this.lagKind.push(outLagKind[edge]);
        this.lagMinutes.push(outLagMinutes[edge]);
      }
    }
  }

  /** Reads one future in which all was there at `ready`. */
  look({ eventMinute }: Trace, ready: number): void {
    const { met, enough } = this;
    for (let k = 0; k < met.length; k++) met[k] = this.minuteOf(k, eventMinute, ready);
    this.last = -1;
    this.before = -1;
    if (enough < met.length) {
      this.lookAtShare();
      return;
    }
    for (let k = 0; k < met.length; k++) {
      if (this.last < 0) this.last = k;
      else if (met[k] > met[this.last]) {
        this.before = met[this.last];
        this.last = k;
      } else if (met[k] > this.before) this.before = met[k];
    }
  }

  /** Only so many are waited for: the last of these came last. */
  private lookAtShare(): void {
    const { met, sorted, enough } = this;
    sorted.set(met);
    sorted.sort();
    const minute = sorted[enough - 1];
    this.before = enough > 1 ? sorted[enough - 2] : -1;
    this.last = met.indexOf(minute);
  }

  private minuteOf(k: number, eventMinute: Int32Array, ready: number): number {
    if (this.event[k] === DATE) return this.date;
    const minute = eventMinute[this.event[k]];
    const kind = this.lagKind[k];
    // A lead or a part was met while the work ran: at the latest when all was there.
    if (kind === LAG_LEAD || kind === LAG_PARTIAL) return minute < 0 || minute > ready ? ready : minute;
    if (minute < 0) return NEVER;
    if (kind === LAG_CLOCK) return minute + this.lagMinutes[k];
    if (kind !== LAG_WORKING) return minute;
    const met = this.network.planProfile.finishMinutes(minute, this.lagMinutes[k]);
    return met < 0 ? NEVER : met;
  }
}
