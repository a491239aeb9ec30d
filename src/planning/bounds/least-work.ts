// The least work each issue can be in one future, whatever the plan: its draw (the kindest of those it would have with somebody else), missed
// links and risks only as far as no plan gets round them. A risk with a window counts in full where the issue cannot have begun before.
import { leastOf } from '../../engine/feasibility/least-work.ts';
import { addFactor, applyFactors, clearFactors, type Factors } from '../../engine/kernel/factors.ts';
import { LONGEST_WORK } from '../../engine/kernel/risks.ts';
import { EFFECT_DELAY, EFFECT_FACTOR, EFFECT_WORK, type Network } from '../../engine/network/network.ts';
import type { DrawnWork } from './drawn-work.ts';
import type { TeamRules } from './team-rules.ts';

/** Nothing for certain: a risk that bears on an issue in no plan, or not in every one. */
const NONE = -1;

export class LeastWork {
  private readonly rules: TeamRules;
  private readonly network: Network;
  private readonly drawn: DrawnWork;
  private readonly certain: Factors = { product: 1, scale: 1 };
  private readonly possible: Factors = { product: 1, scale: 1 };
  /** By issue: the least factor in thousandths that links not waited for and quotas may put on it. */
  private readonly kindest: readonly (readonly number[])[];
  private readonly touched: Uint8Array;
  /** Effects that may make work less and may be about any issue that changes hands. */
  private readonly wandering: readonly number[];
  /** Of the issue asked about last: minutes for which a risk holds its result back in every plan. */
  delay = 0;

  constructor(rules: TeamRules, drawn: DrawnWork) {
    const { network } = rules;
    this.rules = rules;
    this.network = network;
    this.drawn = drawn;
    this.kindest = Array.from({ length: network.issueCount }, (_, i) => kindFactors(network, i));
    this.wandering = wanderingEffects(rules);
    const isHit = (i: number): boolean => network.effectsOnIssueOffset[i + 1] > network.effectsOnIssueOffset[i];
    const isReached = (i: number): boolean => this.wandering.length > 0 && rules.changesHands[i] === 1;
    this.touched = Uint8Array.from(this.kindest, (factors, i) =>
      factors.length > 0 || isHit(i) || isReached(i) ? 1 : 0,
    );
  }

  /** Minutes of work of an issue of the plan that cannot begin before the civil minute `earliest`. */
  of(i: number, earliest: number, tape: Int32Array): number {
    this.delay = 0;
    const { mayVanish, unknownWork } = this.rules;
    if (mayVanish[i] === 1 || unknownWork[i] === 1) return 0;
    const base = this.drawn.least(i);
    return this.touched[i] === 0 ? base : this.afflicted(i, base, earliest, tape);
  }

  private afflicted(i: number, drawn: number, earliest: number, tape: Int32Array): number {
    const { effectsOnIssueOffset, effectsOnIssue, effectKind, combineMax } = this.network;
    const { certain, possible } = this;
    clearFactors(certain);
    clearFactors(possible);
    for (const factor of this.kindest[i]) addFactor(possible, factor, false);
    const softened = applyFactors(possible, drawn, LONGEST_WORK);
    clearFactors(possible);
    let extra = 0;
    for (let k = effectsOnIssueOffset[i]; k < effectsOnIssueOffset[i + 1]; k++) {
      const e = effectsOnIssue[k];
      const kind = effectKind[e];
      if (kind > EFFECT_WORK) continue;
      const sure = this.sureValue(e, i, earliest, tape);
      if (kind === EFFECT_DELAY) this.delay += Math.max(0, sure);
      else if (kind === EFFECT_WORK) extra += Math.max(0, sure);
      else if (kind === EFFECT_FACTOR) {
        if (sure !== NONE) addFactor(certain, sure, combineMax);
        else if (!this.wanders(e, i)) addFactor(possible, Math.min(1000, this.luckiest(e, tape)), false);
      }
    }
    if (this.rules.changesHands[i] === 1)
      for (const e of this.wandering) addFactor(possible, Math.min(1000, this.luckiest(e, tape)), false);
    const work = applyFactors(certain, softened, LONGEST_WORK) + extra;
    // Work in hand is multiplied and rounded as it stands then: a minute for that.
    return possible.product === possible.scale ? work : Math.max(0, applyFactors(possible, work, LONGEST_WORK) - 1);
  }

  /** What an effect does to issue i in every plan; NONE = nothing that is sure. */
  private sureValue(e: number, i: number, earliest: number, tape: Int32Array): number {
    const { effectRisk, riskMinuteSlot, mitigationOfRisk, effectSlot, recorded } = this.network;
    const { movableRisk, changesHands, mitigableRisk } = this.rules;
    const r = effectRisk[e];
    if (mitigationOfRisk[r] >= 0 || mitigableRisk[r] === 1) return NONE;
    if (movableRisk[r] === 1 && changesHands[i] === 1) return NONE;
    if (riskMinuteSlot[r] >= 0 && (recorded[i] !== 0 || tape[riskMinuteSlot[r]] > earliest)) return NONE;
    return effectSlot[e] < 0 || !this.fires(r, 0, tape) ? NONE : tape[effectSlot[e]];
  }

  /** Counted with those that may be about any issue. */
  private wanders(e: number, i: number): boolean {
    return this.rules.changesHands[i] === 1 && this.wandering.includes(e);
  }

  /** The smaller of what a factor may come to in either setting. */
  private luckiest(e: number, tape: Int32Array): number {
    const { effectRisk, effectSlot, effectResidualSlot } = this.network;
    const r = effectRisk[e];
    const inherent = effectSlot[e] >= 0 && this.fires(r, 0, tape) ? tape[effectSlot[e]] : 1000;
    const residual = effectResidualSlot[e] >= 0 && this.fires(r, 1, tape) ? tape[effectResidualSlot[e]] : 1000;
    return Math.min(inherent, residual);
  }

  /** As the kernel decides it: one draw for both settings. */
  private fires(r: number, setting: number, tape: Int32Array): boolean {
    const { riskThreshold, riskSlot, bandSlot } = this.network;
    const low = riskThreshold[4 * r + 2 * setting];
    const high = riskThreshold[4 * r + 2 * setting + 1];
    return tape[riskSlot[r]] < (low === high ? low : low + Math.floor(((high - low) * tape[bandSlot]) / 65_536));
  }
}

/** Factors below one that it may or may not get from links it does not wait for, and from quotas that have run out. */
function kindFactors(network: Network, i: number): number[] {
  const { softOffset, softFactor, consumeOffset, consumeQuota, quotaFallback } = network;
  const factors: number[] = [...softFactor.subarray(softOffset[i], softOffset[i + 1])];
  for (let c = consumeOffset[i]; c < consumeOffset[i + 1]; c++) factors.push(quotaFallback[consumeQuota[c]] || 1000);
  return factors.filter((factor) => factor < 1000);
}

function wanderingEffects({ network, movableRisk }: TeamRules): number[] {
  const { effectKind, effectRisk, effectSlot, effectResidualSlot, slots } = network;
  return Array.from(effectKind.keys()).filter((e) => {
    const settings = [effectSlot[e], effectResidualSlot[e]].filter((slot) => slot >= 0);
    const isKind = settings.some((slot) => leastOf(slots[slot].source) < 1000);
    return effectKind[e] === EFFECT_FACTOR && movableRisk[effectRisk[e]] === 1 && isKind;
  });
}
