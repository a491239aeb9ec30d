// The walk back through work that was set aside and taken up again, and through issues that left the scope.
import { ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import type { Fact } from './chain-fact.ts';
import { follow, stopAt } from './chain-follow.ts';
import { type ChainMarks, MARK_FINISH, MARK_START, MARK_WORK } from './chain-marks.ts';

const WORK_MARKS = MARK_WORK | MARK_FINISH;

/**
 * The work after a taking-up lies on the chain. What led there is the person's other work, or a link; or, after a block or a closed
 * window, the issue's own work before it: then its marks stay until its start is met.
 */
export function issueTakenUp(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const issue = fact.subject;
  const tight = (marks.wanted[issue] & WORK_MARKS) > 0;
  const drives = marks.drivingNode === issue && marks.drivingMark !== MARK_START;
  if (!tight && !drives) return;
  if (tight) marks.tight.note(issue, marks.future);
  if (drives) {
    stopAt(marks, fact, marks.drivingMark);
    marks.driving.note(issue, marks.future);
    if (fact.object >= 0) marks.personDriving.note(fact.object, marks.future);
  }
  const reason = reasonOf(trace, fact);
  if (drives && reason.waited) marks.contention.note(fact.object, marks.future);
  if (!reason.isOwn || reason.behindCalendar) marks.wanted[issue] &= ~WORK_MARKS;
  if (drives && !reason.isOwn) marks.drivingNode = -1;
  follow(trace, marks, fact, tight, drives && !reason.isOwn);
}

interface Reason {
  /** A block or a window ended: the work before it led there. */
  isOwn: boolean;
  /** Only the performer's calendar explains the minute, so that nothing before is tight. */
  behindCalendar: boolean;
  /** The person was busy when nothing else was missing any more. */
  waited: boolean;
}

function reasonOf({ rows }: Trace, { firstCause, causesEnd }: Fact): Reason {
  let isOwn = false;
  let behindCalendar = false;
  let person = false;
  let others = false;
  for (let row = firstCause; row < causesEnd; row++) {
    const kind = rows[row * ROW_SIZE + 1];
    if (kind === ROW.causeRisk || kind === ROW.causeWindow) isOwn = true;
    // Beside the calendar stands only what came last: a person there was busy after everything else.
    if (kind === ROW.causeCalendar) behindCalendar = true;
    else if (kind === ROW.causePerson) person = true;
    else others = true;
  }
  return { isOwn, behindCalendar, waited: person && !others };
}

/** A gate that opened unseen, because the issue it reviews left the scope in that minute, hands the chain on to that issue. */
export function opensUnseen(
  { eventMinute }: Trace,
  { network }: ChainMarks,
  { subject, object, minute }: Fact,
): number {
  const issue = network.reviewedIssue[subject];
  return object === 0 && issue >= 0 && eventMinute[2 * issue + 1] === minute ? issue : -1;
}

/** Out of the scope it is over at once: whatever met its last need drives on. */
export function issueSkipped(marks: ChainMarks, fact: Fact): void {
  const { subject, object } = fact;
  const tight = marks.wanted[subject] > 0;
  marks.wanted[subject] = 0;
  const drives = marks.drivingNode === subject;
  if (drives) {
    stopAt(marks, fact, marks.drivingMark);
    marks.drivingNode = -1;
  }
  if (object < 0) return;
  const mark = (object & 1) === 0 ? MARK_START : MARK_FINISH;
  if (tight) marks.wanted[object >> 1] |= mark;
  if (!drives) return;
  marks.drivingNode = object >> 1;
  marks.drivingMark = mark;
}
