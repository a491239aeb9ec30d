// What the work of one issue in one future is made of: the likely value of its estimate, what the draw made of it, soft links and quotas that
// were not waited for, and each risk that hit it. Signed whole minutes that add up to the work as done.
import { log } from '../../engine/chance/ready.ts';
import { addFactor, applyFactors, clearFactors, type Factors } from '../../engine/kernel/factors.ts';
import { LONGEST_WORK } from '../../engine/kernel/risks.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { EFFECT_DELAY, EFFECT_FACTOR, EFFECT_WORK, type Network } from '../../engine/network/network.ts';
import type { LedgerRows } from './ledger-rows.ts';
import { splitByWeights } from './split-by-weights.ts';

/** How risks changed issues in the future in hand. */
export interface Hits {
  /** Did risk r, which occurred, change this issue? */
  isHit(r: number, i: number): boolean;
  /** In which setting: 0 inherent, 1 residual. */
  settingOf(r: number, i: number): number;
}

export class WorkParts {
  private readonly network: Network;
  private readonly rows: LedgerRows;
  /** Row and amount of each part; the likely work stands first. */
  readonly row: Int32Array;
  readonly amount: Float64Array;
  count = 0;
  /** What the parts add up to. */
  total = 0;
  /** Factors of soft links and quotas of the issue in hand that were not waited for. */
  private readonly conditions: Factors = { product: 1, scale: 1 };
  private readonly atStart: Factors = { product: 1, scale: 1 };
  /** Factors of risks: their rows, their logarithms and what they come to; those at the start, then those that hit running work. */
  private readonly factorRow: Int32Array;
  private readonly factor: Float64Array;
  private readonly weight: Float64Array;
  private readonly come: Float64Array;
  private startCount = 0;
  private runCount = 0;

  constructor(network: Network, rows: LedgerRows) {
    this.network = network;
    this.rows = rows;
    const { effectsOnIssueOffset: offset, issueCount } = network;
    let most = 0;
    for (let i = 0; i < issueCount; i++) most = Math.max(most, offset[i + 1] - offset[i]);
    this.row = new Int32Array(most + 6);
    this.amount = new Float64Array(most + 6);
    this.factorRow = new Int32Array(2 * most);
    this.factor = new Float64Array(2 * most);
    this.weight = new Float64Array(most);
    this.come = new Float64Array(most);
  }

  /** The chain comes to another issue. */
  begin(): void {
    clearFactors(this.conditions);
  }

  /** Something the issue in hand did not wait for: factor in thousandths. */
  addCondition(thousandths: number): void {
    addFactor(this.conditions, thousandths, false);
  }

  private put(row: number, amount: number): void {
    this.row[this.count] = row;
    this.amount[this.count++] = amount;
  }

  /** All of it is one thing. */
  single(row: number, total: number): void {
    this.count = 0;
    this.total = total;
    this.put(row, total);
  }

  /** The parts of planned issue i. */
  measure(i: number, trace: Trace, tape: Int32Array, hits: Hits): void {
    const { network, rows } = this;
    const drawn = tape[network.workSlot[i]];
    const likely = network.likelyWork[i];
    const done = trace.workMinutes[i];
    const base = applyFactors(this.conditions, drawn, LONGEST_WORK);
    this.count = 0;
    this.total = done;
    this.put(rows.likely + i, likely);
    if (drawn !== likely) this.put(rows.variation + i, drawn - likely);
    if (base !== drawn) this.put(rows.workaround + i, base - drawn);
    if (done !== base || network.effectsOnIssueOffset[i] < network.effectsOnIssueOffset[i + 1])
      this.addRisks(i, base, done, trace, tape, hits);
  }

  private addRisks(i: number, base: number, done: number, trace: Trace, tape: Int32Array, hits: Hits): void {
    const extra = this.collect(i, trace, tape, hits);
    const byFactors = done - base - extra;
    if (byFactors === 0 && this.startCount + this.runCount < 2) return;
    if (this.startCount + this.runCount === 0) {
      // A soft link or quota whose row lies beyond the chain; or nothing known.
      const conditioned =
        this.network.softOffset[i] < this.network.softOffset[i + 1] ||
        this.network.consumeOffset[i] < this.network.consumeOffset[i + 1];
      this.put(conditioned ? this.rows.workaround + i : this.rows.other, byFactors);
      return;
    }
    const most = this.factorRow.length / 2;
    let first = this.runCount === 0 ? byFactors : 0;
    if (this.startCount > 0 && this.runCount > 0) first = applyFactors(this.atStart, base, LONGEST_WORK) - base;
    this.split(0, this.startCount, first, base);
    this.split(most, this.runCount, byFactors - first, base);
  }

  /** Collects the factors that hit issue i, puts extra work where it belongs and returns its sum. */
  private collect(i: number, trace: Trace, tape: Int32Array, hits: Hits): number {
    const { effectsOnIssueOffset, effectsOnIssue, effectRisk, effectKind, combineMax } = this.network;
    const most = this.factorRow.length / 2;
    let extra = 0;
    this.startCount = 0;
    this.runCount = 0;
    clearFactors(this.atStart);
    for (let k = effectsOnIssueOffset[i]; k < effectsOnIssueOffset[i + 1]; k++) {
      const e = effectsOnIssue[k];
      const r = effectRisk[e];
      if ((effectKind[e] !== EFFECT_FACTOR && effectKind[e] !== EFFECT_WORK) || trace.riskState[r] === 0) continue;
      const slot = this.slotOf(e, hits.settingOf(r, i));
      if (slot < 0 || !hits.isHit(r, i)) continue;
      if (effectKind[e] === EFFECT_WORK) {
        extra += tape[slot];
        this.put(this.rows.risk + r, tape[slot]);
        continue;
      }
      const { riskMinuteSlot } = this.network;
      const running = riskMinuteSlot[r] >= 0 && tape[riskMinuteSlot[r]] > trace.eventMinute[2 * i];
      const at = running ? most + this.runCount++ : this.startCount++;
      this.factorRow[at] = this.rows.risk + r;
      this.factor[at] = tape[slot];
      if (!running) addFactor(this.atStart, tape[slot], combineMax);
    }
    return extra;
  }

  private slotOf(e: number, setting: number): number {
    const { effectSlot, effectResidualSlot } = this.network;
    return setting === 0 ? effectSlot[e] : effectResidualSlot[e];
  }

  /** Splits `amount` among the factors from .. from + count - 1 by their logarithms (the largest alone where only it counts). */
  private split(from: number, count: number, amount: number, base: number): void {
    const { factor, factorRow, weight, come } = this;
    if (count === 0) return;
    let only = count === 1 ? from : -1;
    if (count > 1 && this.network.combineMax) {
      only = from;
      for (let k = from + 1; k < from + count; k++) if (factor[k] > factor[only]) only = k;
    }
    // Work times nothing is nothing, whatever else there is.
    for (let k = from; k < from + count && only < 0; k++) if (factor[k] === 0) only = k;
    if (only >= 0) {
      this.put(factorRow[only], amount);
      return;
    }
    for (let k = 0; k < count; k++) weight[k] = log(factor[from + k] / 1000);
    splitByWeights(amount, base, weight, count, come);
    for (let k = 0; k < count; k++) this.put(factorRow[from + k], come[k]);
  }

  /** The delays that risks put behind the work of issue i, as parts. */
  measureDelays(i: number, trace: Trace, tape: Int32Array, hits: Hits): void {
    const { effectsOnIssueOffset, effectsOnIssue, effectRisk, effectKind } = this.network;
    this.count = 0;
    this.total = 0;
    for (let k = effectsOnIssueOffset[i]; k < effectsOnIssueOffset[i + 1]; k++) {
      const e = effectsOnIssue[k];
      const r = effectRisk[e];
      if (effectKind[e] !== EFFECT_DELAY || trace.riskState[r] === 0 || !hits.isHit(r, i)) continue;
      const slot = this.slotOf(e, hits.settingOf(r, i));
      if (slot < 0 || tape[slot] === 0) continue;
      this.put(this.rows.risk + r, tape[slot]);
      this.total += tape[slot];
    }
  }
}
