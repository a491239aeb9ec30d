// The walk back from the finish along cause rows: all tight links for the criticality index, one of them for the driving chain.
// Behind a start that only the calendar explains, the latest need drives on but is not tight (docs/rules-of-work.md, "Causes").
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import type { Fact } from './chain-fact.ts';
import { driveOn, follow, stopAt, takeDriving, takeMarks } from './chain-follow.ts';
import { type ChainMarks, MARK_FINISH, MARK_WORK } from './chain-marks.ts';
import { issueSkipped, issueTakenUp } from './chain-walk-aside.ts';
import { carryQueuedReview, gateConcluded, keeperFinished, keeperStarted, reviewStarted } from './chain-walk-gates.ts';

/** Fills `marks` with what lies on the chains of one future that has finished (or has reached the node they end at). */
export function walkChains(trace: Trace, marks: ChainMarks): void {
  const { rows } = trace;
  const { fact } = marks;
  fact.causesEnd = trace.rowCount;
  marks.begin(trace.eventMinute, trace.finishMinute);
  for (let row = trace.rowCount - 1; row >= 0; row--) {
    const at = row * ROW_SIZE;
    const kind = rows[at + 1];
    if (kind >= FIRST_CAUSE) continue;
    if (concerns(kind, rows[at + 2], marks)) {
      fact.row = row;
      fact.minute = rows[at];
      fact.subject = rows[at + 2];
      fact.object = rows[at + 3];
      fact.firstCause = row + 1;
      visit(kind, trace, marks, fact);
    } else if (marks.stops !== null && isRemark(kind, rows[at + 2], rows[at + 3], marks)) marks.stops.add(row, 0);
    fact.causesEnd = row;
  }
  if (marks.stops === null) judgeHits(marks);
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
      workEnded(trace, marks, fact);
      carryQueuedReview(marks, fact);
      break;
    case ROW.issueStarted:
      issueStarted(trace, marks, fact);
      break;
    case ROW.issueTakenUp:
      issueTakenUp(trace, marks, fact);
      break;
    case ROW.issueSkipped:
      issueSkipped(marks, fact);
      break;
    case ROW.pointReached:
      pointReached(trace, marks, fact);
      break;
    case ROW.gatePassed:
    case ROW.gateWaived:
    case ROW.gateFailed:
      gateConcluded(trace, marks, fact, kind === ROW.gateFailed);
      break;
    case ROW.keeperFinished:
      keeperFinished(marks, fact);
      break;
    case ROW.keeperStarted:
      keeperStarted(marks, fact);
      break;
    case ROW.riskOccurred:
      stopAt(marks, fact, 0);
      break;
    case ROW.riskHit:
      marks.addHit(fact.subject, fact.object);
      break;
    case ROW.gateReviewStarted:
      reviewStarted(trace, marks, fact);
      break;
  }
}

/** Does a row nobody looks for bear on the node whose chain is followed, or on whoever may work on it? */
function isRemark(kind: number, subject: number, object: number, marks: ChainMarks): boolean {
  switch (kind) {
    case ROW.issuePaused:
    case ROW.issueResumed:
    case ROW.issueSetAside:
    case ROW.quotaMissed:
    case ROW.linkSkipped:
      return marks.drivingNode === subject;
    case ROW.issueBlocked:
    case ROW.issueUnblocked:
      return marks.drivingNode === object;
    case ROW.absenceBegan:
    case ROW.absenceEnded:
    case ROW.issueDropped:
      return true;
    default:
      return false;
  }
}

function pointReached(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const driving = takeDriving(marks, fact.subject) > 0;
  if (driving) stopAt(marks, fact, MARK_FINISH);
  follow(trace, marks, fact, takeMarks(marks, fact.subject) > 0, driving);
}

/** The work that freed somebody, or led to the finish, ended here: a remark for whoever wants to know when. */
function workEnded(trace: Trace, marks: ChainMarks, fact: Fact): void {
  if (marks.stops === null || marks.drivingNode !== fact.subject || marks.drivingMark !== MARK_WORK) return;
  const ended = trace.workEnd[fact.subject] === fact.minute || marks.network.gateOfIssue[fact.subject] >= 0;
  if (ended) marks.stops.add(fact.row, 0);
}

/** A finish is decided by the issue's own work unless cause rows say that a link held it; a risk's delay belongs to the work. */
function issueFinished(trace: Trace, marks: ChainMarks, fact: Fact): void {
  workEnded(trace, marks, fact);
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
    stopAt(marks, fact, MARK_FINISH);
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
  if (driving > 0) stopAt(marks, fact, driving);
  if (driving > 0 && person >= 0 && marks.stops === null && hasWaited(trace, marks, fact))
    marks.contention.note(person, marks.future);
  follow(trace, marks, fact, wanted > 0, driving > 0);
  if (driving > 0 && marks.drivingNode < 0) driveOn(trace, marks, fact);
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

/** A risk counts when something it changed lies on a tight chain. */
function judgeHits(marks: ChainMarks): void {
  for (let k = 0; k < marks.hitCount; k += 2)
    if (marks.tight.isIn(marks.hits[k + 1], marks.future)) marks.riskTight.note(marks.hits[k], marks.future);
}
