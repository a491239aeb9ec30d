// Setting work aside and taking it up again: blocks, windows, needs that came late, the data date. The person is free meanwhile,
// what the issue holds it keeps.
import { RECORDED_DONE } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { explainTakingUp } from './causes.ts';
import { isEager, keyHands, leaveHand, takeInHand } from './hands.ts';
import { markQueues } from './queues.ts';
import type { Run } from './run.ts';
import { reschedulePerson, schedule, settle, settlePerson, unitsOfWork, updateRate } from './shares.ts';
import { grantSupport, returnSupport } from './support.ts';
import { ROW } from './trace.ts';
import { TRAIT_SUPPORT } from './traits.ts';

/** Is issue i begun, not done, and in nobody's hands? */
export function isAside(run: Run, i: number): boolean {
  return run.setsAside && run.aside.is[i] === 1;
}

/** Is issue i being worked on? What is recorded as done was nobody's work here. */
export function isInHand(run: Run, i: number): boolean {
  if (run.eventMinute[2 * i] < 0 || run.workEnd[i] >= 0 || isAside(run, i)) return false;
  return run.network.recorded[i] !== RECORDED_DONE;
}

/** Issue i leaves its person's hands with one reason against going on. The caller tells why. */
export function setAside(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  run.aside.is[i] = 1;
  run.aside.reasons[i]++;
  run.rekeyed = true;
  if (p < 0) {
    settle(run, i, now);
    run.agenda.set(run.network.leafOfIssue[i], NEVER);
    if ((run.traits[i] & TRAIT_SUPPORT) !== 0) returnSupport(run, i, now);
    return;
  }
  settlePerson(run, p, now);
  leaveHand(run, p, i, now);
  if (isEager(run, p)) {
    updateRate(run, p, now);
    reschedulePerson(run, p, now);
    keyHands(run, p);
  } else run.agenda.set(p, NEVER);
  if ((run.traits[i] & TRAIT_SUPPORT) !== 0) returnSupport(run, i, now);
  markQueues(run, p);
}

/** One reason against going on has ended; `kind` and `by` are the cause row that will tell it. The last one lets the issue be taken up. */
export function reasonEnds(run: Run, i: number, kind: number, by: number, now: number): void {
  const { aside, network } = run;
  if (--aside.reasons[i] > 0) return;
  aside.freeAt[i] = now;
  aside.freeKind[i] = kind;
  aside.freeBy[i] = by;
  const place = network.takeUpRank[i];
  aside.takeable[place >> 5] |= 1 << (place & 31);
  run.isDirty = true;
  const p = run.performer[i];
  if (p >= 0) run.concerned[p >> 5] |= 1 << (p & 31);
}

/** A new reason against going on, for an issue that is aside already. */
export function addReason(run: Run, i: number): void {
  const place = run.network.takeUpRank[i];
  run.aside.reasons[i]++;
  run.aside.takeable[place >> 5] &= ~(1 << (place & 31));
}

/** The performer of issue i goes on with what remains of it. */
export function takeUp(run: Run, i: number, now: number): void {
  const { aside, network } = run;
  const p = run.performer[i];
  const place = network.takeUpRank[i];
  aside.is[i] = 0;
  aside.takeable[place >> 5] &= ~(1 << (place & 31));
  run.record(now, ROW.issueTakenUp, i, p);
  explainTakingUp(run, i, p, now);
  if (p >= 0) {
    const eager = isEager(run, p);
    if (eager) settlePerson(run, p, now);
    takeInHand(run, p, i, now);
    run.settledAt[i] = now;
    if (eager) {
      updateRate(run, p, now);
      reschedulePerson(run, p, now);
    }
  }
  run.settledAt[i] = now;
  if ((run.traits[i] & TRAIT_SUPPORT) !== 0) grantSupport(run, i, now);
  schedule(run, i, now);
}

/** An issue that starts will be blocked for these minutes after `point` thousandths of its work. */
export function planBlock(run: Run, i: number, minutes: number, risk: number, work: number, point: number): void {
  const { aside, network } = run;
  aside.rest[i] = 0;
  if (minutes === 0 || work === 0) return;
  aside.blockMinutes[i] = minutes;
  aside.blockRisk[i] = risk;
  aside.rest[i] = unitsOfWork(network.workKind[i], work - Math.floor((work * point) / 1000));
}

/** The work before the point of a pending block is done: the block begins, and the rest remains. False = there is no rest. */
export function reachBlock(run: Run, i: number, now: number): boolean {
  const { aside } = run;
  settle(run, i, now);
  run.remaining[i] += aside.rest[i];
  aside.rest[i] = 0;
  if (run.remaining[i] <= 0) return false;
  block(run, i, aside.blockMinutes[i], aside.blockRisk[i], now);
  return true;
}

/** Issue i stands still for these working minutes of the plan calendar. */
export function block(run: Run, i: number, minutes: number, risk: number, now: number): void {
  const { planProfile, blockLeaf } = run.network;
  run.record(now, ROW.issueBlocked, risk, i);
  setAside(run, i, now);
  run.aside.heldBy[i] = risk;
  const end = planProfile.finishMinutes(now, minutes);
  run.agenda.set(blockLeaf[i], end < 0 ? NEVER : end);
  watchBlock(run, i, now);
}

function watchBlock(run: Run, i: number, now: number): void {
  const { watchIssue, watchPolicy, watchLeaf, policyOver, planProfile } = run.network;
  for (let w = 0; w < watchIssue.length; w++) {
    if (watchIssue[w] !== i) continue;
    const due = planProfile.finishMinutes(now, policyOver[watchPolicy[w]]);
    run.agenda.set(watchLeaf[w], due < 0 ? NEVER : due);
  }
}

/** The block of issue i is over. */
export function blockEnds(run: Run, i: number, now: number): void {
  const { watchIssue, watchLeaf } = run.network;
  for (let w = 0; w < watchIssue.length; w++) if (watchIssue[w] === i) run.agenda.set(watchLeaf[w], NEVER);
  run.record(now, ROW.issueUnblocked, run.aside.heldBy[i], i);
  reasonEnds(run, i, ROW.causeRisk, run.aside.heldBy[i], now);
}
