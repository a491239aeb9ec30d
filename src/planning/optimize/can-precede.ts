// Would an edge from the finish of one issue to the start of another close a circle, or say what the plan says already?
import type { Network } from '../../engine/network/network.ts';

const reaches = new WeakMap<Network, Map<number, Uint8Array>>();

/** True when neither issue is behind the other. */
export function canPrecede(network: Network, first: number, then: number): boolean {
  return behind(network, then)[2 * first + 1] === 0 && behind(network, first)[2 * then] === 0;
}

/** Events that come after the start of a node, by event. */
function behind(network: Network, node: number): Uint8Array {
  let known = reaches.get(network);
  if (known === undefined) reaches.set(network, (known = new Map()));
  const found = known.get(node);
  if (found !== undefined) return found;
  const { outOffset, outTo, nodeCount, doneEventOfIssue, issueCount } = network;
  const reached = new Uint8Array(2 * nodeCount);
  const open = [2 * node];
  reached[2 * node] = 1;
  const reach = (event: number): void => {
    if (reached[event] === 1) return;
    reached[event] = 1;
    open.push(event);
  };
  for (let event = open.pop(); event !== undefined; event = open.pop()) {
    if ((event & 1) === 0) reach(event + 1);
    for (let e = outOffset[event]; e < outOffset[event + 1]; e++) reach(outTo[e]);
    // An edge from an issue with a review hangs on the gate.
    const issue = event >> 1;
    if ((event & 1) === 1 && issue < issueCount) reach(doneEventOfIssue[issue]);
  }
  known.set(node, reached);
  return reached;
}
