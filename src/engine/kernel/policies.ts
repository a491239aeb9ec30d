// Policies: what people do when they see trouble. They look once a minute, at what has happened and at nothing else.
import {
  THEN_DROP,
  THEN_ESCALATE,
  THEN_MOVE,
  THEN_SUPPORT,
  WHEN_IDLE,
  WHEN_LATE,
  WHEN_QUEUE,
  WHEN_WIP,
} from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { isInHand } from './aside.ts';
import { dropIssue } from './history.ts';
import { markQueue, nextBit } from './queues.ts';
import type { Run } from './run.ts';
import { schedule, settle } from './shares.ts';
import { grantEntry } from './support.ts';
import { ROW } from './trace.ts';

/** Keys the alarms that do not wait for anything else: instants, and people who have nothing yet. */
export function openPolicies(run: Run): void {
  const { policyTrigger, policyOver, watchOffset, watchLeaf, planProfile, dataMinute, hasDataDate } = run.network;
  for (let k = 0; k < run.policies.count; k++) {
    const leaf = watchLeaf[watchOffset[k]];
    if (policyTrigger[k] === WHEN_LATE) run.agenda.set(leaf, Math.max(policyOver[k], dataMinute));
    else if (policyTrigger[k] === WHEN_IDLE && !hasDataDate) {
      const due = planProfile.finishMinutes(0, policyOver[k]);
      run.agenda.set(leaf, due < 0 ? NEVER : due);
    }
  }
}

/** All policies look, in document order. */
export function look(run: Run, now: number): void {
  const { policyTrigger, policyOn, policyOver } = run.network;
  const { held, pending, count } = run.policies;
  for (let k = 0; k < count; k++) {
    if (policyTrigger[k] === WHEN_QUEUE || policyTrigger[k] === WHEN_WIP) {
      const p = policyOn[k];
      const waiting = queueLength(run, p) + (policyTrigger[k] === WHEN_WIP ? begunBy(run, p) : 0);
      const holds = waiting > policyOver[k];
      const rises = holds && held[k] === 0;
      held[k] = holds ? 1 : 0;
      if (rises) fire(run, k, p, now);
      continue;
    }
    if (policyTrigger[k] === WHEN_LATE && run.eventMinute[2 * policyOn[k] + 1] >= 0) continue;
    for (let n = 0; n < run.pendingPolicies; n++) if (pending[2 * n] === k) fire(run, k, pending[2 * n + 1], now);
  }
  run.pendingPolicies = 0;
}

function fire(run: Run, k: number, subject: number, now: number): void {
  const { policyCooldown, policyAction, planProfile } = run.network;
  const { restsUntil, active } = run.policies;
  if (now < restsUntil[k]) return;
  if (policyCooldown[k] > 0) {
    const rested = planProfile.finishMinutes(now, policyCooldown[k]);
    restsUntil[k] = rested < 0 ? NEVER : rested;
  }
  run.record(now, ROW.policyTriggered, k, subject);
  if (policyAction[k] === THEN_MOVE) moveIssues(run, k, subject, now);
  else if (policyAction[k] === THEN_DROP) dropIssues(run, k, now);
  else if (policyAction[k] === THEN_ESCALATE) escalate(run, k, subject, now);
  else if (policyAction[k] === THEN_SUPPORT && active[k] === 0) {
    active[k] = 1;
    beginSupport(run, k, now);
  }
}

/** Is issue i ready, not begun, planned, and open to person p alone? */
function waitsFor(run: Run, i: number, q: number, p: number): boolean {
  const { memberOffset, members, plannedIssueCount } = run.network;
  if (i >= plannedIssueCount) return false;
  if (run.policies.moves && run.policies.movedTo[i] >= 0) return run.policies.movedTo[i] === p;
  return memberOffset[q + 1] === memberOffset[q] + 1 && members[memberOffset[q]] === p;
}

function queueLength(run: Run, p: number): number {
  const { queuesOfPersonOffset, queuesOfPerson } = run.network;
  let length = 0;
  for (let k = queuesOfPersonOffset[p]; k < queuesOfPersonOffset[p + 1]; k++) {
    const q = queuesOfPerson[k];
    for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1))
      if (waitsFor(run, run.issueAtBit[bit], q, p)) length++;
  }
  return length;
}

function begunBy(run: Run, p: number): number {
  const { plannedIssueCount } = run.network;
  let begun = 0;
  for (let i = 0; i < plannedIssueCount; i++)
    if (run.performer[i] === p && run.eventMinute[2 * i] >= 0 && run.eventMinute[2 * i + 1] < 0) begun++;
  return begun;
}

/** The last of the waiting issues go to another person. */
function moveIssues(run: Run, k: number, p: number, now: number): void {
  const { policyMoves, policyTo, queuesOfPersonOffset, queuesOfPerson, queueOfIssue, rankOfIssue } = run.network;
  const { movedTo, movedAt, movedBy } = run.policies;
  const to = policyTo[k];
  for (let n = 0; n < policyMoves[k]; n++) {
    let last = -1;
    for (let x = queuesOfPersonOffset[p]; x < queuesOfPersonOffset[p + 1]; x++) {
      const q = queuesOfPerson[x];
      for (let bit = run.headBit[q]; bit >= 0; bit = nextBit(run, q, bit + 1)) {
        const i = run.issueAtBit[bit];
        if (movedTo[i] >= 0 || !waitsFor(run, i, q, p)) continue;
        if (last < 0 || rankOfIssue[i] > rankOfIssue[last]) last = i;
      }
    }
    if (last < 0) return;
    movedTo[last] = to;
    movedAt[last] = now;
    movedBy[last] = k;
    run.record(now, ROW.issueReassigned, last, to);
    markQueue(run, queueOfIssue[last]);
    run.concerned[to >> 5] |= 1 << (to & 31);
  }
}

function dropIssues(run: Run, k: number, now: number): void {
  const { policyIssueOffset, policyIssue } = run.network;
  for (let x = policyIssueOffset[k]; x < policyIssueOffset[k + 1]; x++) dropIssue(run, policyIssue[x], k, now);
}

function beginSupport(run: Run, k: number, now: number): void {
  const { supportPolicy, supportIssue, supportAdds } = run.network;
  for (let s = 0; s < supportPolicy.length; s++) {
    const i = supportIssue[s];
    if (supportPolicy[s] !== k || !isInHand(run, i)) continue;
    if (supportAdds[s] === 1) settle(run, i, now);
    grantEntry(run, i, s, now);
    if (supportAdds[s] === 1) schedule(run, i, now);
  }
}

/** The block of issue i ends earlier, if the draw says so. */
function escalate(run: Run, k: number, i: number, now: number): void {
  const { watchOffset, watchIssue, watchSlot, blockLeaf, planProfile } = run.network;
  for (let w = watchOffset[k]; w < watchOffset[k + 1]; w++) {
    if (watchIssue[w] !== i || watchSlot[w] < 0) continue;
    const end = planProfile.finishMinutes(now, run.tape[watchSlot[w]]);
    if (end >= 0 && end < run.agenda.at(blockLeaf[i])) run.agenda.set(blockLeaf[i], end);
  }
}
