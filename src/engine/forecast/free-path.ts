// The resource-free critical path of one future: how soon everything could be done if nobody ever waited for a person or a
// resource. Working minutes of the plan calendar; lags on the clock and drawn delays count nothing, so it stays a lower bound.
import { LAG_LEAD, LAG_WORKING, type Network } from '../network/network.ts';

export class FreePath {
  private readonly network: Network;
  private readonly order: Int32Array;
  private readonly earliest: Float64Array;
  /** Room for the links of one event that needs only some of them. */
  private readonly reached: Float64Array;
  private readonly released: Float64Array;

  constructor(network: Network) {
    const { nodeCount, issueCount, inOffset, notBefore, planProfile } = network;
    this.network = network;
    this.order = topologicalOrder(network);
    this.earliest = new Float64Array(2 * nodeCount);
    let widest = 0;
    for (let event = 0; event < 2 * nodeCount; event++)
      widest = Math.max(widest, inOffset[event + 1] - inOffset[event]);
    this.reached = new Float64Array(widest);
    this.released = new Float64Array(issueCount);
    for (let i = 0; i < issueCount; i++) if (notBefore[i] > 0) this.released[i] = planProfile.minutesAt(notBefore[i]);
  }

  /** Length with the given lengths of [issues | gates]. */
  measure(length: Float64Array): number {
    const { issueCount, gateCount } = this.network;
    const { earliest } = this;
    let longest = 0;
    for (let k = 0; k < this.order.length; k++) {
      const event = this.order[k];
      const node = event >> 1;
      let at = this.linksMet(event);
      if ((event & 1) === 1) {
        const done = earliest[event - 1] + (node < issueCount + gateCount ? length[node] : 0);
        if (done > at) at = done;
        if (at > longest) longest = at;
      } else if (node < issueCount && this.released[node] > at) at = this.released[node];
      earliest[event] = at;
    }
    return longest;
  }

  private linksMet(event: number): number {
    const { inOffset, inEdge, outFrom, outLagKind, outLagMinutes, needed } = this.network;
    const from = inOffset[event];
    const to = inOffset[event + 1];
    const some = needed[event] < to - from;
    let latest = 0;
    for (let k = from; k < to; k++) {
      const edge = inEdge[k];
      let at = this.earliest[outFrom[edge]];
      if (outLagKind[edge] === LAG_WORKING) at += outLagMinutes[edge];
      else if (outLagKind[edge] === LAG_LEAD) at = Math.max(0, at - outLagMinutes[edge]);
      if (some) this.reached[k - from] = at;
      else if (at > latest) latest = at;
    }
    return some ? this.smallest(to - from, Math.max(1, needed[event])) : latest;
  }

  /** The rank-th smallest of the first `count` values reached. */
  private smallest(count: number, rank: number): number {
    if (rank > 1) return this.reached.subarray(0, count).sort()[rank - 1];
    let least = this.reached[0];
    for (let k = 1; k < count; k++) if (this.reached[k] < least) least = this.reached[k];
    return least;
  }
}

/** Kahn's pass over events; a node's finish follows its start. Judged plans have no cycles. */
function topologicalOrder(network: Network): Int32Array {
  const { nodeCount, outOffset, outTo } = network;
  const waiting = new Int32Array(2 * nodeCount);
  for (let node = 0; node < nodeCount; node++) waiting[2 * node + 1]++;
  for (const event of outTo) waiting[event]++;
  const order = new Int32Array(2 * nodeCount);
  let tail = 0;
  const met = (event: number): void => {
    if (--waiting[event] === 0) order[tail++] = event;
  };
  for (let event = 0; event < 2 * nodeCount; event++) if (waiting[event] === 0) order[tail++] = event;
  for (let head = 0; head < tail; head++) {
    const event = order[head];
    if ((event & 1) === 0) met(event + 1);
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++) met(outTo[edge]);
  }
  if (tail < order.length) throw new Error('Assertion: the network has a cycle');
  return order;
}
