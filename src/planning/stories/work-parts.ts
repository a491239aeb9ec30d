// Why the work of one issue was as much as it was in one future: its likely value, what the draw made of it, what it cost to start without
// something, and each risk. The delay ledger says how work is taken apart; here the rows of the issue are read for it.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { type Network, RECORDED_DONE } from '../../engine/network/network.ts';
import { type LedgerRows, layOutRows } from '../ledger/ledger-rows.ts';
import { type Hits, WorkParts as LedgerParts } from '../ledger/work-parts.ts';

export class WorkParts implements Hits {
  private readonly network: Network;
  private readonly rows: LedgerRows;
  private readonly ledger: LedgerParts;
  /** By risk: number of the look in which it hit the issue in hand. */
  private readonly hitIn: Int32Array;
  private looks = 0;
  private trace: Trace | null = null;
  /** Minutes drawn, beyond what is likely; then what soft links and quotas cost. */
  estimate = 0;
  without = 0;
  /** Risks that changed the work and by how many minutes; the first `count` entries. A risk can have several. */
  count = 0;
  readonly risk: Int32Array;
  readonly minutes: Float64Array;

  constructor(network: Network) {
    this.network = network;
    this.rows = layOutRows(network);
    this.ledger = new LedgerParts(network, this.rows);
    this.hitIn = new Int32Array(network.riskCount);
    this.risk = new Int32Array(this.ledger.row.length);
    this.minutes = new Float64Array(this.ledger.row.length);
  }

  /** Takes the work of one planned issue apart. `startRow`: the row that tells of its start. */
  look(trace: Trace, tape: Int32Array, issue: number, startRow: number): void {
    const { ledger, rows } = this;
    this.looks++;
    this.trace = trace;
    ledger.begin();
    this.readRows(trace, issue, startRow);
    ledger.measure(issue, trace, tape, this);
    this.estimate = this.without = this.count = 0;
    for (let k = 0; k < ledger.count; k++) {
      const row = ledger.row[k];
      if (row >= rows.risk && row < rows.risk + this.network.riskCount) {
        this.risk[this.count] = row - rows.risk;
        this.minutes[this.count++] = ledger.amount[k];
      } else if (row === rows.variation + issue) this.estimate += ledger.amount[k];
      else if (row !== rows.likely + issue) this.without += ledger.amount[k];
    }
  }

  isHit(risk: number): boolean {
    return this.hitIn[risk] === this.looks;
  }

  settingOf(risk: number, issue: number): number {
    if (this.trace === null) throw new Error('assertion: no future is in hand');
    return settingAt(this.network, this.trace, risk, this.trace.eventMinute[2 * issue]);
  }

  private readRows({ rows, rowCount }: Trace, issue: number, startRow: number): void {
    for (let row = startRow + 1; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      const kind = rows[at + 1];
      if (kind === ROW.riskHit && rows[at + 3] === issue) this.hitIn[rows[at + 2]] = this.looks;
      else if (kind === ROW.linkSkipped && rows[at + 2] === issue)
        this.ledger.addCondition(this.softFactorOf(issue, rows[at + 3]));
      else if (kind === ROW.quotaMissed && rows[at + 2] === issue)
        this.ledger.addCondition(this.network.quotaFallback[rows[at + 3]]);
      else if (kind === ROW.issueFinished && rows[at + 2] === issue) return;
    }
  }

  private softFactorOf(issue: number, event: number): number {
    const { softOffset, softEvent, softFactor } = this.network;
    for (let k = softOffset[issue]; k < softOffset[issue + 1]; k++) if (softEvent[k] === event) return softFactor[k];
    return 1000;
  }
}

/** Setting in which a risk changes what begins at a minute: 1 = residual, once its mitigation is over and has not left the scope. */
export function settingAt(network: Network, trace: Trace, risk: number, minute: number): number {
  const { riskMinuteSlot, mitigationOfRisk, dataMinute, recorded } = network;
  if (riskMinuteSlot[risk] >= 0) return trace.riskState[risk] - 1;
  const mitigation = mitigationOfRisk[risk];
  if (mitigation < 0 || (trace.workEnd[mitigation] < 0 && recorded[mitigation] !== RECORDED_DONE)) return 0;
  const finish = trace.eventMinute[2 * mitigation + 1];
  return finish >= 0 && finish <= Math.max(dataMinute, minute) ? 1 : 0;
}
