// How much of each piece of work is still owed at the data date: at its least, or as likely as not. The remainders are those the
// futures draw from; nothing is reckoned a second time here.
import type { SlotSource } from '../network/network.ts';
import { shortened } from './at-best.ts';
import { leastOf } from './least-work.ts';
import type { Situation } from './situation.ts';

export interface Lengths {
  /** Minutes still owed of issue i. */
  issue(i: number): number;
  /** Minutes of gate g's review. */
  review(g: number): number;
}

/** Every quantity at its least, and shortened by all that can shorten it. `chanceReady()` must have settled. */
export function leastLengths(s: Situation): Lengths {
  const { network } = s;
  return {
    issue: (i) =>
      isOver(s, i) || s.droppable.has(s.plan.issues[i].id)
        ? 0
        : shortened(s, i, leastOf(network.slots[network.workSlot[i]].source)),
    review: (g) => reviewBy(s, g, ({ source }) => leastOf(source)),
  };
}

/** Every quantity at its likely value. */
export function likelyLengths(s: Situation): Lengths {
  return {
    issue: (i) => (isOver(s, i) ? 0 : s.network.likelyWork[i]),
    review: (g) => reviewBy(s, g, ({ likely }) => likely),
  };
}

/** Finished, or out of the scope. */
function isOver({ plan, dropped, factOfIssue }: Situation, i: number): boolean {
  return dropped.has(plan.issues[i].id) || factOfIssue[i]?.finished != null;
}

/** All keepers of a gate draw from one estimate. */
function reviewBy(
  { network }: Situation,
  g: number,
  size: (slot: { source: SlotSource; likely: number }) => number,
): number {
  const { keeperOffset, reviewSlot, slots } = network;
  const first = keeperOffset[g] < keeperOffset[g + 1] ? reviewSlot[keeperOffset[g]] : -1;
  return first < 0 ? 0 : size(slots[first]);
}
