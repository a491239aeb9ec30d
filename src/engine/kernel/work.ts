// The life of one issue in a future: started, done, finished. Who takes it is dispatch's business.
import { RECORDED_BEGUN, UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { reachBlock, takeUp } from './aside.ts';
import { explainLinks, explainStart } from './causes.ts';
import { workOf } from './drawn-work.ts';
import { isEager, keyHands, leaveHand, splitRate, takeInHand } from './hands.ts';
import { countBegun, makeRoom } from './limits.ts';
import { countFinish, happen, push } from './links.ts';
import { leaveQueue, markQueues } from './queues.ts';
import { releaseResources, takeResources } from './resources.ts';

import type { Run } from './run.ts';
import {
  atSkill,
  beginSettling,
  fullShareRate,
  ownRate,
  reschedulePerson,
  scheduleStart,
  settlePerson,
  updateRate,
} from './shares.ts';
import { grantSupport, returnSupport } from './support.ts';
import { ROW } from './trace.ts';
import {
  TRAIT_BLOCK,
  TRAIT_GATE,
  TRAIT_HANDS,
  TRAIT_HELD,
  TRAIT_LIMIT,
  TRAIT_QUOTA,
  TRAIT_RISKS,
  TRAIT_SOFT,
  TRAIT_START_LINKS,
  TRAIT_SUPPORT,
  TRAIT_USES,
} from './traits.ts';

/** Person p (-1 = nobody) starts issue i now. */
export function startIssue(run: Run, i: number, p: number, now: number): void {
  const traits = run.traits[i];
  leaveQueue(run, i);
  run.starts++;
  run.eventMinute[2 * i] = now;
  run.performer[i] = p;
  if ((traits & COUNTED) !== 0) beginCounted(run, i, p, now);
  if (p >= 0) run.running[p] = i;
  run.record(now, ROW.issueStarted, i, p);
  explainStart(run, i, p, now);
  const work = (traits & UNUSUAL_WORK) === 0 ? run.tape[run.network.workSlot[i]] : workOf(run, i, now);
  run.workMinutes[i] = work;
  if ((traits & TRAIT_USES) !== 0) takeResources(run, i, now);
  if ((traits & TRAIT_HANDS) !== 0) shareHands(run, i, p, now);
  if ((traits & TRAIT_SUPPORT) !== 0) grantSupport(run, i, now);
  scheduleStart(run, i, p, now);
  if ((traits & TRAIT_START_LINKS) !== 0) happen(run, 2 * i, now);
}

/** Somebody counts what they begin, or holds several issues. One question for what few plans have keeps the path of all others short. */
const COUNTED = TRAIT_HANDS | TRAIT_LIMIT;

function beginCounted(run: Run, i: number, p: number, now: number): void {
  countBegun(run, p, i);
  if ((run.traits[i] & TRAIT_HANDS) === 0) return;
  if (p >= 0 && isEager(run, p)) settlePerson(run, p, now);
  takeInHand(run, p, i, now);
}

/** An eager person's other work goes on more slowly. */
function shareHands(run: Run, i: number, p: number, now: number): void {
  if (p < 0 || !isEager(run, p)) return;
  beginSettling(run, i, now);
  updateRate(run, p, now);
  reschedulePerson(run, p, now);
}

const UNUSUAL_WORK = TRAIT_RISKS | TRAIT_GATE | TRAIT_SOFT | TRAIT_QUOTA;

/** Issue i goes on after it was set aside; recorded work asks what is left of it only now. */
export function continueIssue(run: Run, i: number, now: number): void {
  if (run.network.recorded[i] === RECORDED_BEGUN && run.settledAt[i] < 0) {
    run.workMinutes[i] = workOf(run, i, now);
    beginSettling(run, i, now);
  }
  takeUp(run, i, now);
}

/** The work of issue i is done now: its person and what it held are free; the finish may have to wait. */
export function endWork(run: Run, i: number, now: number): void {
  const p = run.performer[i];
  const traits = run.traits[i];
  if ((traits & TRAIT_BLOCK) !== 0 && run.aside.rest[i] > 0 && reachBlock(run, i, now)) return;
  run.workEnd[i] = now;
  if (p >= 0) {
    if ((traits & TRAIT_HANDS) !== 0) freeHand(run, p, i, now);
    else {
      run.running[p] = -1;
      run.freedBy[p] = i;
      run.freedMinute[p] = now;
    }
    markQueues(run, p);
  }
  if ((traits & TRAIT_USES) !== 0) releaseResources(run, i, now);
  if ((traits & TRAIT_SUPPORT) !== 0) returnSupport(run, i, now);
  if ((traits & TRAIT_HELD) !== 0 && holdFinish(run, i, p, now)) return;
  run.record(now, ROW.issueFinished, i, p);
  announceFinish(run, i, now);
}

/** Issue i leaves the hands of p, whose other work goes on faster. */
function freeHand(run: Run, p: number, i: number, now: number): void {
  const eager = isEager(run, p);
  if (eager) settlePerson(run, p, now);
  leaveHand(run, p, i, now);
  if (!eager) return;
  updateRate(run, p, now);
  reschedulePerson(run, p, now);
  keyHands(run, p);
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
  const traits = run.traits[i];
  if ((traits & TRAIT_GATE) === 0) countFinish(run, now);
  else push(run, -1 - i);
  happen(run, 2 * i + 1, now);
  if ((traits & TRAIT_LIMIT) !== 0 && run.network.doneEventOfIssue[i] === 2 * i + 1) makeRoom(run, i, now);
}

/** Likely end of issue i if person p started it now, at the present share: what dispatch may look at. NEVER = never. */
export function likelyEnd(run: Run, i: number, p: number, now: number): number {
  const { network } = run;
  const kind = network.workKind[i];
  const likely = network.likelyWork[i];
  if (kind === WORK_ELAPSED || likely === 0) return now + likely;
  const profile = run.profileOf[p];
  if (kind !== WORK_EFFORT) return orNever(profile.finishMinutes(now, likely));
  const rate = isEager(run, p) ? nextRate(run, i, p) : ownRate(run, i, p);
  if (rate === 0) return NEVER;
  return orNever(profile.finishUnits(now, Math.ceil((likely * UNITS_PER_MINUTE) / rate)));
}

/** Rate of issue i as one more in the hands of an eager person. */
function nextRate(run: Run, i: number, p: number): number {
  const whole = fullShareRate(run, p);
  return atSkill(run, i, p, splitRate(run, p, whole, run.hands.count[p] + 1));
}

function orNever(minute: number): number {
  return minute < 0 ? NEVER : minute;
}
