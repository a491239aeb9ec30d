// Which promise lies upstream of which: only then does the chance of one given the other say something about the plan, and not merely
// about the order of the calendar.
import type { Network } from '../network/network.ts';
import type { DatedNode } from './dates-tally.ts';

/**
 * Is one of two dated nodes upstream of the other? A gate is upstream of what a path of links leads to; a milestone or the end of a
 * phase holds nothing up itself, and is also upstream of what everything it waits for leads to.
 */
export function pathFinder(network: Network): (one: DatedNode, other: DatedNode) => boolean {
  const known = new Map<number, Uint8Array>();
  const before = (node: number): Uint8Array => {
    const found = known.get(node) ?? eventsBefore(network, 2 * node + 1);
    known.set(node, found);
    return found;
  };
  const leadsTo = (from: DatedNode, to: DatedNode): boolean => {
    const events = before(to.node);
    if (events[2 * from.node + 1] === 1) return true;
    const needs = from.kind === 'gate' ? [] : needsOf(network, from.node);
    return needs.length > 0 && needs.every((event) => events[event] === 1);
  };
  return (one, other) => leadsTo(one, other) || leadsTo(other, one);
}

/** Every event that leads to this one, itself included: 1. */
function eventsBefore({ nodeCount, inOffset, inEdge, outFrom }: Network, event: number): Uint8Array {
  const seen = new Uint8Array(2 * nodeCount);
  const open = [event];
  seen[event] = 1;
  const visit = (next: number): void => {
    if (seen[next] === 1) return;
    seen[next] = 1;
    open.push(next);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if ((at & 1) === 1) visit(at - 1);
    for (let k = inOffset[at]; k < inOffset[at + 1]; k++) visit(outFrom[inEdge[k]]);
  }
  return seen;
}

function needsOf({ inOffset, inEdge, outFrom }: Network, node: number): number[] {
  const needs: number[] = [];
  for (let k = inOffset[2 * node]; k < inOffset[2 * node + 2]; k++) needs.push(outFrom[inEdge[k]]);
  return needs;
}
