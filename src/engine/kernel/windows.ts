// Windows open and close, and issues with them: freezes, testing windows, integration weeks.
import { NEVER } from './agenda.ts';
import { addReason, isAside, isInHand, reasonEnds, setAside } from './aside.ts';
import { markQueue } from './queues.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_WINDOW } from './traits.ts';

/** Does a window keep issue i from being worked on? */
export function isClosed(run: Run, i: number): boolean {
  if ((run.traits[i] & TRAIT_WINDOW) === 0) return false;
  const { closing, onlyCount, onlyOpen } = run.windows;
  return closing[i] > 0 || (onlyCount[i] > 0 && onlyOpen[i] === 0);
}

/** Puts the first opening of every window on the agenda. */
export function openWindows(run: Run): void {
  for (let w = 0; w < run.network.windowIds.length; w++) keyWindow(run, w);
}

function keyWindow(run: Run, w: number): void {
  const { windowOffset, windowMinute, windowLeaf } = run.network;
  const next = run.windows.next[w];
  run.agenda.set(windowLeaf[w], next < windowOffset[w + 1] ? windowMinute[next] : NEVER);
}

/** Window w opens, or closes. */
export function windowTurns(run: Run, w: number, now: number): void {
  const { windowOffset, closesOffset, closesIssue, onlyOffset, onlyIssue } = run.network;
  const opens = ((run.windows.next[w]++ - windowOffset[w]) & 1) === 0;
  run.record(now, opens ? ROW.windowOpened : ROW.windowClosed, w, -1);
  keyWindow(run, w);
  for (let k = closesOffset[w]; k < closesOffset[w + 1]; k++)
    change(run, closesIssue[k], w, run.windows.closing, opens ? 1 : -1, now);
  for (let k = onlyOffset[w]; k < onlyOffset[w + 1]; k++)
    change(run, onlyIssue[k], w, run.windows.onlyOpen, opens ? 1 : -1, now);
}

function change(run: Run, i: number, w: number, count: Int32Array, by: number, now: number): void {
  const before = isClosed(run, i);
  count[i] += by;
  const after = isClosed(run, i);
  if (before === after) return;
  if (after) {
    if (isAside(run, i)) addReason(run, i);
    else if (isInHand(run, i)) {
      run.record(now, ROW.issueSetAside, i, w);
      setAside(run, i, now);
    }
    return;
  }
  if (now > 0) {
    run.windows.openedAt[i] = now;
    run.windows.openedBy[i] = w;
  }
  if (isAside(run, i)) reasonEnds(run, i, ROW.causeWindow, w, now);
  else if (run.readyMinute[i] >= 0 && run.eventMinute[2 * i] < 0) markQueue(run, run.network.queueOfIssue[i]);
}
