// What may be changed at all.
import { type Network, RECORDED_NOTHING } from '../../engine/network/network.ts';
import type { Kept } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';

/** By planned issue: the document lists it, and it is neither kept nor begun, done or dropped. */
export function openIssues(plan: Plan, network: Network, kept: Kept): boolean[] {
  return plan.issues.map(
    ({ id, implied }, i) => implied === null && !kept.issues.has(id) && network.recorded[i] === RECORDED_NOTHING,
  );
}
