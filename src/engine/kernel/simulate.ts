// simulate(tape) -> trace: one future, minute by minute of what is due. The order of one minute is written here and nowhere else.
import { type Arranger, createArranger } from '../network/arrange.ts';
import {
  LEAF_BLOCK_END,
  LEAF_DELAY,
  LEAF_EFFECT_END,
  LEAF_FACT,
  LEAF_GATE_WINDOW,
  LEAF_ISSUE,
  LEAF_LAG,
  LEAF_LOOK,
  LEAF_NOT_BEFORE,
  LEAF_PERSON,
  LEAF_QUOTA,
  LEAF_REVIEW,
  LEAF_RISK,
  LEAF_WATCH,
  LEAF_WINDOW,
  type Network,
} from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { blockEnds, isAside } from './aside.ts';
import { explainLinks } from './causes.ts';
import { dispatch } from './dispatch.ts';
import { finishLinksMet, gateWorkDone, reviewEnds, tryReview } from './gates.ts';
import { endedInHand, isEager, keyHands } from './hands.ts';
import { historyDue, meetsHistory, openHistory } from './history.ts';
import { refreshLeads } from './leads.ts';
import { countFinish, happen, meet, meetLagged, push } from './links.ts';
import { look, openPolicies } from './policies.ts';
import { makeReady, markAllQueues, markQueue, markQueues } from './queues.ts';
import { effectEnds, openRisks, riskDue } from './risks.ts';
import { Run } from './run.ts';
import { ROW, type Trace } from './trace.ts';
import { watchDue } from './watches.ts';
import { openWindows, windowTurns } from './windows.ts';
import { endWork, releaseFinish } from './work.ts';

export interface Kernel {
  /** Simulates one future. The trace is the kernel's own and is overwritten by the next call. */
  simulate(tape: Int32Array): Trace;
  /** From the next future on these planned issues come first, as in `withOrder`, which must have made the network: its places are written. */
  reorder(first: ArrayLike<number>): void;
}

/** A kernel for one network; all memory is taken here. */
export function createKernel(network: Network): Kernel {
  const run = new Run(network);
  const hasLeads = network.liveEdges.length > 0;
  const hasPolicies = network.policyIds.length > 0;
  const mostStarts =
    network.issueCount +
    network.gateAttempts.reduce((sum, attempts) => sum + attempts * (1 + network.keeperPerson.length), 0);
  let arrange: Arranger | null = null;
  return {
    reorder(first) {
      arrange ??= createArranger(network);
      arrange(first);
      run.layOutQueues();
    },
    simulate(tape) {
      run.reset(tape);
      open(run);
      let now = 0;
      let looked = -1;
      let due = run.agenda.next();
      for (;;) {
        while (due === now) {
          serve(run, run.agenda.take(), now);
          settleAll(run, now, hasLeads);
          if (hasPolicies && looked === now) lookAgain(run, now);
          due = run.agenda.next();
        }
        if (hasPolicies && looked !== now && run.dataDateCame && run.unfinished > 0) {
          looked = now;
          look(run, now);
          settleAll(run, now, hasLeads);
          due = run.agenda.next();
          continue;
        }
        if (run.isDirty && run.dataDateCame) {
          dispatch(run, now);
          settleAll(run, now, hasLeads);
          if (hasPolicies && looked === now) lookAgain(run, now);
          if (run.starts > mostStarts)
            throw new Error(`assertion: ${run.starts} starts, at most ${mostStarts} are possible`);
          due = run.agenda.next();
        } else if (run.unfinished === 0 || due === NEVER) break;
        else now = due;
      }
      close(run, now);
      return run;
    },
  };
}

/** What happened after the look of this minute is seen in the next. */
function lookAgain(run: Run, now: number): void {
  run.agenda.set(run.network.lookLeaf, now + 1);
}

/** Minute 0: risks are decided, dates are set, and what has no needs is there. */
function open(run: Run): void {
  const { network } = run;
  if (run.hasHistory) openHistory(run);
  if (run.dataDateCame) openRisks(run, 0);
  if (run.windows.used) openWindows(run);
  if (run.policies.count > 0) openPolicies(run);
  for (let i = 0; i < network.issueCount; i++) {
    if (network.notBeforeLeaf[i] < 0) continue;
    run.missing[2 * i]++;
    run.agenda.set(network.notBeforeLeaf[i], network.notBefore[i]);
  }
  for (let node = 0; node < network.nodeCount; node++) {
    const implied = node < network.issueCount && network.gateOfIssue[node] >= 0;
    if (run.missing[2 * node] === 0 && !implied) push(run, 2 * node);
  }
  settleAll(run, 0, false);
}

/** Acts on everything whose last link was met, first in, first out; then looks at leads, if an end of work moved. */
function settleAll(run: Run, now: number, hasLeads: boolean): void {
  while (run.pendingHead < run.pendingTail) {
    const entry = run.pending[run.pendingHead++];
    if (run.pendingHead === run.pendingTail) run.pendingHead = run.pendingTail = 0;
    if (entry < 0) gateWorkDone(run, -1 - entry, now);
    else complete(run, entry, now);
  }
  if (hasLeads && run.rekeyed) {
    run.rekeyed = false;
    refreshLeads(run, now);
  }
}

/** The last link into an event is met. */
function complete(run: Run, event: number, now: number): void {
  const { issueCount, gateCount, outFrom } = run.network;
  const node = event >> 1;
  const atStart = (event & 1) === 0;
  const by = run.metThen[event] > 0 && run.lastEdge[event] >= 0 ? outFrom[run.lastEdge[event]] : -1;
  if (node < issueCount) {
    if (atStart) {
      if (!run.hasHistory || !meetsHistory(run, node, by, now)) makeReady(run, node, by, now);
    } else releaseFinish(run, node, false, now);
  } else if (node < issueCount + gateCount) {
    if (atStart) tryReview(run, node - issueCount, now);
    else finishLinksMet(run, node - issueCount, now);
  } else {
    run.record(now, ROW.pointReached, node, by);
    explainLinks(run, event, now);
    countFinish(run, now);
    happen(run, event, now);
    happen(run, event + 1, now);
  }
}

/** Something is due. */
function serve(run: Run, leaf: number, now: number): void {
  const { leafKind, leafSubject } = run.network;
  const subject = leafSubject[leaf];
  switch (leafKind[leaf]) {
    case LEAF_PERSON:
      if (run.running[subject] >= 0 && !run.hasHands) endWork(run, run.running[subject], now);
      else servePerson(run, subject, now);
      break;
    case LEAF_ISSUE:
      serveIssue(run, subject, now);
      break;
    case LEAF_DELAY:
      releaseFinish(run, subject, true, now);
      break;
    case LEAF_EFFECT_END:
      effectEnds(run, subject, now);
      break;
    case LEAF_FACT:
      historyDue(run, now);
      break;
    case LEAF_BLOCK_END:
      blockEnds(run, subject, now);
      break;
    case LEAF_WINDOW:
      windowTurns(run, subject, now);
      break;
    case LEAF_QUOTA:
      markAllQueues(run);
      break;
    case LEAF_WATCH:
      watchDue(run, subject);
      break;
    case LEAF_LOOK:
      break;
    case LEAF_RISK:
      riskDue(run, subject, now);
      break;
    case LEAF_NOT_BEFORE:
      meet(run, 2 * subject, -1, now);
      break;
    case LEAF_LAG:
      meetLagged(run, subject, now);
      break;
    case LEAF_GATE_WINDOW:
      tryReview(run, subject, now);
      break;
    case LEAF_REVIEW:
      reviewEnds(run, subject, now);
      break;
    default:
      throw new Error(`assertion: unknown leaf kind ${leafKind[leaf]}`);
  }
}

/** The work of a person ends, or they are at work again and may start something. */
function servePerson(run: Run, p: number, now: number): void {
  const ended = endedInHand(run, p, now);
  if (ended >= 0) endWork(run, ended, now);
  else {
    if (isEager(run, p)) {
      run.hands.wakeAt[p] = 0;
      keyHands(run, p);
    }
    markQueues(run, p);
  }
}

/** Work that needs nobody: its end, or the first minute of the plan calendar in which it may start. */
function serveIssue(run: Run, i: number, now: number): void {
  if (isAside(run, i)) {
    run.isDirty = true;
    return;
  }
  if (run.eventMinute[2 * i] >= 0) {
    endWork(run, i, now);
    return;
  }
  markQueue(run, run.network.queueOfIssue[i]);
}

/** The plan is finished at its latest finish; a future that never finishes ends with the last thing that was due. */
function close(run: Run, now: number): void {
  if (run.unfinished > 0) run.finishMinute = -1;
  run.record(run.unfinished > 0 ? now : run.finishMinute, ROW.planFinished, 0, run.unfinished);
}
