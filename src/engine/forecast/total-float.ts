// Total float of the critical path method: how much later a node could finish without moving the end of the plan, on likely
// lengths, when nobody ever waits for a person or a resource. Working minutes of the plan calendar; due dates bind nothing.
import { LAG_CLOCK, LAG_LEAD, LAG_PARTIAL, LAG_WORKING, type Network } from '../network/network.ts';
import { clockToWorking } from '../network/passes.ts';
import { topologicalOrder } from './topological-order.ts';

const WEEK_MINUTES = 10_080;

/** By node. A share counts as needing all its issues. */
export function totalFloats(network: Network): Float64Array {
  const { nodeCount, outOffset, outTo } = network;
  const order = topologicalOrder(network);
  const length = likelyLengths(network);
  const lags = likelyLags(network, length);
  const earliest = startsNoEarlier(network);
  for (const event of order) {
    const node = event >> 1;
    if ((event & 1) === 0) earliest[event + 1] = Math.max(earliest[event + 1], earliest[event] + length[node]);
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++)
      earliest[outTo[edge]] = Math.max(earliest[outTo[edge]], earliest[event] + lags[edge]);
  }
  const end = earliest.reduce((most, minute) => Math.max(most, minute), 0);
  const latest = new Float64Array(2 * nodeCount).fill(end);
  for (let place = order.length - 1; place >= 0; place--) {
    const event = order[place];
    if ((event & 1) === 0) latest[event] = Math.min(latest[event], latest[event + 1] - length[event >> 1]);
    for (let edge = outOffset[event]; edge < outOffset[event + 1]; edge++)
      latest[event] = Math.min(latest[event], latest[outTo[edge]] - lags[edge]);
  }
  return Float64Array.from({ length: nodeCount }, (_, node) => latest[2 * node + 1] - earliest[2 * node + 1]);
}

/** Dates before which an issue may not start, as worked minutes; nothing starts before the data date. */
function startsNoEarlier({ nodeCount, issueCount, notBefore, planProfile, dataMinute }: Network): Float64Array {
  const earliest = new Float64Array(2 * nodeCount).fill(planProfile.minutesAt(dataMinute));
  for (let i = 0; i < issueCount; i++)
    if (notBefore[i] > dataMinute) earliest[2 * i] = planProfile.minutesAt(notBefore[i]);
  return earliest;
}

/** Issues as dispatch sees them; gates the longest likely first review; points nothing. */
function likelyLengths(network: Network): Float64Array {
  const { nodeCount, issueCount, gateCount, likelyLength, keeperOffset, keeperPerson, reviewSlot, slots } = network;
  const length = new Float64Array(nodeCount);
  length.set(likelyLength);
  for (let g = 0; g < gateCount; g++)
    for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) {
      if (reviewSlot[k] < 0) continue;
      const minutes = slots[reviewSlot[k]].likely;
      const worked = keeperPerson[k] < 0 ? clockToWorking(minutes, workedMinutesOfWeek(network)) : minutes;
      length[issueCount + g] = Math.max(length[issueCount + g], worked);
    }
  return length;
}

function likelyLags(network: Network, length: Float64Array): Float64Array {
  const { outLagKind, outLagMinutes, outLagClock, outFrom } = network;
  const week = workedMinutesOfWeek(network);
  return Float64Array.from(outLagKind, (kind, edge) => {
    const minutes = outLagMinutes[edge];
    if (kind === LAG_WORKING) return minutes;
    if (kind === LAG_CLOCK) return clockToWorking(minutes, week);
    if (kind === LAG_LEAD) return -(outLagClock[edge] === 1 ? clockToWorking(minutes, week) : minutes);
    // Some percent of the work: counted back from the finish on which the link stands.
    if (kind === LAG_PARTIAL)
      return Math.ceil((minutes * length[outFrom[edge] >> 1]) / 100) - length[outFrom[edge] >> 1];
    return 0;
  });
}

/** Of the plan calendar, as the average of its first year. */
function workedMinutesOfWeek({ planProfile, horizonMinute }: Network): number {
  const minutes = Math.min(52 * WEEK_MINUTES, horizonMinute);
  return (planProfile.minutesAt(minutes) * WEEK_MINUTES) / minutes;
}
