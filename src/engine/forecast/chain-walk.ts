// The walk back from the finish along cause rows: all tight links for the criticality index, one of them for the driving chain.
// Behind a start that only the calendar explains, the latest need drives on but is not tight (docs/rules-of-work.md, "Causes").
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import { markOf, nodeOf } from './chain-causes.ts';
import type { Fact } from './chain-fact.ts';
import { type ChainMarks, MARK_FINISH, MARK_WORK } from './chain-marks.ts';
import { issueSkipped, issueTakenUp, opensUnseen } from './chain-walk-aside.ts';

const TOGETHER = 1;
const QUEUED = 2;

/** Fills `marks` with what lies on the chains of one future that has finished. */
export function walkChains(trace: Trace, marks: ChainMarks): void {
  const { rows } = trace;
  const fact: Fact = { minute: 0, subject: 0, object: 0, firstCause: 0, causesEnd: trace.rowCount };
  marks.begin(trace.eventMinute, trace.finishMinute);
  for (let row = trace.rowCount - 1; row >= 0; row--) {
    const at = row * ROW_SIZE;
    const kind = rows[at + 1];
    if (kind >= FIRST_CAUSE) continue;
    if (concerns(kind, rows[at + 2], marks)) {
      fact.minute = rows[at];
      fact.subject = rows[at + 2];
      fact.object = rows[at + 3];
      fact.firstCause = row + 1;
      visit(kind, trace, marks, fact);
    }
    fact.causesEnd = row;
  }
  judgeHits(marks);
}

/** Can a row of this kind mean anything to the marks? Most rows tell of nodes that nobody looks for. */
function concerns(kind: number, subject: number, marks: ChainMarks): boolean {
  switch (kind) {
    case ROW.issueFinished:
    case ROW.workEnded:
    case ROW.issueStarted:
    case ROW.issueTakenUp:
    case ROW.issueSkipped:
      return marks.wanted[subject] > 0 || marks.drivingNode === subject || marks.network.gateOfIssue[subject] >= 0;
    case ROW.pointReached:
      return marks.wanted[subject] > 0 || marks.drivingNode === subject;
    default:
      return kind > ROW.issueResumed && kind <= ROW.riskHit;
  }
}

function visit(kind: number, trace: Trace, marks: ChainMarks, fact: Fact): void {
  switch (kind) {
    case ROW.issueFinished:
      issueFinished(trace, marks, fact);
      break;
    case ROW.workEnded:
      carryQueuedReview(marks, fact);
      break;
    case ROW.issueStarted:
      issueStarted(trace, marks, fact);
      break;
    case ROW.issueTakenUp:
      issueTakenUp(trace, marks, fact, follow);
      break;
    case ROW.issueSkipped:
      issueSkipped(marks, fact);
      break;
    case ROW.pointReached:
      follow(trace, marks, fact, takeMarks(marks, fact.subject) > 0, takeDriving(marks, fact.subject) > 0);
      break;
    case ROW.gatePassed:
    case ROW.gateWaived:
    case ROW.gateFailed:
      gateConcluded(trace, marks, fact, kind === ROW.gateFailed);
      break;
    case ROW.keeperFinished:
      keeperFinished(marks, fact);
      break;
    case ROW.riskHit:
      marks.addHit(fact.subject, fact.object);
      break;
    case ROW.gateReviewStarted:
      reviewStarted(trace, marks, fact);
      break;
  }
}

function takeMarks(marks: ChainMarks, node: number): number {
  const found = marks.wanted[node];
  marks.wanted[node] = 0;
  return found;
}

/** The driving chain's mark of this node, taken off; 0 when it looks for another node. */
function takeDriving(marks: ChainMarks, node: number): number {
  if (marks.drivingNode !== node) return 0;
  marks.drivingNode = -1;
  return marks.drivingMark;
}

/** A finish is decided by the issue's own work unless cause rows say that a link held it; a risk's delay belongs to the work. */
function issueFinished(trace: Trace, marks: ChainMarks, fact: Fact): void {
  carryQueuedReview(marks, fact);
  const issue = fact.subject;
  const wanted = (marks.wanted[issue] & MARK_FINISH) > 0;
  const drives = marks.drivingNode === issue && marks.drivingMark === MARK_FINISH;
  if (!wanted && !drives) return;
  marks.wanted[issue] &= ~MARK_FINISH;
  const own =
    trace.workEnd[issue] === fact.minute ||
    fact.firstCause === fact.causesEnd ||
    heldByRisk(trace, marks, fact, wanted);
  if (drives) {
    if (own) marks.drivingMark = MARK_WORK;
    else marks.drivingNode = -1;
  }
  follow(trace, marks, fact, wanted, drives && !own);
  if (wanted && own) marks.wanted[issue] |= MARK_WORK;
}

/** Did a risk hold the finish back until this minute? Notes it as lying on a tight chain. */
function heldByRisk(trace: Trace, marks: ChainMarks, fact: Fact, tight: boolean): boolean {
  for (let row = fact.firstCause; row < fact.causesEnd; row++) {
    if (trace.rows[row * ROW_SIZE + 1] !== ROW.causeRisk) continue;
    if (tight) marks.riskTight.note(trace.rows[row * ROW_SIZE + 3], marks.future);
    return true;
  }
  return false;
}

function issueStarted(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const issue = fact.subject;
  const person = fact.object;
  const wanted = takeMarks(marks, issue);
  const driving = takeDriving(marks, issue);
  // A finish mark that is still here came from a lead: it was met while the work was in hand.
  if ((wanted & (MARK_WORK | MARK_FINISH)) > 0) marks.tight.note(issue, marks.future);
  if (driving === MARK_WORK || driving === MARK_FINISH) {
    marks.driving.note(issue, marks.future);
    if (person >= 0) marks.personDriving.note(person, marks.future);
  }
  if (driving > 0 && person >= 0 && hasWaited(trace, marks, fact)) marks.contention.note(person, marks.future);
  follow(trace, marks, fact, wanted > 0, driving > 0);
}

/** Was the issue ready in working time while its person was still busy with something else? */
function hasWaited(trace: Trace, marks: ChainMarks, fact: Fact): boolean {
  const { network } = marks;
  let busy = false;
  for (let row = fact.firstCause; row < fact.causesEnd; row++)
    busy ||= trace.rows[row * ROW_SIZE + 1] === ROW.causePerson;
  if (!busy) return false;
  const profile = network.profiles[network.profileOfPerson[fact.object]];
  return profile.minutesAt(fact.minute) > profile.minutesAt(trace.readyMinute[fact.subject]);
}

function gateConcluded(trace: Trace, marks: ChainMarks, fact: Fact, failed: boolean): void {
  const gate = fact.subject;
  const node = marks.network.issueCount + gate;
  const wanted = takeMarks(marks, node);
  const driving = takeDriving(marks, node);
  if (wanted === 0 && driving === 0) return;
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
function carryQueuedReview(marks: ChainMarks, fact: Fact): void {
  const { gateOfIssue, reworkOfGate, issueCount } = marks.network;
  const issue = fact.subject;
  const gate = gateOfIssue[issue];
  if (gate < 0 || reworkOfGate[gate] === issue || marks.queuedUntil[gate] !== fact.minute) return;
  const node = issueCount + gate;
  if ((marks.wanted[node] & MARK_WORK) > 0) marks.wanted[issue] |= MARK_WORK;
  if (marks.drivingNode !== node || marks.drivingMark !== MARK_WORK) return;
  marks.driving.note(node, marks.future);
  marks.drivingNode = issue;
}

/** The keeper who was done last is the one whose review drives. */
function keeperFinished(marks: ChainMarks, fact: Fact): void {
  const { network } = marks;
  const gate = fact.object;
  if (!marks.keeperWanted || marks.drivingNode !== network.issueCount + gate) return;
  marks.keeperWanted = false;
  const last = network.reviewMode[gate] === TOGETHER ? network.keeperOffset[gate + 1] : fact.subject + 1;
  for (let keeper = fact.subject; keeper < last; keeper++) {
    const person = network.keeperPerson[keeper];
    if (person >= 0) marks.personDriving.note(person, marks.future);
  }
}

function reviewStarted(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const node = marks.network.issueCount + fact.subject;
  const wanted = takeMarks(marks, node);
  const driving = takeDriving(marks, node);
  marks.queuedUntil[fact.subject] = -1;
  marks.keeperWanted = false;
  if ((wanted & (MARK_WORK | MARK_FINISH)) > 0) marks.tight.note(node, marks.future);
  if (driving === MARK_WORK || driving === MARK_FINISH) marks.driving.note(node, marks.future);
  follow(trace, marks, fact, wanted > 0, driving > 0);
}

/** Passes marks on to the causes: all of them on the tight chains, the first of the document on the driving one. */
function follow(trace: Trace, marks: ChainMarks, fact: Fact, tight: boolean, driving: boolean): void {
  if (!tight && !driving) return;
  const { rows } = trace;
  let calendar = false;
  for (let row = fact.firstCause; row < fact.causesEnd; row++) {
    const kind = rows[row * ROW_SIZE + 1];
    const object = rows[row * ROW_SIZE + 3];
    // The calendar's row stands before the need that it makes slack.
    if (kind === ROW.causeCalendar) calendar = true;
    const node = nodeOf(marks, kind, object);
    if (node < 0) continue;
    const mark = markOf(kind, object);
    if (tight && !calendar) marks.wanted[node] |= mark;
    if (!driving || (marks.drivingNode >= 0 && marks.drivingNode <= node)) continue;
    marks.drivingNode = node;
    marks.drivingMark = mark;
  }
}

/** A risk counts when something it changed lies on a tight chain. */
function judgeHits(marks: ChainMarks): void {
  for (let k = 0; k < marks.hitCount; k += 2)
    if (marks.tight.isIn(marks.hits[k + 1], marks.future)) marks.riskTight.note(marks.hits[k], marks.future);
}
