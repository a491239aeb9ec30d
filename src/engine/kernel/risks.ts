// Risks in one future: whether and when they fire, and what they do to work, people and gates. Dispatch never looks here.
import {
  EFFECT_ABSENCE,
  EFFECT_BLOCK,
  EFFECT_CAPACITY,
  EFFECT_DELAY,
  EFFECT_FAIL_GATE,
  EFFECT_WORK,
  WORK_EFFORT,
} from '../network/network.ts';
import { NEVER } from './agenda.ts';
import { block, isAside } from './aside.ts';
import { addFactor, applyFactors, clearFactors } from './factors.ts';
import { FIRST_FAILS } from './gate-states.ts';
import { isFirstReviewOpen } from './gates.ts';
import { nextInHand } from './hands.ts';
import { markQueues } from './queues.ts';
import { pauseReview, resumeReview, retryTogether } from './reviews.ts';
import type { Run } from './run.ts';
import {
  afterStop,
  beforeStop,
  reschedulePerson,
  schedule,
  settle,
  settlePerson,
  unitsOfWork,
  updateRate,
} from './shares.ts';
import { ROW } from './trace.ts';
import { TRAIT_BLOCK } from './traits.ts';
import { noticeRisk } from './watches.ts';

/** No work is longer, whatever multiplies it: minutes, far beyond every horizon. */
export const LONGEST_WORK = 1e9;
/** Bits of `firing`: the draw fires in the inherent setting, in the residual one. */
const FIRES = [1, 2] as const;

/** Decides the risks without a window and puts the others on the agenda. Called at the opening: minute 0, or the data date. */
export function openRisks(run: Run, now: number): void {
  const { riskCount, riskMinuteSlot, riskLeaf, bandSlot } = run.network;
  const position = run.tape[bandSlot];
  for (let r = 0; r < riskCount; r++) {
    run.firing[r] = (drawFires(run, r, 0, position) ? FIRES[0] : 0) | (drawFires(run, r, 1, position) ? FIRES[1] : 0);
    if (riskMinuteSlot[r] >= 0) run.agenda.set(riskLeaf[r], run.tape[riskMinuteSlot[r]]);
    else {
      const setting = run.hasHistory ? settingOf(run, r) : 0;
      if (fires(run, r, setting)) occur(run, r, setting, now);
    }
  }
}

/** One draw decides both settings, so firing is nested. `position` in the band: 0 ... 65536. */
function drawFires(run: Run, r: number, setting: number, position: number): boolean {
  const { riskThreshold, riskSlot } = run.network;
  const low = riskThreshold[4 * r + 2 * setting];
  const high = riskThreshold[4 * r + 2 * setting + 1];
  return run.tape[riskSlot[r]] < (low === high ? low : low + Math.floor(((high - low) * position) / 65_536));
}

/** Does risk r fire in setting 0 (inherent) or 1 (residual)? */
function fires(run: Run, r: number, setting: number): boolean {
  return (run.firing[r] & FIRES[setting]) !== 0;
}

/** 1 once the mitigating issue has finished. */
function settingOf(run: Run, r: number): number {
  const mitigation = run.network.mitigationOfRisk[r];
  if (mitigation < 0 || run.eventMinute[2 * mitigation + 1] < 0) return 0;
  // What was dropped mitigates nothing.
  return run.hasHistory && run.history.dropped[mitigation] === 1 ? 0 : 1;
}

function occur(run: Run, r: number, setting: number, now: number): void {
  const { effectOffset, effectKind } = run.network;
  run.riskState[r] = setting + 1;
  run.record(now, ROW.riskOccurred, r, setting);
  noticeRisk(run, r);
  for (let e = effectOffset[r]; e < effectOffset[r + 1]; e++) {
    const slot = slotOf(run, e, setting);
    if (slot < 0) continue;
    if (effectKind[e] === EFFECT_ABSENCE) beginAbsence(run, e, run.tape[slot], now);
    else if (effectKind[e] === EFFECT_CAPACITY) beginLoss(run, e, run.tape[slot], now);
    else if (effectKind[e] === EFFECT_FAIL_GATE) failGates(run, e, now);
  }
}

export function slotOf(run: Run, e: number, setting: number): number {
  return setting === 0 ? run.network.effectSlot[e] : run.network.effectResidualSlot[e];
}

/** A windowed risk's minute has come: it fires or not, and changes work in hand; work not started asks for itself later. */
export function riskDue(run: Run, r: number, now: number): void {
  const { hitOffset, hitIssue } = run.network;
  const setting = settingOf(run, r);
  if (!fires(run, r, setting)) return;
  occur(run, r, setting, now);
  for (let h = hitOffset[r]; h < hitOffset[r + 1]; h++) {
    const i = hitIssue[h];
    if (run.eventMinute[2 * i] >= 0 && run.workEnd[i] < 0) hitRunning(run, r, i, setting, now);
  }
}

/** Work begun and not done: in hand, or aside with a remainder that is known. */
function hitRunning(run: Run, r: number, i: number, setting: number, now: number): void {
  const { effectOffset, effectKind, workKind, combineMax } = run.network;
  const aside = isAside(run, i);
  if (aside && run.settledAt[i] < 0) return;
  if (!aside) settle(run, i, now);
  const behind = (run.traits[i] & TRAIT_BLOCK) === 0 ? 0 : run.aside.rest[i];
  const before = run.remaining[i] + behind;
  const factors = run.factors;
  clearFactors(factors);
  let extra = 0;
  let blocked = 0;
  let changed = false;
  for (let e = effectOffset[r]; e < effectOffset[r + 1]; e++) {
    const slot = slotOf(run, e, setting);
    if (slot < 0 || (effectKind[e] > EFFECT_WORK && effectKind[e] !== EFFECT_BLOCK)) continue;
    const value = run.tape[slot];
    if (effectKind[e] === EFFECT_BLOCK) {
      if (aside || blocked > 0) continue;
      blocked = value;
    } else if (effectKind[e] === EFFECT_WORK) extra += value;
    else if (effectKind[e] === EFFECT_DELAY) addDelay(run, i, r, value);
    else addFactor(factors, value, combineMax);
    changed = true;
  }
  if (!changed) return;
  run.riskHits[r]++;
  run.record(now, ROW.riskHit, r, i);
  const kind = workKind[i];
  const whole = applyFactors(factors, before, unitsOfWork(kind, LONGEST_WORK)) + unitsOfWork(kind, extra);
  // The point of a pending block stays where it is, as long as there is work behind it.
  const rest = behind > 0 ? Math.max(0, whole - run.remaining[i]) : 0;
  if (behind > 0) run.aside.rest[i] = rest;
  run.remaining[i] = whole - rest;
  const unit = kind === WORK_EFFORT ? unitsOfWork(kind, 1) : 1;
  run.workMinutes[i] += Math.floor((whole - before) / unit + 0.5);
  if (aside) return;
  if (blocked > 0 && run.remaining[i] > 0) block(run, i, blocked, r, now);
  else schedule(run, i, now);
}

export function addDelay(run: Run, i: number, r: number, minutes: number): void {
  run.delay[i] += minutes;
  run.delayRisk[i] = r;
}

/** Setting in which risk r bears on an issue that starts now; -1 = it does not. */
export function settingFor(run: Run, r: number, now: number): number {
  if (run.network.riskMinuteSlot[r] >= 0) return run.riskState[r] - 1;
  const setting = settingOf(run, r);
  if (!fires(run, r, setting)) return -1;
  if (run.riskState[r] === 0) {
    run.riskState[r] = setting + 1;
    run.record(now, ROW.riskOccurred, r, setting);
    noticeRisk(run, r);
  }
  return setting;
}

function beginAbsence(run: Run, e: number, minutes: number, now: number): void {
  const { targetOffset, target, effectEndLeaf, planProfile } = run.network;
  const end = planProfile.finishMinutes(now, minutes);
  run.agenda.set(effectEndLeaf[e], end < 0 ? NEVER : end);
  run.lossActive[e] = 1;
  for (let k = targetOffset[e]; k < targetOffset[e + 1]; k++) {
    const p = target[k];
    run.record(now, ROW.absenceBegan, p, e);
    beforeStop(run, p, now);
    if (run.absent[p] === 0) pauseReview(run, p, now);
    run.absent[p]++;
    run.stops[p]++;
    reschedulePerson(run, p, now);
    hitPerson(run, e, p, now);
  }
}

function beginLoss(run: Run, e: number, minutes: number, now: number): void {
  const { targetOffset, target, effectEndLeaf, planProfile } = run.network;
  const end = planProfile.finishMinutes(now, minutes);
  run.agenda.set(effectEndLeaf[e], end < 0 ? NEVER : end);
  run.lossActive[e] = 1;
  for (let k = targetOffset[e]; k < targetOffset[e + 1]; k++) {
    changeLoss(run, target[k], now);
    hitPerson(run, e, target[k], now);
  }
}

function hitPerson(run: Run, e: number, p: number, now: number): void {
  const r = run.network.effectRisk[e];
  run.riskHits[r]++;
  for (let i = run.running[p]; i >= 0; i = nextInHand(run, i)) run.record(now, ROW.riskHit, r, i);
}

/** The largest active loss counts. */
function changeLoss(run: Run, p: number, now: number): void {
  const { lossesOfPersonOffset, lossesOfPerson, effectPercent } = run.network;
  settlePerson(run, p, now);
  let loss = 0;
  for (let k = lossesOfPersonOffset[p]; k < lossesOfPersonOffset[p + 1]; k++) {
    const e = lossesOfPerson[k];
    if (run.lossActive[e] === 1) loss = Math.max(loss, effectPercent[e]);
  }
  run.loss[p] = loss;
  updateRate(run, p, now);
  reschedulePerson(run, p, now);
}

/** A drawn absence or loss is over. */
export function effectEnds(run: Run, e: number, now: number): void {
  const { effectKind, targetOffset, target } = run.network;
  run.lossActive[e] = 0;
  for (let k = targetOffset[e]; k < targetOffset[e + 1]; k++) {
    const p = target[k];
    if (effectKind[e] === EFFECT_CAPACITY) {
      changeLoss(run, p, now);
      continue;
    }
    settlePerson(run, p, now);
    run.absent[p]--;
    run.stops[p]--;
    run.record(now, ROW.absenceEnded, p, e);
    if (run.absent[p] > 0) continue;
    resumeReview(run, p, now);
    afterStop(run, p, now);
    markQueues(run, p);
  }
  if (effectKind[e] === EFFECT_ABSENCE) retryTogether(run, now);
}

function failGates(run: Run, e: number, now: number): void {
  const { targetOffset, target, issueCount, effectRisk } = run.network;
  for (let k = targetOffset[e]; k < targetOffset[e + 1]; k++) {
    const g = target[k];
    if (!isFirstReviewOpen(run, g)) continue;
    run.failFirst[g] = FIRST_FAILS;
    run.riskHits[effectRisk[e]]++;
    run.record(now, ROW.riskHit, effectRisk[e], issueCount + g);
  }
}
