// Who takes what: the parallel schedule generation scheme. The only place where a person and an issue meet.
import { WORK_ELAPSED } from '../network/network.ts';
import { hasFreeHand, hasSpareHand, wake } from './hands.ts';
import { mayBegin } from './limits.ts';
import { nextBit } from './queues.ts';
import { hasQuotas } from './quotas.ts';
import { hasResources } from './resources.ts';
import type { Run } from './run.ts';
import { TRAIT_QUOTA, TRAIT_USES, TRAIT_WINDOW } from './traits.ts';
import { isClosed } from './windows.ts';
import { continueIssue, likelyEnd, startIssue } from './work.ts';

/** Starts everything that can start now. What a start makes ready waits for the next round of the same minute. */
export function dispatch(run: Run, now: number): void {
  const { dirty, round } = run;
  for (let w = 0; w < dirty.length; w++) {
    round[w] = dirty[w];
    dirty[w] = 0;
  }
  run.isDirty = false;
  run.dispatching = true;
  if (run.setsAside) enterTakingsUp(run);
  if (run.network.personFirst) dispatchByPerson(run, now);
  else dispatchByIssue(run, now);
  run.dispatching = false;
}

/** Best ready issue first: heads of the dirty queues compete by rank. */
function dispatchByIssue(run: Run, now: number): void {
  const { round, candidates } = run;
  const { issueAtRank, queueOfIssue, issueCount } = run.network;
  for (let w = 0; w < round.length; w++) {
    for (let bits = round[w]; bits !== 0; bits &= bits - 1)
      enter(run, run.headBit[(w << 5) + 31 - Math.clz32(bits & -bits)]);
  }
  for (let w = 0; w < candidates.length; w++) {
    while (candidates[w] !== 0) {
      const bits = candidates[w];
      const i = issueAtRank[(w << 5) + 31 - Math.clz32(bits & -bits)];
      candidates[w] = bits & (bits - 1);
      if (i >= issueCount) {
        tryTakingUp(run, i - issueCount, now);
        continue;
      }
      const q = queueOfIssue[i];
      const p = bestPerformer(run, i, now);
      if (p === NOBODY_FREE) {
        // Only in a few queues is it worth looking further down.
        if (run.isMixed[q] === 0) continue;
      } else if (hasAll(run, i, now)) startIssue(run, i, p, now);
      // The next of this queue ranks behind, so the scan meets it again in this word or a later one.
      enter(run, nextBit(run, q, run.bitOfIssue[i] + 1));
    }
  }
}

/** What was set aside and may go on competes by its own place in the order; its performer is told where people choose for themselves. */
function enterTakingsUp(run: Run): void {
  const { candidates } = run;
  const { takeable } = run.aside;
  if (!run.network.personFirst) for (let w = 0; w < takeable.length; w++) candidates[w] |= takeable[w];
}

function tryTakingUp(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  if (p >= 0 ? canStart(run, p, i, now) : canStartAlone(run, i, now)) continueIssue(run, i, now);
}

/** First issue that person p can take up now, as a place in the order; -1 = none. */
function firstTakeable(run: Run, p: number, now: number): number {
  const { takeable } = run.aside;
  const { issueAtRank, issueCount } = run.network;
  for (let w = 0; w < takeable.length; w++) {
    for (let bits = takeable[w]; bits !== 0; bits &= bits - 1) {
      const place = (w << 5) + 31 - Math.clz32(bits & -bits);
      const i = issueAtRank[place] - issueCount;
      if (run.performer[i] === p && canStart(run, p, i, now)) return place;
    }
  }
  return -1;
}

/** Is everything there that issue i needs beside its performer? */
function hasAll(run: Run, i: number, now: number): boolean {
  const traits = run.traits[i];
  if ((traits & (TRAIT_USES | TRAIT_QUOTA | TRAIT_WINDOW)) === 0) return true;
  if (isClosed(run, i) || !hasResources(run, i)) return false;
  return (traits & TRAIT_QUOTA) === 0 || hasQuotas(run, i, now);
}

function enter(run: Run, bit: number): void {
  if (bit < 0) return;
  const rank = run.network.rankOfIssue[run.issueAtBit[bit]];
  run.candidates[rank >> 5] |= 1 << (rank & 31);
}

/** People in document order, each the best issue open to them; then what needs nobody, by rank. */
function dispatchByPerson(run: Run, now: number): void {
  const { round, concerned } = run;
  for (let w = 0; w < concerned.length; w++) {
    let bits = concerned[w];
    concerned[w] = 0;
    for (; bits !== 0; bits &= bits - 1) takeBest(run, (w << 5) + 31 - Math.clz32(bits & -bits), now);
  }
  if (run.setsAside) takeUpUnattended(run, now);
  for (let w = 0; w < round.length; w++) {
    for (let bits = round[w]; bits !== 0; bits &= bits - 1)
      startUnattended(run, (w << 5) + 31 - Math.clz32(bits & -bits), now);
  }
}

/** Takes up all work that needs nobody. */
function takeUpUnattended(run: Run, now: number): void {
  const { takeable } = run.aside;
  const { issueAtRank, issueCount } = run.network;
  for (let w = 0; w < takeable.length; w++) {
    for (let bits = takeable[w]; bits !== 0; bits &= bits - 1) {
      const i = issueAtRank[(w << 5) + 31 - Math.clz32(bits & -bits)] - issueCount;
      if (run.performer[i] < 0) tryTakingUp(run, i, now);
    }
  }
}

/** Starts what needs nobody, in rank order. */
function startUnattended(run: Run, q: number, now: number): void {
  for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1)) {
    const i = run.issueAtBit[bit];
    if (canStartAlone(run, i, now) && hasAll(run, i, now)) startIssue(run, i, -1, now);
  }
}

/** Person p takes the best that is open to them; an eager one goes on until both hands are full. */
function takeBest(run: Run, p: number, now: number): void {
  while (hasFreeHand(run, p)) {
    const best = bestFor(run, p, now);
    const place = run.setsAside ? firstTakeable(run, p, now) : -1;
    if (place >= 0 && (best < 0 || place < run.network.rankOfIssue[best]))
      tryTakingUp(run, run.network.issueAtRank[place] - run.network.issueCount, now);
    else if (best >= 0) startIssue(run, best, p, now);
    else return;
  }
}

/** The lowest-ranked issue that person p can start now; -1 = none. */
function bestFor(run: Run, p: number, now: number): number {
  const { queuesOfPersonOffset, queuesOfPerson, rankOfIssue } = run.network;
  let best = -1;
  for (let k = queuesOfPersonOffset[p]; k < queuesOfPersonOffset[p + 1]; k++) {
    const q = queuesOfPerson[k];
    for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1)) {
      const i = run.issueAtBit[bit];
      if (best >= 0 && rankOfIssue[i] > rankOfIssue[best]) break;
      if (!isOpenTo(run, i, q, p) || !mayBegin(run, p, i)) continue;
      if (!canStart(run, p, i, now) || !hasAll(run, i, now)) continue;
      best = i;
      break;
    }
  }
  return best;
}

/** May person p do issue i of queue q, one of theirs? Policies move issues, and then p may only look into that queue. */
function isOpenTo(run: Run, i: number, q: number, p: number): boolean {
  if (!run.hasMoves) return true;
  if (run.policies.movedTo[i] >= 0) return run.policies.movedTo[i] === p;
  return isMember(run, q, p);
}

function isMember(run: Run, q: number, p: number): boolean {
  const { memberOffset, members } = run.network;
  for (let k = memberOffset[q]; k < memberOffset[q + 1]; k++) if (members[k] === p) return true;
  return false;
}

const NOBODY_FREE = -2;

/** The person who would finish issue i first by its likely value; -1 = it needs nobody; NOBODY_FREE = it cannot start now. */
function bestPerformer(run: Run, i: number, now: number): number {
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
    if (!mayBegin(run, p, i) || !canStart(run, p, i, now)) continue;
    const likely = likelyEnd(run, i, p, now);
    if (best !== NOBODY_FREE && likely >= bestEnd) continue;
    best = p;
    bestEnd = likely;
  }
  return best;
}

function onlyPerformer(run: Run, p: number, i: number, now: number): number {
  return canStart(run, p, i, now) && (!run.hasLimits || mayBegin(run, p, i)) ? p : NOBODY_FREE;
}

/** Can person p start issue i this minute? An idle person off work is woken at their next worked minute. */
function canStart(run: Run, p: number, i: number, now: number): boolean {
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
function canStartAlone(run: Run, i: number, now: number): boolean {
  const { workKind, planProfile, leafOfIssue } = run.network;
  if (workKind[i] === WORK_ELAPSED || planProfile.constantRate > 0) return true;
  const worked = planProfile.nextWorked(now);
  if (worked === now) return true;
  if (worked >= 0) run.agenda.set(leafOfIssue[i], worked);
  return false;
}
