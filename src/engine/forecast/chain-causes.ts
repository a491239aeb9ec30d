// What a row of a cause points to: the node that decided, and what of it did.
import { ROW } from '../kernel/trace.ts';
import { type ChainMarks, MARK_FINISH, MARK_START, MARK_WORK } from './chain-marks.ts';

/** What of the causing node decided: its start or finish, or the end of its work, which freed somebody or something. */
export function markOf(kind: number, object: number): number {
  if (kind === ROW.causeLimit) return MARK_FINISH;
  if (kind === ROW.causeList) return MARK_START;
  if (kind !== ROW.causeLink) return MARK_WORK;
  return (object & 1) === 0 ? MARK_START : MARK_FINISH;
}

/** The node that caused something; -1 for dates, calendars, windows, quotas, policies, facts, the opening and risks. */
export function nodeOf(marks: ChainMarks, kind: number, object: number): number {
  const { nodeCount, issueCount } = marks.network;
  if (kind === ROW.causeLink) return object >> 1;
  if (kind === ROW.causeResource || kind === ROW.causeList) return object;
  if (kind === ROW.causeLimit) return marks.network.doneEventOfIssue[object] >> 1;
  if (kind !== ROW.causePerson) return -1;
  return object < nodeCount ? object : issueCount + object - nodeCount;
}
