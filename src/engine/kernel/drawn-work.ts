// How much work an issue is when it starts: its draw, what missed soft links and quotas cost it, and the risks that hold at that minute.
import { EFFECT_BLOCK, EFFECT_DELAY, EFFECT_FACTOR, EFFECT_WORK, RECORDED_NOTHING } from '../network/network.ts';
import { planBlock } from './aside.ts';
import { addFactor, applyFactors, clearFactors } from './factors.ts';
import { takeQuota } from './quotas.ts';
import { addDelay, LONGEST_WORK, settingFor, slotOf } from './risks.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';
import { TRAIT_QUOTA, TRAIT_RISKS, TRAIT_SOFT } from './traits.ts';

/** Work of issue i in minutes when it starts now: the draw, what soft links and quotas cost it, and the risks that hold at this minute; keeps delays and blocks for later. */
export function workOf(run: Run, i: number, now: number): number {
  const { workSlot, gateOfIssue } = run.network;
  const gate = gateOfIssue[i];
  const drawn = run.tape[workSlot[i] + (gate < 0 ? 0 : run.attempts[gate] - 1)];
  run.delay[i] = 0;
  const traits = run.traits[i];
  const base = (traits & (TRAIT_SOFT | TRAIT_QUOTA)) === 0 ? drawn : conditionedWork(run, i, drawn, now);
  return (traits & TRAIT_RISKS) === 0 ? base : afflictedWork(run, i, base, now);
}

/** Work begun before what it softly depends on, or without its quota: factors in thousandths, applied once, half up. */
function conditionedWork(run: Run, i: number, drawn: number, now: number): number {
  const { softOffset, softEvent, softFactor, consumeOffset, recorded } = run.network;
  const factors = run.factors;
  clearFactors(factors);
  for (let k = softOffset[i]; k < softOffset[i + 1]; k++) {
    if (run.eventMinute[softEvent[k]] >= 0) continue;
    run.record(now, ROW.linkSkipped, i, softEvent[k]);
    addFactor(factors, softFactor[k], false);
  }
  // Recorded starts ask no quota, and neither does going on with them.
  if (recorded[i] === RECORDED_NOTHING)
    for (let c = consumeOffset[i]; c < consumeOffset[i + 1]; c++) {
      const factor = takeQuota(run, i, c, now);
      if (factor !== 1000) addFactor(factors, factor, false);
    }
  return applyFactors(factors, drawn, LONGEST_WORK);
}

function afflictedWork(run: Run, i: number, base: number, now: number): number {
  const { effectsOnIssueOffset, effectsOnIssue, effectRisk, effectKind, combineMax } = run.network;
  const factors = run.factors;
  clearFactors(factors);
  let extra = 0;
  let lastRisk = -1;
  let blockMinutes = 0;
  let blockRisk = -1;
  let point = -1;
  for (let k = effectsOnIssueOffset[i]; k < effectsOnIssueOffset[i + 1]; k++) {
    const e = effectsOnIssue[k];
    const r = effectRisk[e];
    const setting = settingFor(run, r, now);
    const slot = setting < 0 ? -1 : slotOf(run, e, setting);
    if (slot < 0) continue;
    if (r !== lastRisk) {
      run.riskHits[r]++;
      run.record(now, ROW.riskHit, r, i);
      lastRisk = r;
    }
    const value = run.tape[slot];
    if (effectKind[e] === EFFECT_FACTOR) addFactor(factors, value, combineMax);
    else if (effectKind[e] === EFFECT_WORK) extra += value;
    else if (effectKind[e] === EFFECT_DELAY) addDelay(run, i, r, value);
    else if (effectKind[e] === EFFECT_BLOCK && point < 0) {
      blockMinutes = value;
      blockRisk = r;
      point = run.tape[run.network.blockSlot[k]];
    }
  }
  const work = applyFactors(factors, base, LONGEST_WORK) + extra;
  if (point >= 0) planBlock(run, i, blockMinutes, blockRisk, work, point);
  return work;
}
