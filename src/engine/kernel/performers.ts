// Who could start an issue this minute, and who of several does it.
import { WORK_ELAPSED } from '../network/network.ts';
import { hasSpareHand, wake } from './hands.ts';
import { mayBegin } from './limits.ts';
import { hasQuotas } from './quotas.ts';
import { hasResources } from './resources.ts';
import type { Run } from './run.ts';
import { TRAIT_QUOTA, TRAIT_USES, TRAIT_WINDOW } from './traits.ts';
import { isClosed } from './windows.ts';
import { continueIssue, likelyEnd } from './work.ts';

export const NOBODY_FREE = -2;

/** The person who would finish issue i first by its likely value; -1 = it needs nobody; NOBODY_FREE = it cannot start now. */
export function bestPerformer(run: Run, i: number, now: number): number {
  const { memberOffset, members, queueOfIssue } = run.network;
  const q = queueOfIssue[i];
  const first = memberOffset[q];
  const end = memberOffset[q + 1];
  if (run.hasMoves) {
    const p = run.policies.movedTo[i];
    if (p >= 0) return onlyPerformer(run, p, i, now);
  }
  if (end === first + 1) return onlyPerformer(run, members[first], i, now);
  if (end === first) return canStartAlone(run, i, now) ? -1 : NOBODY_FREE;
  let best = NOBODY_FREE;
  let bestEnd = 0;
  for (let k = first; k < end; k++) {
    const p = members[k];
    if (isHeld(run, p) || !mayBegin(run, p, i) || !canStart(run, p, i, now)) continue;
    const likely = likelyEnd(run, i, p, now);
    if (best !== NOBODY_FREE && likely >= bestEnd) continue;
    best = p;
    bestEnd = likely;
  }
  return best;
}

/** Does something earlier in the list need person p? */
function isHeld(run: Run, p: number): boolean {
  return run.byList && run.list.held[p] === 1;
}

function onlyPerformer(run: Run, p: number, i: number, now: number): number {
  if (isHeld(run, p)) return NOBODY_FREE;
  return canStart(run, p, i, now) && (!run.hasLimits || mayBegin(run, p, i)) ? p : NOBODY_FREE;
}

/** Can person p start issue i this minute? An idle person off work is woken at their next worked minute. */
export function canStart(run: Run, p: number, i: number, now: number): boolean {
  if (run.running[p] >= 0 && !(run.hasHands && hasSpareHand(run, p))) return false;
  if (run.stops[p] > 0) return false;
  if (now < run.workedUntil[p] || run.network.workKind[i] === WORK_ELAPSED) return true;
  const profile = run.profileOf[p];
  const worked = profile.nextWorked(now);
  if (worked === now) {
    run.workedFrom[p] = now;
    run.workedUntil[p] = profile.stretchEnd(now);
    return true;
  }
  if (worked >= 0) wake(run, p, worked);
  return false;
}

/** The same for work that needs nobody: it keeps to the plan calendar. */
export function canStartAlone(run: Run, i: number, now: number): boolean {
  const { workKind, planProfile, leafOfIssue } = run.network;
  if (workKind[i] === WORK_ELAPSED || planProfile.constantRate > 0) return true;
  const worked = planProfile.nextWorked(now);
  if (worked === now) return true;
  if (worked >= 0) run.agenda.set(leafOfIssue[i], worked);
  return false;
}

/** Is everything there that issue i needs beside its performer? */
export function hasAll(run: Run, i: number, now: number): boolean {
  const traits = run.traits[i];
  if ((traits & (TRAIT_USES | TRAIT_QUOTA | TRAIT_WINDOW)) === 0) return true;
  if (isClosed(run, i) || !hasResources(run, i)) return false;
  return (traits & TRAIT_QUOTA) === 0 || hasQuotas(run, i, now);
}

/** What was set aside goes on, if its performer can. */
export function tryTakingUp(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  if (p >= 0 ? canStart(run, p, i, now) : canStartAlone(run, i, now)) continueIssue(run, i, now);
}

/** Takes up what can be, in the order of dispatch; `unattended`: only work that needs nobody. */
export function takeUpAll(run: Run, now: number, unattended = false): void {
  const { takeable } = run.aside;
  const { issueAtRank, issueCount } = run.network;
  for (let w = 0; w < takeable.length; w++) {
    for (let bits = takeable[w]; bits !== 0; bits &= bits - 1) {
      const i = issueAtRank[(w << 5) + 31 - Math.clz32(bits & -bits)] - issueCount;
      if (!unattended || run.performer[i] < 0) tryTakingUp(run, i, now);
    }
  }
}
