// The resource-free critical path of one future: how soon everything could be done if nobody ever waited for a person or a
// resource. Working minutes of the plan calendar from the data date on; lags on the clock and drawn delays count nothing, so it
// stays a lower bound. What happened before the data date stands where it happened; what was dropped waits for no date.
import type { Trace } from '../kernel/trace.ts';
import { LAG_LEAD, LAG_PARTIAL, LAG_WORKING, type Network } from '../network/network.ts';
import { topologicalOrder } from './topological-order.ts';

export class FreePath {
  /** Events in topological order, and the first link into each by its place there (CSR over `from` and `add`). */
  private readonly order: Int32Array;
  private readonly firstLink: Int32Array;
  /** Of each link: its source event, and the working minutes it adds (a lead: takes off). */
  private readonly from: Int32Array;
  private readonly add: Int32Array;
  /** By place in the order: rank of the link that is enough; 0 = all are needed. */
  private readonly enough: Int32Array;
  private readonly earliest: Float64Array;
  /** Room for the links of one event that needs only some of them. */
  private readonly reached: Float64Array;
  /** By issue: its date as worked minutes, if it may not start before one. */
  private readonly released: Float64Array;
  private readonly network: Network;
  private readonly origin: number;

  constructor(network: Network) {
    const { nodeCount, issueCount, inOffset, inEdge, needed, notBefore, planProfile } = network;
    const events = 2 * nodeCount;
    this.network = network;
    this.origin = planProfile.minutesAt(network.dataMinute);
    this.order = topologicalOrder(network);
    this.earliest = new Float64Array(events);
    this.firstLink = new Int32Array(events + 1);
    this.from = new Int32Array(inEdge.length);
    this.add = new Int32Array(inEdge.length);
    this.enough = new Int32Array(events);
    let link = 0;
    let widest = 0;
    this.order.forEach((event, place) => {
      const links = inOffset[event + 1] - inOffset[event];
      widest = Math.max(widest, links);
      if (needed[event] < links) this.enough[place] = Math.max(1, needed[event]);
      for (let k = inOffset[event]; k < inOffset[event + 1]; k++, link++) {
        this.from[link] = sourceEvent(network, inEdge[k]);
        this.add[link] = workingMinutes(network, inEdge[k]);
      }
      this.firstLink[place + 1] = link;
    });
    this.reached = new Float64Array(widest);
    this.released = new Float64Array(issueCount);
    for (let i = 0; i < issueCount; i++)
      if (notBefore[i] > 0) this.released[i] = planProfile.minutesAt(notBefore[i]) - this.origin;
  }

  /** Length with the given lengths of [issues | gates], of a future that happened so. */
  measure(length: Float64Array, { eventMinute }: Trace): number {
    const { order, enough, earliest, network, origin } = this;
    const { dataMinute, planProfile } = network;
    let longest = 0;
    for (let place = 0; place < order.length; place++) {
      const event = order[place];
      const minute = eventMinute[event];
      if (minute >= 0 && minute < dataMinute) {
        earliest[event] = planProfile.minutesAt(minute) - origin;
        continue;
      }
      let at = enough[place] === 0 ? this.lastMet(place) : this.enoughMet(place);
      if ((event & 1) === 0) at = Math.max(at, this.releasedAt(event, minute));
      else {
        const done = Math.max(0, earliest[event - 1]) + (event >> 1 < length.length ? length[event >> 1] : 0);
        // What starts and finishes at once may have been dropped, and then its finish waited for nothing.
        if (done > at || (minute >= 0 && minute === eventMinute[event - 1])) at = done;
        if (at > longest) longest = at;
      }
      earliest[event] = at;
    }
    return longest;
  }

  /** The date before which an issue may not start; what was dropped before it did not wait for it. */
  private releasedAt(event: number, minute: number): number {
    const { released, network } = this;
    const node = event >> 1;
    if (node >= released.length || (minute >= 0 && minute < network.notBefore[node])) return 0;
    return released[node];
  }

  /** When the last link of an event is met; a lead leads to no earlier than the beginning. */
  private lastMet(place: number): number {
    const { firstLink, from, add, earliest } = this;
    const end = firstLink[place + 1];
    let latest = 0;
    for (let link = firstLink[place]; link < end; link++) {
      const at = earliest[from[link]] + add[link];
      if (at > latest) latest = at;
    }
    return latest;
  }

  /** When as many links of an event are met as it needs. */
  private enoughMet(place: number): number {
    const first = this.firstLink[place];
    const count = this.firstLink[place + 1] - first;
    for (let k = 0; k < count; k++)
      this.reached[k] = Math.max(0, this.earliest[this.from[first + k]] + this.add[first + k]);
    return this.smallest(count, this.enough[place]);
  }

  /** The rank-th smallest of the first `count` values reached. */
  private smallest(count: number, rank: number): number {
    if (rank > 1) return this.reached.subarray(0, count).sort()[rank - 1];
    let least = this.reached[0];
    for (let k = 1; k < count; k++) if (this.reached[k] < least) least = this.reached[k];
    return least;
  }
}

/** A link on part of the work is met no earlier than the work begins. */
function sourceEvent({ outFrom, outLagKind }: Network, edge: number): number {
  return outLagKind[edge] === LAG_PARTIAL ? outFrom[edge] - 1 : outFrom[edge];
}

/** What a link's lag adds; lags on the clock count nothing. */
function workingMinutes({ outLagKind, outLagMinutes }: Network, edge: number): number {
  if (outLagKind[edge] === LAG_WORKING) return outLagMinutes[edge];
  return outLagKind[edge] === LAG_LEAD ? -outLagMinutes[edge] : 0;
}
