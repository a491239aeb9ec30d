// Who takes what: the parallel schedule generation scheme, issue by issue or person by person. Here and in `dispatch-list.ts` (the serial one)
// a person and an issue meet, and nowhere else.
import { dispatchByList } from './dispatch-list.ts';
import { hasFreeHand } from './hands.ts';
import { mayBegin } from './limits.ts';
import { bestPerformer, canStart, canStartAlone, hasAll, NOBODY_FREE, takeUpAll, tryTakingUp } from './performers.ts';
import { nextBit } from './queues.ts';
import type { Run } from './run.ts';
import { startIssue } from './work.ts';

/** Starts everything that can start now. What a start makes ready waits for the next round of the same minute. */
export function dispatch(run: Run, now: number): void {
  const { dirty, round } = run;
  for (let w = 0; w < dirty.length; w++) {
    round[w] = dirty[w];
    dirty[w] = 0;
  }
  run.isDirty = false;
  run.dispatching = true;
  if (run.setsAside && !run.byList) enterTakingsUp(run);
  if (run.byList) dispatchByList(run, now);
  else if (run.network.personFirst) dispatchByPerson(run, now);
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
  if (run.setsAside) takeUpAll(run, now, true);
  for (let w = 0; w < round.length; w++) {
    for (let bits = round[w]; bits !== 0; bits &= bits - 1)
      startUnattended(run, (w << 5) + 31 - Math.clz32(bits & -bits), now);
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
