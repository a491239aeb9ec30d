// The same plan with another order of dispatch. Nothing is compiled again: order is the one thing a search tries most.
import { createArranger, placesFor } from './arrange.ts';
import type { Network } from './network.ts';

/**
 * The same network with these planned issues (indices, each once; perhaps not all) first in the order of dispatch, in this order and whatever
 * class and rule say; the others follow as before. What the plan compiles to when its `order` begins with them. Its tables of places are
 * its own, so a kernel made for it may be given another order (`Kernel.reorder`).
 */
export function withOrder(network: Network, first: ArrayLike<number>): Network {
  const isFirst = new Set(Array.from(first));
  const isLater = (i: number): boolean => !isFirst.has(i);
  const { orderOfIssues, orderedCount, issueCount, setsAside } = network;
  const own = {
    ...network,
    orderOfIssues: Int32Array.of(...isFirst, ...orderOfIssues.filter(isLater)),
    orderedCount: isFirst.size + orderOfIssues.subarray(0, orderedCount).filter(isLater).length,
    ...placesFor(issueCount, setsAside),
  };
  createArranger(own)();
  return own;
}
