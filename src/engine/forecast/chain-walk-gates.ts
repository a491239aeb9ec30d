// The walk back through gates: reviews, failed attempts and their reworks, queued reviews, and the keeper who was done last.
import type { Trace } from '../kernel/trace.ts';
import type { Fact } from './chain-fact.ts';
import { follow, stopAt, takeDriving, takeMarks } from './chain-follow.ts';
import { type ChainMarks, MARK_FINISH, MARK_WORK } from './chain-marks.ts';
import { opensUnseen } from './chain-walk-aside.ts';

const TOGETHER = 1;
const QUEUED = 2;

export function gateConcluded(trace: Trace, marks: ChainMarks, fact: Fact, failed: boolean): void {
  const gate = fact.subject;
  const node = marks.network.issueCount + gate;
  const wanted = takeMarks(marks, node);
  const driving = takeDriving(marks, node);
  if (wanted === 0 && driving === 0) return;
  if (driving > 0) stopAt(marks, fact, driving);
  // A passed gate with causes was held back by its links after the review; a failed one is always decided by the review.
  if (!failed && fact.firstCause < fact.causesEnd) {
    follow(trace, marks, fact, wanted > 0, driving > 0);
    return;
  }
  const skipped = opensUnseen(trace, marks, fact);
  if (skipped >= 0) {
    if (wanted > 0) marks.wanted[skipped] |= MARK_FINISH;
    if (driving > 0) {
      marks.drivingNode = skipped;
      marks.drivingMark = MARK_FINISH;
    }
    return;
  }
  if (wanted > 0) marks.wanted[node] = MARK_WORK;
  if (driving > 0) {
    marks.drivingNode = node;
    marks.drivingMark = MARK_WORK;
    marks.keeperWanted = true;
  }
  if (marks.network.reviewMode[gate] === QUEUED) marks.queuedUntil[gate] = fact.minute;
}

/** Queued reviews are issues: the ones that ended when the gate concluded carry its chain on. */
export function carryQueuedReview(marks: ChainMarks, fact: Fact): void {
  const { gateOfIssue, reworkOfGate, issueCount } = marks.network;
  const issue = fact.subject;
  const gate = gateOfIssue[issue];
  if (gate < 0 || reworkOfGate[gate] === issue || marks.queuedUntil[gate] !== fact.minute) return;
  const node = issueCount + gate;
  if ((marks.wanted[node] & MARK_WORK) > 0) marks.wanted[issue] |= MARK_WORK;
  if (marks.drivingNode !== node || marks.drivingMark !== MARK_WORK) return;
  marks.driving.note(node, marks.future);
  stopAt(marks, fact, MARK_WORK);
  marks.drivingNode = issue;
}

/** The keeper who was done last is the one whose review drives. */
export function keeperFinished(marks: ChainMarks, fact: Fact): void {
  const { network } = marks;
  const gate = fact.object;
  if (marks.drivingNode !== network.issueCount + gate) return;
  if (marks.drivingMark === MARK_WORK) stopAt(marks, fact, 0);
  if (!marks.keeperWanted) return;
  marks.keeperWanted = false;
  const last = network.reviewMode[gate] === TOGETHER ? network.keeperOffset[gate + 1] : fact.subject + 1;
  for (let keeper = fact.subject; keeper < last; keeper++) {
    const person = network.keeperPerson[keeper];
    if (person >= 0) marks.personDriving.note(person, marks.future);
  }
}

/** A remark: whoever wants to know how long a keeper took finds both ends. */
export function keeperStarted(marks: ChainMarks, fact: Fact): void {
  if (marks.drivingNode === marks.network.issueCount + fact.object && marks.drivingMark === MARK_WORK)
    stopAt(marks, fact, 0);
}

export function reviewStarted(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const node = marks.network.issueCount + fact.subject;
  const wanted = takeMarks(marks, node);
  const driving = takeDriving(marks, node);
  marks.queuedUntil[fact.subject] = -1;
  marks.keeperWanted = false;
  if ((wanted & (MARK_WORK | MARK_FINISH)) > 0) marks.tight.note(node, marks.future);
  if (driving === MARK_WORK || driving === MARK_FINISH) marks.driving.note(node, marks.future);
  if (driving > 0) stopAt(marks, fact, driving);
  follow(trace, marks, fact, wanted > 0, driving > 0);
}
