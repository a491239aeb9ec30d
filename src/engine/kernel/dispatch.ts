// Who takes what: the parallel schedule generation scheme. The only place where a person and an issue meet.
import { WORK_ELAPSED } from '../network/network.ts';
import { nextBit } from './queues.ts';
import { type Run, TRAIT_USES } from './run.ts';
import { likelyEnd, startIssue } from './work.ts';

/** Starts everything that can start now. What a start makes ready waits for the next round of the same minute. */
export function dispatch(run: Run, now: number): void {
  const { dirty, round } = run;
  for (let w = 0; w < dirty.length; w++) {
    round[w] = dirty[w];
    dirty[w] = 0;
  }
  run.isDirty = false;
  run.dispatching = true;
  if (run.network.personFirst) dispatchByPerson(run, now);
  else dispatchByIssue(run, now);
  run.dispatching = false;
}

/** Best ready issue first: heads of the dirty queues compete by rank. */
function dispatchByIssue(run: Run, now: number): void {
  const { round, candidates } = run;
  const { issueAtRank, queueOfIssue } = run.network;
  for (let w = 0; w < round.length; w++) {
    for (let bits = round[w]; bits !== 0; bits &= bits - 1)
      enter(run, run.headBit[(w << 5) + 31 - Math.clz32(bits & -bits)]);
  }
  for (let w = 0; w < candidates.length; w++) {
    while (candidates[w] !== 0) {
      const bits = candidates[w];
      const i = issueAtRank[(w << 5) + 31 - Math.clz32(bits & -bits)];
      const q = queueOfIssue[i];
      candidates[w] = bits & (bits - 1);
      const p = bestPerformer(run, i, now);
      if (p === NOBODY_FREE) {
        // Only elapsed work can start when its owner is off work, so only there is it worth looking further down the queue.
        if (run.hasElapsed[q] === 0) continue;
      } else if (hasResources(run, i)) startIssue(run, i, p, now);
      // The next of this queue ranks behind, so the scan meets it again in this word or a later one.
      enter(run, nextBit(run, q, run.bitOfIssue[i] + 1));
    }
  }
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
  for (let w = 0; w < round.length; w++) {
    for (let bits = round[w]; bits !== 0; bits &= bits - 1)
      startUnattended(run, (w << 5) + 31 - Math.clz32(bits & -bits), now);
  }
}

/** Starts what needs nobody, in rank order. */
function startUnattended(run: Run, q: number, now: number): void {
  for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1)) {
    const i = run.issueAtBit[bit];
    if (canStartAlone(run, i, now) && hasResources(run, i)) startIssue(run, i, -1, now);
  }
}

function takeBest(run: Run, p: number, now: number): void {
  if (!isIdle(run, p)) return;
  const { queuesOfPersonOffset, queuesOfPerson, rankOfIssue } = run.network;
  let best = -1;
  for (let k = queuesOfPersonOffset[p]; k < queuesOfPersonOffset[p + 1]; k++) {
    const q = queuesOfPerson[k];
    for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1)) {
      const i = run.issueAtBit[bit];
      if (best >= 0 && rankOfIssue[i] > rankOfIssue[best]) break;
      if (!canStart(run, p, i, now) || !hasResources(run, i)) continue;
      best = i;
      break;
    }
  }
  if (best >= 0) startIssue(run, best, p, now);
}

const NOBODY_FREE = -2;

/** The person who would finish issue i first by its likely value; -1 = it needs nobody; NOBODY_FREE = it cannot start now. */
function bestPerformer(run: Run, i: number, now: number): number {
  const { memberOffset, members, queueOfIssue } = run.network;
  const q = queueOfIssue[i];
  const first = memberOffset[q];
  const end = memberOffset[q + 1];
  if (end === first + 1) return canStart(run, members[first], i, now) ? members[first] : NOBODY_FREE;
  if (end === first) return canStartAlone(run, i, now) ? -1 : NOBODY_FREE;
  let best = NOBODY_FREE;
  let bestEnd = 0;
  for (let k = first; k < end; k++) {
    const p = members[k];
    if (!canStart(run, p, i, now)) continue;
    const likely = likelyEnd(run, i, p, now);
    if (best !== NOBODY_FREE && likely >= bestEnd) continue;
    best = p;
    bestEnd = likely;
  }
  return best;
}

function isIdle(run: Run, p: number): boolean {
  return run.running[p] < 0 && run.stops[p] === 0;
}

/** Can person p start issue i this minute? An idle person off work is woken at their next worked minute. */
function canStart(run: Run, p: number, i: number, now: number): boolean {
  if (!isIdle(run, p)) return false;
  if (now < run.workedUntil[p] || run.network.workKind[i] === WORK_ELAPSED) return true;
  const profile = run.profileOf[p];
  const worked = profile.nextWorked(now);
  if (worked === now) {
    run.workedFrom[p] = now;
    run.workedUntil[p] = profile.stretchEnd(now);
    return true;
  }
  if (worked >= 0) run.agenda.set(p, worked);
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

function hasResources(run: Run, i: number): boolean {
  if ((run.traits[i] & TRAIT_USES) === 0) return true;
  const { useOffset, useResource, useAmount } = run.network;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) if (run.free[useResource[u]] < useAmount[u]) return false;
  return true;
}
