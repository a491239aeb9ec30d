// Blocks of futures: what is handed out at a time. They end at every look as well, so that a look sees exactly its futures.
import type { Order } from './study.ts';

/** Futures per block: small enough to stop quickly and to share evenly, large enough to cost nothing. Changes no result. */
export const BLOCK_SIZE = 200;
/** Events per block of plans so large that a block of futures would take seconds: some 20 ms of work. */
const BLOCK_EVENTS = 200_000;
/** Of a study that says nothing of its futures. */
const USUAL_EVENTS = 200;

/** First future of every block, ascending, and then the number of futures. */
export function blockStarts(order: Order): Int32Array {
  const { replications, looks = [] } = order;
  const size = Math.max(1, Math.min(BLOCK_SIZE, Math.floor(BLOCK_EVENTS / eventsPerFuture(order))));
  const starts = new Set([replications]);
  for (let start = 0; start < replications; start += size) starts.add(start);
  for (const look of looks) if (look < replications) starts.add(look);
  return Int32Array.from(starts).sort();
}

/** How much work a future is: two events a node. */
export function eventsPerFuture({ eventsPerFuture: stated, network }: Order): number {
  return stated ?? (network === undefined ? USUAL_EVENTS : 2 * network.nodeCount);
}
