// Everything that leads to one event.
import type { Network } from '../../engine/network/network.ts';

/** By node: 1 = it leads to the event, or is its own. */
export function upstreamOf({ nodeCount, inOffset, inEdge, outFrom }: Network, event: number): Uint8Array {
  const seen = new Uint8Array(2 * nodeCount);
  const open = [event];
  seen[event] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const before: number[] = (at & 1) === 1 ? [at - 1] : [];
    for (let k = inOffset[at]; k < inOffset[at + 1]; k++) before.push(outFrom[inEdge[k]]);
    for (const next of before) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return Uint8Array.from({ length: nodeCount }, (_, node) => seen[2 * node] | seen[2 * node + 1]);
}
