// What risks do to people in one future: drawn absences and losses of capacity, each with its minutes, and whom they keep from working.

import type { ChainStops } from '../../engine/forecast/chain-stops.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { EFFECT_CAPACITY, type Network } from '../../engine/network/network.ts';
import type { Account } from './account.ts';
import type { LedgerRows } from './ledger-rows.ts';
import type { SpanCharges } from './span-charges.ts';

export class Absences {
  private readonly network: Network;
  private readonly rows: LedgerRows;
  private readonly account: Account;
  private readonly spans: SpanCharges;
  /** Can anything of this kind happen in this plan? */
  private readonly can: boolean;
  /** Effect, person, first and last minute (exclusive) of each; a loss of capacity has no person of its own (-1). */
  private list = new Int32Array(64);
  private count = 0;
  /** Working time of the plan calendar in what was charged last. */
  chargedInPlan = 0;

  constructor(network: Network, rows: LedgerRows, account: Account, spans: SpanCharges) {
    this.network = network;
    this.rows = rows;
    this.account = account;
    this.spans = spans;
    this.can = network.target.length > 0;
  }

  /** Collects those of one future; the stops hold their rows, last to first. */
  collect(trace: Trace, tape: Int32Array, stops: ChainStops): void {
    this.count = 0;
    if (!this.can) return;
    for (let stop = 0; stop < stops.count; stop++) {
      if (stops.markOf(stop) > 0) continue;
      const at = stops.rowOf(stop) * ROW_SIZE;
      const minute = trace.rows[at];
      const subject = trace.rows[at + 2];
      const object = trace.rows[at + 3];
      switch (trace.rows[at + 1]) {
        case ROW.absenceEnded:
          this.put(object, subject, -1, minute);
          break;
        case ROW.absenceBegan:
          this.begin(object, subject, minute);
          break;
        case ROW.riskOccurred:
          this.addLosses(subject, object, minute, tape);
          break;
      }
    }
  }

  private put(effect: number, person: number, from: number, to: number): void {
    if (4 * this.count === this.list.length) {
      const wider = new Int32Array(2 * this.list.length);
      wider.set(this.list);
      this.list = wider;
    }
    const at = 4 * this.count++;
    this.list[at] = effect;
    this.list[at + 1] = person;
    this.list[at + 2] = from;
    this.list[at + 3] = to;
  }

  /** The absence began here; one that never ended lasts as long as the future. */
  private begin(effect: number, person: number, minute: number): void {
    for (let at = 0; at < 4 * this.count; at += 4) {
      if (this.list[at] !== effect || this.list[at + 1] !== person || this.list[at + 2] >= 0) continue;
      this.list[at + 2] = minute;
      return;
    }
    this.put(effect, person, minute, this.network.horizonMinute);
  }

  private addLosses(r: number, setting: number, minute: number, tape: Int32Array): void {
    const { effectOffset, effectKind, effectSlot, effectResidualSlot, planProfile, horizonMinute } = this.network;
    for (let e = effectOffset[r]; e < effectOffset[r + 1]; e++) {
      if (effectKind[e] !== EFFECT_CAPACITY) continue;
      const slot = setting === 0 ? effectSlot[e] : effectResidualSlot[e];
      if (slot < 0) continue;
      const end = planProfile.finishMinutes(minute, tape[slot]);
      this.put(e, -1, minute, end < 0 ? horizonMinute : end);
    }
  }

  /** Charges to risks what their absences took of the working time of person p in [from, to), at most `most` minutes. Returns how much. */
  chargeAbsences(p: number, from: number, to: number, most: number): number {
    let charged = 0;
    this.chargedInPlan = 0;
    for (let at = 0; at < 4 * this.count && charged < most; at += 4) {
      if (this.list[at + 1] !== p) continue;
      const begin = Math.max(from, this.list[at + 2]);
      const end = Math.min(to, this.list[at + 3]);
      if (begin >= end) continue;
      const minutes = Math.min(most - charged, this.spans.workedBy(p, begin, end));
      const inPlan = Math.min(minutes, this.spans.workedInPlanBy(p, begin, end));
      this.account.add(this.rows.risk + this.network.effectRisk[this.list[at]], minutes, inPlan);
      this.chargedInPlan += inPlan;
      charged += minutes;
    }
    return charged;
  }

  /** The same for what losses of capacity took of their pace. */
  chargeLosses(p: number, from: number, to: number, most: number): number {
    let charged = 0;
    this.chargedInPlan = 0;
    for (let at = 0; at < 4 * this.count && charged < most; at += 4) {
      const effect = this.list[at];
      if (this.list[at + 1] >= 0 || !this.hits(effect, p)) continue;
      const begin = Math.max(from, this.list[at + 2]);
      const end = Math.min(to, this.list[at + 3]);
      if (begin >= end) continue;
      const { effectPercent, effectRisk } = this.network;
      const lost = Math.floor((this.spans.workedBy(p, begin, end) * effectPercent[effect] + 50) / 100);
      const minutes = Math.min(most - charged, lost);
      const inPlan = Math.min(minutes, this.spans.workedInPlanBy(p, begin, end));
      this.account.add(this.rows.risk + effectRisk[effect], minutes, inPlan);
      this.chargedInPlan += inPlan;
      charged += minutes;
    }
    return charged;
  }

  private hits(effect: number, p: number): boolean {
    const { targetOffset, target } = this.network;
    for (let k = targetOffset[effect]; k < targetOffset[effect + 1]; k++) if (target[k] === p) return true;
    return false;
  }
}
