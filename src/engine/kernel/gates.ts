// Gates: criteria, attempts, rework, waiver. How their keepers review stands in reviews.ts.
import { NEVER } from './agenda.ts';
import { explainLinks } from './causes.ts';
import { FIRST_FAILED, FIRST_FAILS, HELD, IDLE, QUEUED, REVIEWING, TOGETHER, WAITING } from './gate-states.ts';
import { makeRoom } from './limits.ts';
import { countFinish, happen } from './links.ts';
import { makeReady } from './queues.ts';
import {
  beginExternal,
  beginReview,
  beginTogether,
  isTogether,
  keepersFree,
  releaseKeeper,
  retryTogether,
} from './reviews.ts';
import type { Run } from './run.ts';
import { beforeStop } from './shares.ts';
import { ROW } from './trace.ts';

/** Can a risk still make the first review of gate g fail? */
export function isFirstReviewOpen(run: Run, g: number): boolean {
  const concluded = run.failFirst[g] === FIRST_FAILED || run.gateState[g] === HELD;
  return !concluded && run.eventMinute[2 * (run.network.issueCount + g) + 1] < 0;
}

/** The criteria are met, or the rework is done: opens the next review if window and keepers allow; otherwise waits for the next minute that might. */
export function tryReview(run: Run, g: number, now: number): void {
  const { gateWindowLeaf, reviewMode } = run.network;
  if (run.hasHistory && waitsForHistory(run, g, now)) return;
  const leaf = gateWindowLeaf[g];
  if (leaf >= 0) {
    run.gateState[g] = WAITING;
    const minute = nextPossible(run, g, now);
    if (minute !== now) {
      run.agenda.set(leaf, minute);
      return;
    }
    run.agenda.set(leaf, NEVER);
    if (reviewMode[g] === TOGETHER && !keepersFree(run, g)) return;
  }
  openReview(run, g, now);
}

/** A recorded pass comes at its minute, any other review not before the data date; what was dropped needs none. */
function waitsForHistory(run: Run, g: number, now: number): boolean {
  const { recordedGate, dataMinute, gateWindowLeaf, reviewedIssue } = run.network;
  if (recordedGate[g] === 1) return true;
  if (reviewedIssue[g] >= 0 && run.history.dropped[reviewedIssue[g]] === 1) {
    openRecordedGate(run, g, false, now);
    return true;
  }
  if (run.dataDateCame) return false;
  run.gateState[g] = WAITING;
  run.agenda.set(gateWindowLeaf[g], dataMinute);
  return true;
}

/** Gate g opens without a review: as recorded, or because what it reviews has been dropped. */
export function openRecordedGate(run: Run, g: number, recorded: boolean, now: number): void {
  const start = 2 * (run.network.issueCount + g);
  if (run.eventMinute[start] < 0) happen(run, start, now);
  openGate(run, g, recorded, now);
}

/** First minute from now on that lies in the gate's window and in its keepers' common working time. */
function nextPossible(run: Run, g: number, now: number): number {
  const { profiles, gateWindowProfile, gateProfile, horizonMinute } = run.network;
  let minute = now;
  while (minute < horizonMinute) {
    const opened = gateWindowProfile[g] < 0 ? minute : profiles[gateWindowProfile[g]].nextWorked(minute);
    if (opened < 0) return NEVER;
    const common = gateProfile[g] < 0 ? opened : profiles[gateProfile[g]].nextWorked(opened);
    if (common < 0) return NEVER;
    if (common === opened) return common;
    minute = common;
  }
  return NEVER;
}

function openReview(run: Run, g: number, now: number): void {
  const { issueCount, keeperOffset, keeperPerson, reviewSlot, reviewMode, reviewIssue, gateProfile } = run.network;
  const node = issueCount + g;
  run.gateState[g] = REVIEWING;
  run.attempts[g]++;
  run.record(now, ROW.gateReviewStarted, g, run.attempts[g]);
  explainReview(run, g, now);
  if (run.attempts[g] === 1) happen(run, 2 * node, now);
  const first = keeperOffset[g];
  const end = keeperOffset[g + 1];
  if (first === end || reviewSlot[first] < 0) {
    conclude(run, g, now);
    return;
  }
  const together = reviewMode[g] === TOGETHER && gateProfile[g] >= 0;
  run.keepersLeft[g] = 0;
  for (let k = first; k < end; k++) {
    const p = keeperPerson[k];
    if (together && p >= 0 && k > first) continue;
    run.keepersLeft[g]++;
    if (reviewMode[g] === QUEUED && p >= 0) makeReady(run, reviewIssue[k], 2 * node, now);
    else if (p < 0) beginExternal(run, k, now);
    else if (together) beginTogether(run, g, now);
    else if (run.reviewing[p] >= 0) run.waitingSince[k] = ++run.reviewTicket;
    else {
      beforeStop(run, p, now);
      beginReview(run, k, now);
    }
  }
}

function explainReview(run: Run, g: number, now: number): void {
  const { issueCount, reworkOfGate, outFrom } = run.network;
  const node = issueCount + g;
  const event = 2 * node;
  if (run.attempts[g] > 1) {
    const rework = reworkOfGate[g];
    const by = rework >= 0 ? 2 * rework + 1 : event;
    if (run.eventMinute[by] !== now && rework >= 0) run.record(now, ROW.causeCalendar, node, -1);
    run.record(now, ROW.causeLink, node, by);
  } else if (run.metThen[event] === 0 ? now === 0 : run.lastMet[event] === now) explainLinks(run, event, now);
  else {
    run.record(now, ROW.causeCalendar, node, -1);
    if (run.metThen[event] === 0) run.record(now, ROW.causeOpening, node, -1);
    else run.record(now, ROW.causeLink, node, outFrom[run.lastEdge[event]]);
  }
}

/** The review of keeper entry k is over. */
export function reviewEnds(run: Run, k: number, now: number): void {
  const { gateOfKeeper, keeperPerson, keeperOffset } = run.network;
  const g = gateOfKeeper[k];
  run.record(now, ROW.keeperFinished, k, g);
  if (keeperPerson[k] >= 0) {
    const last = isTogether(run, k) ? keeperOffset[g + 1] : k + 1;
    for (let j = k; j < last; j++) if (keeperPerson[j] >= 0) releaseKeeper(run, keeperPerson[j], g, now);
    retryTogether(run, now);
  }
  keeperDone(run, g, now);
}

/** One keeper of gate g (or one queued review) is done. */
function keeperDone(run: Run, g: number, now: number): void {
  if (--run.keepersLeft[g] === 0) conclude(run, g, now);
}

/** The work of issue i, which belongs to a gate, is finished. */
export function gateWorkDone(run: Run, i: number, now: number): void {
  const { gateOfIssue, reworkOfGate } = run.network;
  const g = gateOfIssue[i];
  if (reworkOfGate[g] === i) tryReview(run, g, now);
  else keeperDone(run, g, now);
}

function conclude(run: Run, g: number, now: number): void {
  const { issueCount, passSlot, passThreshold, gateAttempts, reworkOfGate } = run.network;
  const attempt = run.attempts[g];
  const passes =
    run.tape[passSlot[g] + attempt - 1] < passThreshold[g] && !(attempt === 1 && run.failFirst[g] === FIRST_FAILS);
  if (!passes) {
    run.record(now, ROW.gateFailed, g, attempt);
    if (attempt === 1) run.failFirst[g] = FIRST_FAILED;
    if (attempt < gateAttempts[g]) {
      const rework = reworkOfGate[g];
      if (rework >= 0) makeReady(run, rework, 2 * (issueCount + g), now);
      else tryReview(run, g, now);
      return;
    }
    run.waived[g] = 1;
  }
  run.gateState[g] = HELD;
  if (run.missing[2 * (issueCount + g) + 1] <= 0) openGate(run, g, false, now);
}

/** The last link into the finish of gate g is met. */
export function finishLinksMet(run: Run, g: number, now: number): void {
  if (run.gateState[g] === HELD) openGate(run, g, false, now);
}

function openGate(run: Run, g: number, recorded: boolean, now: number): void {
  const event = 2 * (run.network.issueCount + g) + 1;
  run.gateState[g] = IDLE;
  run.record(now, run.waived[g] === 1 ? ROW.gateWaived : ROW.gatePassed, g, run.attempts[g]);
  if (recorded) run.record(now, ROW.causeRecorded, event >> 1, -1);
  if (run.lastMet[event] === now) explainLinks(run, event, now);
  countFinish(run, now);
  happen(run, event, now);
  if (run.hasLimits && run.network.reviewedIssue[g] >= 0) makeRoom(run, run.network.reviewedIssue[g], now);
}
