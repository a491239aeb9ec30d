// What all charges of one future share: the trace in hand, the account, and questions about the trace that several of them ask.
import type { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import type { ChainStops } from '../../engine/forecast/chain-stops.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { type Network, RECORDED_BEGUN } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { Absences } from './absences.ts';
import { Account } from './account.ts';
import { ChainSteps } from './chain-steps.ts';
import { type LedgerRows, layOutRows } from './ledger-rows.ts';
import { SpanCharges } from './span-charges.ts';

export class ChainContext {
  readonly plan: Plan;
  readonly network: Network;
  readonly rows: LedgerRows;
  readonly account: Account;
  readonly spans: SpanCharges;
  readonly absences: Absences;
  readonly steps = new ChainSteps();
  private readonly marks: ChainMarks;
  private inHand: Trace | null = null;
  tape: Int32Array = new Int32Array(0);
  /** Can a mitigation leave the scope in this plan? By issue: number of the last future in which it did. */
  private readonly canDrop: boolean;
  private readonly droppedIn: Int32Array;
  private future = 0;

  constructor(plan: Plan, network: Network, marks: ChainMarks) {
    this.plan = plan;
    this.network = network;
    this.marks = marks;
    this.rows = layOutRows(network);
    this.account = new Account(this.rows.count);
    this.spans = new SpanCharges(plan, network, this.rows, this.account);
    this.absences = new Absences(network, this.rows, this.account, this.spans);
    this.canDrop = network.mitigationOfRisk.some(
      (i) => i >= 0 && (network.policyIssue.includes(i) || network.factSubject.includes(i)),
    );
    this.droppedIn = new Int32Array(network.issueCount);
  }

  /** The next future, whose chain has been walked. */
  open(trace: Trace, tape: Int32Array, stops: ChainStops): void {
    this.inHand = trace;
    this.tape = tape;
    this.absences.collect(trace, tape, stops);
    this.future++;
    if (!this.canDrop) return;
    for (let stop = 0; stop < stops.count; stop++)
      if (this.kindOf(stops.rowOf(stop)) === ROW.issueDropped)
        this.droppedIn[this.subjectOf(stops.rowOf(stop))] = this.future;
  }

  /** 1 = risk r changed issue i in its residual setting: its mitigation was over by then, and had not left the scope. */
  readonly settingOf = (r: number, i: number): number => {
    const { riskMinuteSlot, mitigationOfRisk } = this.network;
    const { eventMinute, riskState } = this.trace;
    if (riskMinuteSlot[r] >= 0) return riskState[r] - 1;
    const mitigation = mitigationOfRisk[r];
    if (mitigation < 0 || this.droppedIn[mitigation] === this.future) return 0;
    const finish = eventMinute[2 * mitigation + 1];
    return finish >= 0 && finish <= this.askedAt(i) ? 1 : 0;
  };

  /** Minute at which issue i met its risks: its start, or its first taking-up when it was in progress at the data date. */
  private askedAt(i: number): number {
    const { recorded, dataMinute } = this.network;
    const { rowCount, eventMinute } = this.trace;
    if (recorded[i] !== RECORDED_BEGUN) return eventMinute[2 * i];
    for (let row = 0; row < rowCount; row++)
      if (this.kindOf(row) === ROW.issueTakenUp && this.subjectOf(row) === i) return this.minuteOf(row);
    return dataMinute;
  }

  get trace(): Trace {
    if (this.inHand === null) throw new Error('Assertion: no future is in hand');
    return this.inHand;
  }

  /** Minute no earlier than which anything is charged. */
  get origin(): number {
    return this.network.dataMinute;
  }

  minuteOf(row: number): number {
    return this.trace.rows[row * ROW_SIZE];
  }
  kindOf(row: number): number {
    return this.trace.rows[row * ROW_SIZE + 1];
  }
  subjectOf(row: number): number {
    return this.trace.rows[row * ROW_SIZE + 2];
  }
  objectOf(row: number): number {
    return this.trace.rows[row * ROW_SIZE + 3];
  }

  /** Did risk r, which occurred, change this node, which it can hit? */
  readonly isHit = (r: number, node: number): boolean => {
    const { hits, hitCount } = this.marks;
    const { riskMinuteSlot, mitigationOfRisk, issueCount } = this.network;
    // Decided at the start once and for all: it hits every issue it can, when that starts.
    if (node < issueCount && riskMinuteSlot[r] < 0 && mitigationOfRisk[r] < 0) return true;
    for (let k = 0; k < hitCount; k += 2) if (hits[k] === r && hits[k + 1] === node) return true;
    return false;
  };

  /** Number of the attempt of gate g that a row at or before `row` tells of last: a review that started, or (`ROW.gateFailed`) failed. */
  attemptAt(g: number, row: number, kind: number): number {
    for (let k = row; k >= 0; k--) if (this.kindOf(k) === kind && this.subjectOf(k) === g) return this.objectOf(k);
    return 1;
  }

  /** Row that attempt a of gate g, and the rework before it, are charged to: what a risk made fail is the risk's. */
  rowOfAttempt(g: number, attempt: number): number {
    const { rows, network, tape } = this;
    if (attempt <= 1) return rows.gate + g;
    if (attempt === 2 && tape[network.passSlot[g]] < network.passThreshold[g])
      for (let r = 0; r < network.riskCount; r++)
        if (this.trace.riskState[r] > 0 && this.isHit(r, network.issueCount + g)) return rows.risk + r;
    return rows.rework + g;
  }

  /** Since when issue i, taken up in this row, waited only for its person; a number beyond every minute when the rows do not say. */
  freeSince(i: number, row: number): number {
    const { network } = this;
    for (let k = row - 1; k >= 0; k--) {
      const kind = this.kindOf(k);
      if (kind === ROW.issueUnblocked && this.objectOf(k) === i) return this.minuteOf(k);
      if (kind === ROW.issueSetAside && this.subjectOf(k) === i)
        return this.minuteOf(k) < network.dataMinute ? network.dataMinute : network.horizonMinute;
    }
    return network.horizonMinute;
  }
}
