// By when each thing must be done at the latest for some date to be met: its own date, or that of anything that needs its end.
// Lengths in between are left out: what is due because of its successor is due no later than the successor.
import { LAG_LEAD, LAG_PARTIAL } from '../network/network.ts';
import type { Situation } from './situation.ts';

export interface Deadlines {
  /** By event, civil minutes; Infinity = no date depends on it. */
  readonly minute: Float64Array;
  /** By event: the event whose date it is; -1. */
  readonly of: Int32Array;
  /** By event: 1 = it leads to something with a date, be it as one of several of which some are enough. */
  readonly leadsToDate: Uint8Array;
}

/** One backward pass. A count of which only some are needed obliges none of them. */
export function deadlinesOf({ network, order, dueOfEvent }: Situation): Deadlines {
  const { outOffset, outTo, outLagKind, needed, inOffset, nodeCount } = network;
  const minute = Float64Array.from(dueOfEvent);
  const of = Int32Array.from(dueOfEvent, (due, event) => (due === Number.POSITIVE_INFINITY ? -1 : event));
  const leadsToDate = Uint8Array.from(dueOfEvent, (due) => (due === Number.POSITIVE_INFINITY ? 0 : 1));
  const oblige = (event: number, by: number): void => {
    if (minute[by] >= minute[event]) return;
    minute[event] = minute[by];
    of[event] = of[by];
  };
  for (let k = 2 * nodeCount - 1; k >= 0; k--) {
    const event = order[k];
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++) {
      const to = outTo[edge];
      if (leadsToDate[to] === 1) leadsToDate[event] = 1;
      const isPartOnly = outLagKind[edge] === LAG_LEAD || outLagKind[edge] === LAG_PARTIAL;
      if (!isPartOnly && needed[to] >= inOffset[to + 1] - inOffset[to]) oblige(event, to);
    }
    if ((event & 1) === 1) continue;
    if (leadsToDate[event + 1] === 1) leadsToDate[event] = 1;
    oblige(event, event + 1);
  }
  return { minute, of, leadsToDate };
}
