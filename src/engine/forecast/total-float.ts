// Total float of the critical path method: how much later a node could finish without moving the end of the plan, on likely
// lengths, when nobody ever waits for a person or a resource. Working minutes of the plan calendar; due dates bind nothing.
// The passes are those of the order of dispatch (docs/rules-of-work.md); only dates before which nothing starts are added.
import type { Edge } from '../network/edges.ts';
import { FACT_DROP, type Network, RECORDED_NOTHING } from '../network/network.ts';
import { clockToWorking, runPasses } from '../network/passes.ts';

/** By node. A share counts as needing all its issues. @param week worked minutes of a normal week */
export function totalFloats(network: Network, week: number): Float64Array {
  const { nodeCount, outTo, planProfile, dataMinute } = network;
  const edges = Array.from(outTo, (to, edge) => edgeOf(network, to, edge));
  const { earliest, latest } = runPasses(
    likelyLengths(network, week),
    new Float64Array(nodeCount).fill(Number.POSITIVE_INFINITY),
    edges,
    week,
    planProfile.minutesAt(dataMinute),
    startsNoEarlier(network),
  );
  return Float64Array.from({ length: nodeCount }, (_, node) => latest[2 * node + 1] - earliest[2 * node + 1]);
}

function edgeOf({ outFrom, outLagKind, outLagMinutes, outLagClock }: Network, to: number, edge: number): Edge {
  return {
    from: outFrom[edge],
    to,
    lagKind: outLagKind[edge],
    lagMinutes: outLagMinutes[edge],
    clock: outLagClock[edge] === 1,
  };
}

/** Dates before which an issue may not start, as worked minutes, by event; what is recorded or taken out of the scope waits for none. */
function startsNoEarlier(network: Network): Float64Array {
  const { nodeCount, issueCount, notBefore, planProfile, dataMinute, recorded, factKind, factSubject } = network;
  const earliest = new Float64Array(2 * nodeCount);
  for (let i = 0; i < issueCount; i++)
    if (notBefore[i] > dataMinute && recorded[i] === RECORDED_NOTHING)
      earliest[2 * i] = planProfile.minutesAt(notBefore[i]);
  factKind.forEach((kind, fact) => {
    if (kind === FACT_DROP) earliest[2 * factSubject[fact]] = 0;
  });
  return earliest;
}

/** Issues as dispatch sees them; gates the longest likely first review; points nothing. */
function likelyLengths(network: Network, week: number): Float64Array {
  const { nodeCount, issueCount, gateCount, likelyLength, keeperOffset, keeperPerson, reviewSlot, slots } = network;
  const length = new Float64Array(nodeCount);
  length.set(likelyLength);
  for (let g = 0; g < gateCount; g++)
    for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) {
      if (reviewSlot[k] < 0) continue;
      const minutes = slots[reviewSlot[k]].likely;
      const worked = keeperPerson[k] < 0 ? clockToWorking(minutes, week) : minutes;
      length[issueCount + g] = Math.max(length[issueCount + g], worked);
    }
  return length;
}
