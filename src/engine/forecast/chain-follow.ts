// How the walk leaves a row: marks are taken off what has been met and put on what its cause rows point to.
import { ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import { markOf, nodeOf } from './chain-causes.ts';
import type { Fact } from './chain-fact.ts';
import type { ChainMarks } from './chain-marks.ts';

/** What the tight chains look for of this node, taken off. */
export function takeMarks(marks: ChainMarks, node: number): number {
  const found = marks.wanted[node];
  marks.wanted[node] = 0;
  return found;
}

/** The driving chain's mark of this node, taken off; 0 when it looks for another node. */
export function takeDriving(marks: ChainMarks, node: number): number {
  if (marks.drivingNode !== node) return 0;
  marks.drivingNode = -1;
  return marks.drivingMark;
}

/** A stop of the driving chain; without a list of them nothing. */
export function stopAt(marks: ChainMarks, fact: Fact, mark: number): void {
  if (marks.stops !== null) marks.stops.add(fact.row, mark);
}

/** Passes marks on to the causes: all of them on the tight chains, the first of the document on the driving one. */
export function follow(trace: Trace, marks: ChainMarks, fact: Fact, tight: boolean, driving: boolean): void {
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
    if (marks.stops !== null) marks.stops.leaveBy(row);
  }
}
