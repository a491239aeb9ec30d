// How one event leads to others: links are met, at once or after their lag. An issue whose last need is met joins its queue;
// everything else that is complete waits in `pending` until the loop acts on it, so nothing here knows what a gate or a point does.
import { LAG_CLOCK, LAG_LEAD, LAG_NONE, LAG_PARTIAL, LAG_WORKING } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { makeReady } from './queues.ts';
import type { Run } from './run.ts';

/** Pending entries below zero: the work of issue -1 - entry that belongs to a gate is done. */
export function push(run: Run, entry: number): void {
  run.pending[run.pendingTail++] = entry;
}

/** Event happens now: its minute is kept, its links without lag are met, the others are put on the agenda. */
export function happen(run: Run, event: number, now: number): void {
  const { outOffset, outTo, outLagKind } = run.network;
  run.eventMinute[event] = now;
  const end = outOffset[event + 1];
  for (let e = outOffset[event]; e < end; e++) {
    if (outLagKind[e] === LAG_NONE) meet(run, outTo[e], e, now);
    else delayLink(run, e, now);
  }
}

/** A node of the plan has finished: an issue, gate or point, but no rework or queued review. The last one ends the plan. */
export function countFinish(run: Run, now: number): void {
  if (--run.unfinished === 0) run.finishMinute = now;
}

function delayLink(run: Run, e: number, now: number): void {
  const { network } = run;
  const lag = network.outLagMinutes[e];
  const leaf = network.outLeaf[e];
  const kind = network.outLagKind[e];
  if (kind === LAG_LEAD || kind === LAG_PARTIAL) {
    if (run.edgeMet[e] < 0) meetLagged(run, e, now);
    else run.agenda.set(leaf, NEVER);
  } else if (kind === LAG_CLOCK) run.agenda.set(leaf, now + lag);
  else if (kind === LAG_WORKING) {
    const due = network.planProfile.finishMinutes(now, lag);
    run.agenda.set(leaf, due < 0 ? NEVER : due);
  }
}

/** A link with lag, lead or part is met. */
export function meetLagged(run: Run, e: number, now: number): void {
  run.agenda.set(run.network.outLeaf[e], NEVER);
  meet(run, run.network.outTo[e], e, now);
}

/** One need of event `to` is met now, by edge `e` (-1: a date). */
export function meet(run: Run, to: number, e: number, now: number): void {
  // A share point or a phase's begin is complete before its last link: what comes later changes nothing.
  const missing = run.missing[to] - 1;
  run.missing[to] = missing;
  if (missing < 0) return;
  if (e >= 0) run.edgeMet[e] = now;
  const alone = run.lastMet[to] !== now;
  run.lastMet[to] = now;
  if (missing > 0) return;
  run.metThen[to] = alone ? 1 : 2;
  run.lastEdge[to] = e;
  // An issue's last need has no consequences of its own: it need not wait in line, unless starts are just being made or it may have a history.
  if ((to & 1) === 0 && to < 2 * run.network.issueCount && !run.dispatching && !run.hasHistory)
    makeReady(run, to >> 1, e < 0 ? -1 : run.network.outFrom[e], now);
  else push(run, to);
}
