// The events of a network in an order that respects every link: what bounds and floats are computed along.
import type { Network } from '../network/network.ts';

/** Kahn's pass over events; a node's finish follows its start. Judged plans have no cycles. */
export function topologicalOrder(network: Network): Int32Array {
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
