// Facts: what is recorded up to the data date, and scope that is taken out. Issues with a history do not become ready in the
// ordinary way.
import { FACT_DROP, FACT_FINISH, FACT_START, RECORDED_BEGUN, RECORDED_NOTHING } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { addReason, isAside, reasonEnds } from './aside.ts';
import { openRecordedGate } from './gates.ts';
import { countBegun, makeRoom } from './limits.ts';
import { countFinish, happen } from './links.ts';
import { leaveQueue, markAllQueues, markQueue } from './queues.ts';
import { releaseResources, takeResources } from './resources.ts';
import { openRisks } from './risks.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_USES } from './traits.ts';
import { watchIdle } from './watches.ts';
import { isClosed } from './windows.ts';

/** Puts the first fact, or the data date, on the agenda. */
export function openHistory(run: Run): void {
  run.nextFact = 0;
  run.dataDateCame = !run.network.hasDataDate;
  keyHistory(run);
}

function keyHistory(run: Run): void {
  const { factMinute, factLeaf, dataMinute } = run.network;
  if (factLeaf < 0) return;
  const fact = run.nextFact < factMinute.length ? factMinute[run.nextFact] : NEVER;
  const data = run.dataDateCame ? NEVER : dataMinute;
  run.agenda.set(factLeaf, Math.min(fact, data));
}

/** Facts of this minute, in their order; then the data date, if it has come. */
export function historyDue(run: Run, now: number): void {
  const { factMinute, factKind, factSubject, factPerson, dataMinute } = run.network;
  while (run.nextFact < factMinute.length && factMinute[run.nextFact] <= now) {
    const fact = run.nextFact++;
    const subject = factSubject[fact];
    if (factKind[fact] === FACT_START) recordStart(run, subject, factPerson[fact], now);
    else if (factKind[fact] === FACT_FINISH) recordFinish(run, subject, now);
    else if (factKind[fact] === FACT_DROP) dropIssue(run, subject, -1, now);
    else openRecordedGate(run, subject, true, now);
  }
  if (!run.dataDateCame && now >= dataMinute) {
    run.dataDateCame = true;
    beginForecast(run, now);
  }
  keyHistory(run);
}

function recordStart(run: Run, i: number, p: number, now: number): void {
  const { recorded, retainedLogic } = run.network;
  run.eventMinute[2 * i] = now;
  run.performer[i] = p;
  run.record(now, ROW.issueStarted, i, p);
  run.record(now, ROW.causeRecorded, i, -1);
  countBegun(run, p, i);
  if ((run.traits[i] & TRAIT_USES) !== 0) takeResources(run, i, now);
  if (recorded[i] === RECORDED_BEGUN) {
    run.aside.is[i] = 1;
    run.aside.reasons[i] = 1;
    if (retainedLogic && run.missing[2 * i] > 0) {
      run.history.unmet[i] = 1;
      addReason(run, i);
    }
    if (isClosed(run, i)) addReason(run, i);
    run.record(now, ROW.issueSetAside, i, -1);
  }
  happen(run, 2 * i, now);
}

function recordFinish(run: Run, i: number, now: number): void {
  run.workEnd[i] = now;
  run.record(now, ROW.issueFinished, i, run.performer[i]);
  run.record(now, ROW.causeRecorded, i, -1);
  if ((run.traits[i] & TRAIT_USES) !== 0) releaseResources(run, i, now);
  countFinish(run, now);
  happen(run, 2 * i + 1, now);
  if (run.network.doneEventOfIssue[i] === 2 * i + 1) makeRoom(run, i, now);
}

/** From here on it is a forecast: risks are decided, work in progress may go on, everything ready may start. */
function beginForecast(run: Run, now: number): void {
  const { issueCount, recorded, personCount } = run.network;
  run.record(now, ROW.dataDate, -1, -1);
  openRisks(run, now);
  for (let i = 0; i < issueCount; i++)
    if (recorded[i] === RECORDED_BEGUN && isAside(run, i)) reasonEnds(run, i, ROW.causeRecorded, -1, now);
  for (let p = 0; p < personCount; p++) watchIdle(run, p, now);
  run.rekeyed = true;
  markAllQueues(run);
}

/** Issue i leaves the scope, by a policy or (-1) as planned. Issues begun stay. */
export function dropIssue(run: Run, i: number, policy: number, now: number): void {
  if (run.eventMinute[2 * i] >= 0 || run.history.dropped[i] === 1 || run.network.recorded[i] !== RECORDED_NOTHING)
    return;
  run.history.dropped[i] = 1;
  // It holds nothing back any more.
  if (run.byList) run.isDirty = true;
  run.record(now, ROW.issueDropped, i, policy);
  const date = run.network.notBeforeLeaf[i];
  if (run.readyMinute[i] >= 0) {
    leaveQueue(run, i);
    // Whoever stood behind it has not been asked yet.
    markQueue(run, run.network.queueOfIssue[i]);
    if (run.network.leafOfIssue[i] >= 0) run.agenda.set(run.network.leafOfIssue[i], NEVER);
  } else {
    // A date is nothing to wait for any more.
    if (date >= 0 && run.agenda.at(date) !== NEVER) {
      run.agenda.set(date, NEVER);
      run.missing[2 * i]--;
    }
    if (run.missing[2 * i] > 0) return;
  }
  skip(run, i, -1, now);
}

/** Issue i has a history and its last need is met now: dropped, it is done; in progress, it may go on. False = nothing special. */
export function meetsHistory(run: Run, i: number, by: number, now: number): boolean {
  const begun = run.eventMinute[2 * i] >= 0;
  if (run.history.dropped[i] === 1) {
    if (!begun) skip(run, i, by, now);
    return true;
  }
  const recorded = run.network.recorded[i];
  if (recorded === RECORDED_NOTHING) return false;
  if (!begun) {
    run.readyMinute[i] = now;
    run.record(now, ROW.issueReady, i, by);
  } else if (run.history.unmet[i] === 1 && isAside(run, i))
    // What was met in the minute of the recorded start was no reason.
    reasonEnds(run, i, by < 0 ? ROW.causeDate : ROW.causeLink, by, now);
  return true;
}

function skip(run: Run, i: number, by: number, now: number): void {
  run.record(now, ROW.issueSkipped, i, by);
  run.eventMinute[2 * i] = now;
  run.workEnd[i] = now;
  countFinish(run, now);
  happen(run, 2 * i, now);
  happen(run, 2 * i + 1, now);
}
