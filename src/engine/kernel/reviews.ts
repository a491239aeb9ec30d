// The reviews of keepers: they interrupt their own work, wait for one another, and stand still in drawn absences. What a review
// decides is the gate's business.
import { NEVER } from './agenda.ts';
import { TOGETHER, WAITING } from './gate-states.ts';
import { hasSpareHand } from './hands.ts';
import { markQueues } from './queues.ts';
import type { Run } from './run.ts';
import { afterStop, beforeStop, reschedulePerson, settlePerson } from './shares.ts';
import { ROW } from './trace.ts';

/** Is no keeper of gate g in a review or a drawn absence? */
export function keepersFree(run: Run, g: number): boolean {
  const { keeperOffset, keeperPerson } = run.network;
  for (let k = keeperOffset[g]; k < keeperOffset[g + 1]; k++) {
    const p = keeperPerson[k];
    if (p >= 0 && run.stops[p] > 0) return false;
  }
  return true;
}

/** Keepers may have become free: gates that wait for all of theirs are due again, after everything else of this minute that comes before gates. */
export function retryTogether(run: Run, now: number): void {
  const { gateCount, reviewMode, gateWindowLeaf } = run.network;
  for (let g = 0; g < gateCount; g++)
    if (run.gateState[g] === WAITING && reviewMode[g] === TOGETHER) run.agenda.set(gateWindowLeaf[g], now);
}

function draw(run: Run, k: number): number {
  return run.tape[run.network.reviewSlot[k] + run.attempts[run.network.gateOfKeeper[k]] - 1];
}

/** Whoever is external judges on the clock. */
export function beginExternal(run: Run, k: number, now: number): void {
  run.record(now, ROW.keeperStarted, k, run.network.gateOfKeeper[k]);
  run.agenda.set(run.network.keeperLeaf[k], now + draw(run, k));
}

/** The keeper's own work has been settled and stands still. */
export function beginReview(run: Run, k: number, now: number): void {
  const p = run.network.keeperPerson[k];
  run.record(now, ROW.keeperStarted, k, run.network.gateOfKeeper[k]);
  run.waitingSince[k] = 0;
  run.reviewing[p] = k;
  run.stops[p]++;
  reschedulePerson(run, p, now);
  run.reviewRemaining[k] = draw(run, k);
  scheduleReview(run, k, now);
}

/** All keepers of gate g begin together; their first entry stands for them. */
export function beginTogether(run: Run, g: number, now: number): void {
  const { keeperOffset, keeperPerson } = run.network;
  const first = keeperOffset[g];
  run.record(now, ROW.keeperStarted, first, g);
  for (let k = first; k < keeperOffset[g + 1]; k++) {
    const p = keeperPerson[k];
    if (p < 0) continue;
    beforeStop(run, p, now);
    run.reviewing[p] = first;
    run.stops[p]++;
    reschedulePerson(run, p, now);
  }
  run.reviewRemaining[first] = draw(run, first);
  scheduleReview(run, first, now);
}

/** Is the review of keeper entry k one of all keepers together? */
export function isTogether(run: Run, k: number): boolean {
  const g = run.network.gateOfKeeper[k];
  return run.network.reviewMode[g] === TOGETHER && run.network.gateProfile[g] >= 0;
}

function reviewProfile(run: Run, k: number) {
  const { gateOfKeeper, gateProfile, profiles, keeperPerson } = run.network;
  return isTogether(run, k) ? profiles[gateProfile[gateOfKeeper[k]]] : run.profileOf[keeperPerson[k]];
}

/** Keys the end of review k; while one of its people is absent it has none. */
function scheduleReview(run: Run, k: number, now: number): void {
  run.reviewSettledAt[k] = now;
  const remaining = run.reviewRemaining[k];
  // A review that owes nothing any more is over, whoever is away.
  const end = remaining <= 0 ? now : reviewStopped(run, k) ? -1 : reviewProfile(run, k).finishMinutes(now, remaining);
  run.agenda.set(run.network.keeperLeaf[k], end < 0 ? NEVER : end);
}

function reviewStopped(run: Run, k: number): boolean {
  const { keeperPerson, keeperOffset, gateOfKeeper } = run.network;
  if (!isTogether(run, k)) return run.absent[keeperPerson[k]] > 0;
  const g = gateOfKeeper[k];
  for (let j = keeperOffset[g]; j < keeperOffset[g + 1]; j++)
    if (keeperPerson[j] >= 0 && run.absent[keeperPerson[j]] > 0) return true;
  return false;
}

/** Person p becomes absent now (not yet marked so): the review in hand stands still. */
export function pauseReview(run: Run, p: number, now: number): void {
  const k = run.reviewing[p];
  if (k < 0) return;
  if (!reviewStopped(run, k)) {
    const profile = reviewProfile(run, k);
    run.reviewRemaining[k] -= profile.minutesAt(now) - profile.minutesAt(run.reviewSettledAt[k]);
  }
  run.reviewSettledAt[k] = now;
  run.agenda.set(run.network.keeperLeaf[k], run.reviewRemaining[k] <= 0 ? now : NEVER);
}

/** Person p is back: the review in hand goes on. */
export function resumeReview(run: Run, p: number, now: number): void {
  const k = run.reviewing[p];
  if (k >= 0) scheduleReview(run, k, now);
}

/** Person p has reviewed for gate g: the review that has waited longest follows, or own work goes on. */
export function releaseKeeper(run: Run, p: number, g: number, now: number): void {
  settlePerson(run, p, now);
  run.reviewing[p] = -1;
  run.stops[p]--;
  run.freedBy[p] = run.network.nodeCount + g;
  run.freedMinute[p] = now;
  const next = longestWaiting(run, p);
  if (next >= 0) {
    beginReview(run, next, now);
    return;
  }
  afterStop(run, p, now);
  if (run.running[p] < 0 || hasSpareHand(run, p)) markQueues(run, p);
}

function longestWaiting(run: Run, p: number): number {
  const { keeperPerson } = run.network;
  let best = -1;
  for (let k = 0; k < keeperPerson.length; k++) {
    if (keeperPerson[k] === p && run.waitingSince[k] > 0 && (best < 0 || run.waitingSince[k] < run.waitingSince[best]))
      best = k;
  }
  return best;
}
