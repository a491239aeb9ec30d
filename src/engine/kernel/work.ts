// The life of one issue in a future: started, done, finished. Who takes it is dispatch's business.
import { LAG_LEAD, UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { explainLinks, explainStart } from './causes.ts';
import { countFinish, happen, push } from './links.ts';
import { leaveQueue, markAllQueues, markQueues } from './queues.ts';
import { workOf } from './risks.ts';
import { type Run, TRAIT_GATE, TRAIT_HELD, TRAIT_RISKS, TRAIT_START_LINKS, TRAIT_SUPPORT, TRAIT_USES } from './run.ts';
import { reschedulePerson, scheduleStart, settlePerson, updateRate } from './shares.ts';
import { ROW } from './trace.ts';

/** Person p (-1 = nobody) starts issue i now. */
export function startIssue(run: Run, i: number, p: number, now: number): void {
  const traits = run.traits[i];
  leaveQueue(run, i);
  run.starts++;
  run.eventMinute[2 * i] = now;
  run.performer[i] = p;
  if (p >= 0) run.running[p] = i;
  run.record(now, ROW.issueStarted, i, p);
  explainStart(run, i, p, now);
  const work = (traits & (TRAIT_RISKS | TRAIT_GATE)) === 0 ? run.tape[run.network.workSlot[i]] : workOf(run, i, now);
  run.workMinutes[i] = work;
  if ((traits & TRAIT_USES) !== 0) takeResources(run, i, now);
  if ((traits & TRAIT_SUPPORT) !== 0) grantSupport(run, i, now);
  scheduleStart(run, i, p, work, now);
  if ((traits & TRAIT_START_LINKS) !== 0) happen(run, 2 * i, now);
}

function takeResources(run: Run, i: number, now: number): void {
  const { useOffset, useResource, useAmount } = run.network;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    run.free[useResource[u]] -= useAmount[u];
    run.record(now, ROW.resourceTaken, i, useResource[u]);
  }
}

function releaseResources(run: Run, i: number, now: number): void {
  const { useOffset, useResource, useAmount } = run.network;
  for (let u = useOffset[i]; u < useOffset[i + 1]; u++) {
    const r = useResource[u];
    if (run.releasedAt[r] !== now) {
      run.releasedAt[r] = now;
      run.freeBefore[r] = run.free[r];
      run.releaseHead[r] = -1;
    }
    run.releaseNext[u] = run.releaseHead[r];
    run.releaseHead[r] = u;
    run.free[r] += useAmount[u];
    run.record(now, ROW.resourceReleased, i, r);
  }
  markAllQueues(run);
}

function grantSupport(run: Run, i: number, now: number): void {
  const { supportOffset, supportPerson, supportShare } = run.network;
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
    const p = supportPerson[k];
    const granted = Math.min(supportShare[k], run.shareLeft[p]);
    if (granted === 0) continue;
    settlePerson(run, p, now);
    run.granted[k] = granted;
    run.shareLeft[p] -= granted;
    updateRate(run, p, now);
    reschedulePerson(run, p, now);
  }
}

function returnSupport(run: Run, i: number, now: number): void {
  const { supportOffset, supportPerson } = run.network;
  for (let k = supportOffset[i]; k < supportOffset[i + 1]; k++) {
    if (run.granted[k] === 0) continue;
    const p = supportPerson[k];
    settlePerson(run, p, now);
    run.shareLeft[p] += run.granted[k];
    run.granted[k] = 0;
    updateRate(run, p, now);
    reschedulePerson(run, p, now);
  }
}

function scheduleLead(run: Run, i: number, e: number, now: number): void {
  const { network } = run;
  if (run.edgeMet[e] >= 0) return;
  const p = run.performer[i];
  const end = run.agenda.at(p >= 0 ? p : network.leafOfIssue[i]);
  run.agenda.set(
    network.outLeaf[e],
    end === NEVER
      ? NEVER
      : Math.max(now, leadMinute(run, p, end, network.outLagMinutes[e], network.outLagClock[e] === 1)),
  );
}

/** `lead` minutes before `end`, on the clock or in the performer's worked minutes. */
function leadMinute(run: Run, p: number, end: number, lead: number, clock: boolean): number {
  if (clock) return end - lead;
  const profile = p >= 0 ? run.profileOf[p] : run.network.planProfile;
  const target = profile.minutesAt(end) - lead;
  return target <= 0 ? 0 : profile.finishMinutes(0, target);
}

/** Keys the leads of running issues anew after an end was set or moved: met that long before the end as foreseeable now. */
export function refreshLeads(run: Run, now: number): void {
  const { outLagKind, outFrom } = run.network;
  for (let e = 0; e < outLagKind.length; e++) {
    if (outLagKind[e] !== LAG_LEAD || run.edgeMet[e] >= 0) continue;
    const i = outFrom[e] >> 1;
    if (run.eventMinute[2 * i] >= 0 && run.workEnd[i] < 0) scheduleLead(run, i, e, now);
  }
}

/** The work of issue i is done now: its person and what it held are free; the finish may have to wait. */
export function endWork(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  const traits = run.traits[i];
  run.workEnd[i] = now;
  if (p >= 0) {
    run.running[p] = -1;
    run.freedBy[p] = i;
    run.freedMinute[p] = now;
    markQueues(run, p);
  }
  if ((traits & TRAIT_USES) !== 0) releaseResources(run, i, now);
  if ((traits & TRAIT_SUPPORT) !== 0) returnSupport(run, i, now);
  if ((traits & TRAIT_HELD) !== 0 && holdFinish(run, i, p, now)) return;
  run.record(now, ROW.issueFinished, i, p);
  announceFinish(run, i, now);
}

/** Does a delay or a link still missing keep the finish waiting? */
function holdFinish(run: Run, i: number, p: number, now: number): boolean {
  const { planProfile, delayLeaf } = run.network;
  const delay = run.delay[i];
  if (delay === 0 && run.missing[2 * i + 1] <= 0) return false;
  run.held[i] = delay > 0 ? 2 : 1;
  if (delay > 0) {
    const due = planProfile.finishMinutes(now, delay);
    run.agenda.set(delayLeaf[i], due < 0 ? NEVER : due);
  }
  run.record(now, ROW.workEnded, i, p);
  return true;
}

/** A held finish: the delay is over (2 -> 1), or the last link is met; both must be. */
export function releaseFinish(run: Run, i: number, delayOver: boolean, now: number): void {
  if (run.held[i] === 0) return;
  if (delayOver) run.held[i] = 1;
  if (run.held[i] !== 1 || run.missing[2 * i + 1] > 0) return;
  run.held[i] = 0;
  run.record(now, ROW.issueFinished, i, run.performer[i]);
  if (delayOver) run.record(now, ROW.causeRisk, i, run.delayRisk[i]);
  if (run.lastMet[2 * i + 1] === now) explainLinks(run, 2 * i + 1, now);
  announceFinish(run, i, now);
}

function announceFinish(run: Run, i: number, now: number): void {
  if ((run.traits[i] & TRAIT_GATE) === 0) countFinish(run, now);
  else push(run, -1 - i);
  happen(run, 2 * i + 1, now);
}

/** Likely end of issue i if person p started it now, at the present share: what dispatch may look at. NEVER = never. */
export function likelyEnd(run: Run, i: number, p: number, now: number): number {
  const { network } = run;
  const kind = network.workKind[i];
  const likely = network.likelyWork[i];
  if (kind === WORK_ELAPSED || likely === 0) return now + likely;
  const profile = run.profileOf[p];
  if (kind !== WORK_EFFORT) return orNever(profile.finishMinutes(now, likely));
  const rate = run.rate[p];
  if (rate === 0) return NEVER;
  return orNever(profile.finishUnits(now, Math.ceil((likely * UNITS_PER_MINUTE) / rate)));
}

function orNever(minute: number): number {
  return minute < 0 ? NEVER : minute;
}
