// What can make work less or shift it to others: risks whose luck shortens it, policies that drop it, give it away or help with it.
// A bound that says "cannot" has to allow for all of it, however unlikely.
import type { Plan } from '../../plan/plan.ts';
import { EFFECT_FACTOR, type Network, THEN_MOVE, WHEN_QUEUE, WHEN_WIP } from '../network/network.ts';
import { leastOf } from './least-work.ts';

/** Issues that a policy may take out of the scope before they begin. */
export function droppedByPolicies(plan: Plan): readonly string[] {
  return plan.policies.flatMap(({ action }) => (action.kind === 'drop' ? action.issues : []));
}

/** Everybody who may come to do issue i: those it names, and whoever policies move it to from its only one. */
export function performersAtBest({ network, plan }: { network: Network; plan: Plan }, i: number): number[] {
  const { memberOffset, members, queueOfIssue, policyAction, policyTrigger, policyOn, policyTo } = network;
  const q = queueOfIssue[i];
  const own = [...members.subarray(memberOffset[q], memberOffset[q + 1])];
  if (own.length !== 1 || i >= plan.issues.length) return own;
  const moved = Array.from(policyAction, (action, k) => {
    const from = policyTrigger[k] === WHEN_QUEUE || policyTrigger[k] === WHEN_WIP ? policyOn[k] : -1;
    return action === THEN_MOVE && from === own[0] ? policyTo[k] : -1;
  });
  return [...new Set([...own, ...moved.filter((p) => p >= 0)])];
}

/** The length of issue i once everything that can shorten it has: minutes, not rounded up. `chanceReady()` must have settled. */
export function shortened({ network, plan }: { network: Network; plan: Plan }, i: number, minutes: number): number {
  let length = minutes;
  // Each may round half a minute off.
  for (const factor of factorsBelowOne(network, plan, i)) length = Math.max(0, length * factor - 0.5);
  return Math.floor(length);
}

/** Whatever combines factors, none of them can take more than all of them multiplied. */
function factorsBelowOne(network: Network, plan: Plan, i: number): number[] {
  const { effectsOnIssueOffset, effectsOnIssue, effectKind, effectSlot, effectResidualSlot, slots } = network;
  const { softOffset, softFactor, consumeOffset, consumeQuota, quotaFallback } = network;
  if (i >= plan.issues.length) return [];
  const thousandths: number[] = [...softFactor.subarray(softOffset[i], softOffset[i + 1])];
  for (let c = consumeOffset[i]; c < consumeOffset[i + 1]; c++) {
    const fallback = quotaFallback[consumeQuota[c]];
    if (fallback > 0) thousandths.push(fallback);
  }
  for (let k = effectsOnIssueOffset[i]; k < effectsOnIssueOffset[i + 1]; k++) {
    const e = effectsOnIssue[k];
    if (effectKind[e] !== EFFECT_FACTOR) continue;
    const settings = [effectSlot[e], effectResidualSlot[e]].filter((slot) => slot >= 0);
    thousandths.push(Math.min(...settings.map((slot) => leastOf(slots[slot].source))));
  }
  return thousandths.filter((factor) => factor < 1000).map((factor) => factor / 1000);
}
