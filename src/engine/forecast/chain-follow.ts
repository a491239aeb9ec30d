// How the walk leaves a row: marks are taken off what has been met and put on what its cause rows point to.
import { ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';
import { LAG_CLOCK, LAG_WORKING, type Network } from '../network/network.ts';
import { markOf, nodeOf } from './chain-causes.ts';
import type { Fact } from './chain-fact.ts';
import { type ChainMarks, MARK_FINISH, MARK_START } from './chain-marks.ts';

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

/**
 * Only a window, a quota or a policy explains the start of an issue: as behind a calendar, what made it ready drives on but is not tight,
 * for had it been ready earlier, it might have come in time. A date of its own ends the chain: it comes when it comes.
 */
export function driveOn(trace: Trace, marks: ChainMarks, fact: Fact): void {
  const { rows } = trace;
  for (let row = fact.firstCause; row < fact.causesEnd; row++) {
    const kind = rows[row * ROW_SIZE + 1];
    if (kind !== ROW.causeWindow && kind !== ROW.causeQuota && kind !== ROW.causePolicy) continue;
    const event = latestNeed(trace, marks.network, 2 * fact.subject);
    if (event < 0) return;
    marks.drivingNode = event >> 1;
    marks.drivingMark = (event & 1) === 0 ? MARK_START : MARK_FINISH;
    if (marks.stops !== null) marks.stops.leaveBy(row);
    return;
  }
}

/** The event whose link into `to`, the start of an issue, was met last, the first of several; -1 = there is none, or a date of the issue came later. */
export function latestNeed({ eventMinute, readyMinute }: Trace, network: Network, to: number): number {
  const { inOffset, inEdge, outFrom, outLagKind, outLagMinutes, planProfile, notBefore } = network;
  let latest = notBefore[to >> 1] - 1;
  let event = -1;
  for (let k = inOffset[to]; k < inOffset[to + 1]; k++) {
    const e = inEdge[k];
    const from = eventMinute[outFrom[e]];
    const kind = outLagKind[e];
    const met =
      kind === LAG_CLOCK
        ? from + outLagMinutes[e]
        : kind === LAG_WORKING
          ? planProfile.finishMinutes(from, outLagMinutes[e])
          : // A lead or a part may have been met long before the event.
            Math.min(from, readyMinute[to >> 1]);
    if (met <= latest) continue;
    latest = met;
    event = outFrom[e];
  }
  return event;
}
