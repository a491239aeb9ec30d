// Why the work of an issue was as much as it was in one future: its likely value, what the draw made of it, what it cost to start without
// something, and each risk. A product of factors is split among its risks in proportion to their logarithms, largest remainder.
import { log } from '../../engine/chance/ready.ts';
import { addFactor, applyFactors, clearFactors } from '../../engine/kernel/factors.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { EFFECT_FACTOR, EFFECT_WORK, type Network } from '../../engine/network/network.ts';

/** No work is longer (docs/rules-of-work.md, "Risks"). */
const LONGEST_WORK = 1e9;

export class WorkParts {
  private readonly network: Network;
  private readonly factors = { product: 1, scale: 1 };
  /** Minutes drawn, beyond what is likely; then what soft links and quotas cost. */
  estimate = 0;
  without = 0;
  /** Risks that changed the work, in the order of the rows, and by how many minutes; the first `count` entries. */
  count = 0;
  readonly risk: Int32Array;
  readonly minutes: Float64Array;
  private readonly weight: Float64Array;

  constructor(network: Network) {
    this.network = network;
    this.risk = new Int32Array(network.riskCount);
    this.minutes = new Float64Array(network.riskCount);
    this.weight = new Float64Array(network.riskCount);
  }

  /** Takes the work of one planned issue apart. `startRow`: the row that tells of its start. */
  look(trace: Trace, tape: Int32Array, issue: number, startRow: number): void {
    const { workSlot, likelyWork } = this.network;
    const drawn = tape[workSlot[issue]];
    this.estimate = drawn - likelyWork[issue];
    this.count = 0;
    clearFactors(this.factors);
    this.readRows(trace, issue, startRow);
    const base = applyFactors(this.factors, drawn, LONGEST_WORK);
    this.without = base - drawn;
    this.shareOut(trace, tape, issue, trace.workMinutes[issue] - base);
  }

  private readRows({ rows, rowCount }: Trace, issue: number, startRow: number): void {
    const { quotaFallback } = this.network;
    for (let row = startRow + 1; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      const kind = rows[at + 1];
      if (kind === ROW.riskHit && rows[at + 3] === issue) this.addRisk(rows[at + 2]);
      else if (kind === ROW.linkSkipped && rows[at + 2] === issue)
        addFactor(this.factors, this.softFactorOf(issue, rows[at + 3]), false);
      else if (kind === ROW.quotaMissed && rows[at + 2] === issue)
        addFactor(this.factors, quotaFallback[rows[at + 3]], false);
      else if (kind === ROW.issueFinished && rows[at + 2] === issue) return;
    }
  }

  private addRisk(risk: number): void {
    for (let k = 0; k < this.count; k++) if (this.risk[k] === risk) return;
    this.risk[this.count] = risk;
    this.minutes[this.count] = 0;
    this.weight[this.count] = 0;
    this.count++;
  }

  private softFactorOf(issue: number, event: number): number {
    const { softOffset, softEvent, softFactor } = this.network;
    for (let k = softOffset[issue]; k < softOffset[issue + 1]; k++) if (softEvent[k] === event) return softFactor[k];
    return 1000;
  }

  /** Extra work goes to its risk; what factors made of the rest is split by their logarithms. */
  private shareOut(trace: Trace, tape: Int32Array, issue: number, total: number): void {
    let rest = total;
    let weights = 0;
    for (let k = 0; k < this.count; k++) {
      rest -= this.weigh(trace, tape, issue, k);
      weights += this.weight[k];
    }
    if (rest === 0 || this.count === 0) return;
    let given = 0;
    let largest = 0;
    for (let k = 0; k < this.count; k++) {
      // Where no factor is known (all 1, or they cancel out) the first risk stands for all.
      const part = weights === 0 ? 0 : Math.floor((rest * this.weight[k]) / weights);
      this.minutes[k] += part;
      given += part;
      if (this.weight[k] > this.weight[largest]) largest = k;
    }
    this.minutes[largest] += rest - given;
  }

  /** Sets the logarithm of a risk's factors on the issue; returns its extra work, which it has been given. */
  private weigh(trace: Trace, tape: Int32Array, issue: number, k: number): number {
    const { effectsOnIssueOffset, effectsOnIssue, effectRisk, effectKind, effectSlot, effectResidualSlot } =
      this.network;
    const slots = this.isResidual(trace, issue, this.risk[k]) ? effectResidualSlot : effectSlot;
    for (let x = effectsOnIssueOffset[issue]; x < effectsOnIssueOffset[issue + 1]; x++) {
      const e = effectsOnIssue[x];
      if (effectRisk[e] !== this.risk[k] || slots[e] < 0) continue;
      if (effectKind[e] === EFFECT_WORK) this.minutes[k] += tape[slots[e]];
      else if (effectKind[e] === EFFECT_FACTOR && tape[slots[e]] > 0) this.weight[k] += log(tape[slots[e]] / 1000);
    }
    return this.minutes[k];
  }

  /** Did the risk bear on the issue with the values after its mitigation? */
  private isResidual({ riskState, eventMinute }: Trace, issue: number, risk: number): boolean {
    const { riskMinuteSlot, mitigationOfRisk } = this.network;
    if (riskMinuteSlot[risk] >= 0) return riskState[risk] === 2;
    const mitigation = mitigationOfRisk[risk];
    const finished = mitigation < 0 ? -1 : eventMinute[2 * mitigation + 1];
    return finished >= 0 && finished <= eventMinute[2 * issue];
  }
}
