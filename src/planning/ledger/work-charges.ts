// A stretch of work in hand: what of it is likely work, what chance and risks made of it, what a review or an absence of its person took,
// and what was lost because the person had only part of their time for it. And the delay behind the work.

import { ROW } from '../../engine/kernel/trace.ts';
import { EFFECT_CAPACITY, UNITS_PER_MINUTE, WORK_EFFORT, WORK_ELAPSED } from '../../engine/network/network.ts';
import { skillOf } from '../../engine/network/skill-of.ts';
import type { ChainContext } from './chain-context.ts';
import type { GapCharges } from './gap-charges.ts';
import { WorkParts } from './work-parts.ts';

export class WorkCharges {
  private readonly context: ChainContext;
  private readonly gaps: GapCharges;
  readonly parts: WorkParts;
  /** Does anything in this plan take a part of somebody's time? */
  private readonly shares: boolean;
  /** Row of each issue whose work is one thing whatever it is made of: lags and waits; -1. */
  private readonly oneRow: Int32Array;
  /** Row of what puts each delivery off, by issue; -1 = it is no delivery. */
  private readonly lateRisk: Int32Array;
  /** Last minute (exclusive) of the stretch in hand. */
  end = 0;
  /** Pauses of the stretch, [from, to) each, last first; minute at which the pause in hand ended (-1: none is). */
  private pauses = new Int32Array(32);
  private pauseCount = 0;
  private resumed = -1;
  /** Worked minutes of the stretch in hand that are not paused: all, and those in which something waited. */
  private worked = 0;
  private inPlan = 0;
  private waited = 0;

  constructor(context: ChainContext, gaps: GapCharges) {
    const { network, plan, rows } = context;
    this.context = context;
    this.gaps = gaps;
    this.parts = new WorkParts(network, rows);
    this.shares =
      network.supportPerson.length > 0 ||
      network.eagerPerson.includes(1) ||
      network.effectKind.includes(EFFECT_CAPACITY);
    this.oneRow = Int32Array.from(plan.issues, ({ implied }, i) => (implied === 'lag' ? rows.lag + i : -1));
    this.lateRisk = Int32Array.from(plan.issues, ({ implied, id }) =>
      implied === 'delivery' ? plan.risks.findIndex((risk) => risk.id === `late/${id}`) : -1,
    );
  }

  /** The chain comes to work in hand, from its end back. */
  begin(end: number): void {
    this.end = end;
    this.pauseCount = 0;
    this.resumed = -1;
  }

  /** Work went on here. */
  resume(minute: number): void {
    this.resumed = minute;
  }

  /** Work stopped here, until it went on or the stretch ended. */
  pause(minute: number): void {
    if (2 * this.pauseCount === this.pauses.length) {
      const wider = new Int32Array(2 * this.pauses.length);
      wider.set(this.pauses);
      this.pauses = wider;
    }
    this.pauses[2 * this.pauseCount] = minute;
    this.pauses[2 * this.pauseCount + 1] = this.resumed < 0 ? this.end : this.resumed;
    this.pauseCount++;
    this.resumed = -1;
  }

  /** Charges the stretch of issue i by person p (-1: nobody) that began at `minute`, as `row` tells. */
  charge(i: number, p: number, minute: number, row: number): void {
    const { context, end } = this;
    const { network, spans } = context;
    const from = Math.max(context.origin, minute);
    if (from >= end) return;
    const isElapsed = network.workKind[i] === WORK_ELAPSED;
    if (isElapsed) {
      this.worked = end - from;
      this.inPlan = spans.inPlan(from, end);
    } else {
      spans.chargeOff(p, from, end);
      this.worked = spans.worked;
      this.inPlan = spans.workedInPlan;
    }
    this.waited = this.waitedIn(p, from, isElapsed);
    for (let k = 0; k < this.pauseCount; k++) this.chargePause(p, this.pauses[2 * k], this.pauses[2 * k + 1], from);
    this.measure(i, row);
    if (this.shares && p >= 0 && network.workKind[i] === WORK_EFFORT) this.chargeShare(i, p, from);
    this.spread();
  }

  private waitedIn(p: number, from: number, isElapsed: boolean): number {
    const { gaps, end } = this;
    if (gaps.waitRow < 0 || gaps.since >= end) return 0;
    const begin = Math.max(from, gaps.since);
    return isElapsed ? end - begin : this.context.spans.workedBy(p, begin, end);
  }

  /** A review or a drawn absence of the person: the absence is its risk's, with the rest they did something else. */
  private chargePause(p: number, pausedAt: number, to: number, start: number): void {
    const { spans, absences, account, rows } = this.context;
    const from = Math.max(start, pausedAt);
    if (from >= to) return;
    const minutes = spans.workedBy(p, from, to);
    const inPlan = spans.workedInPlanBy(p, from, to);
    const absent = absences.chargeAbsences(p, from, to, minutes);
    account.add(rows.busy + p, minutes - absent, inPlan - absences.chargedInPlan);
    this.worked -= minutes;
    this.inPlan -= inPlan;
    if (this.waited > 0 && this.gaps.since < to) this.waited -= spans.workedBy(p, Math.max(from, this.gaps.since), to);
  }

  private measure(i: number, row: number): void {
    const { context, parts } = this;
    const { network } = context;
    const gate = network.gateOfIssue[i];
    if (gate >= 0) {
      // A rework belongs to the attempt after the one that failed.
      const attempt =
        network.reworkOfGate[gate] === i
          ? context.attemptAt(gate, row, ROW.gateFailed) + 1
          : context.attemptAt(gate, row, ROW.gateReviewStarted);
      parts.single(context.rowOfAttempt(gate, attempt), 1);
    } else if (this.oneRow[i] >= 0) parts.single(this.oneRow[i], 1);
    else parts.measure(i, context.trace, context.tape, context);
  }

  /** What of the stretch was lost because person p had less than their own pace for it: losses of capacity, support, several at once. */
  private chargeShare(i: number, p: number, from: number): void {
    const { network, absences, account, rows, trace } = this.context;
    const profile = network.profiles[network.profileOfPerson[p]];
    let units = profile.unitsAt(this.end) - profile.unitsAt(from);
    for (let k = 0; k < this.pauseCount; k++) {
      const begin = Math.max(from, this.pauses[2 * k]);
      if (begin < this.pauses[2 * k + 1]) units -= profile.unitsAt(this.pauses[2 * k + 1]) - profile.unitsAt(begin);
    }
    const rate = Math.floor(network.efficiencyOfPerson[p] * skillOf(network, i, p));
    const could = units * rate;
    const need = trace.workMinutes[i] * UNITS_PER_MINUTE;
    // The last minute may deliver more than was owed.
    if (this.worked === 0 || could - need < Math.ceil(units / this.worked + 1) * rate) return;
    const lost = Math.floor((this.worked * (could - need)) / could);
    const lostInPlan = Math.floor((lost * this.inPlan) / this.worked);
    const byRisk = absences.chargeLosses(p, from, this.end, lost);
    account.add(rows.share + p, lost - byRisk, lostInPlan - absences.chargedInPlan);
    this.waited = Math.floor((this.waited * (this.worked - lost)) / this.worked);
    this.worked -= lost;
    this.inPlan -= lostInPlan;
  }

  /** Spreads what was worked over the parts of the work, so that it adds up to the minute. */
  private spread(): void {
    const { parts, worked, inPlan, waited, gaps } = this;
    const { account, rows } = this.context;
    if (parts.total <= 0) {
      account.add(rows.other, worked, inPlan);
      return;
    }
    let sum = 0;
    let civilSoFar = 0;
    let planSoFar = 0;
    for (let k = 0; k < parts.count; k++) {
      sum += parts.amount[k];
      const last = k === parts.count - 1;
      const civilNow = last ? worked : Math.floor((sum * worked) / parts.total);
      const planNow = last ? inPlan : Math.floor((sum * inPlan) / parts.total);
      let civil = civilNow - civilSoFar;
      let plan = planNow - planSoFar;
      civilSoFar = civilNow;
      planSoFar = planNow;
      if (k === 0 && waited > 0) {
        const busy = Math.floor((civil * waited) / worked);
        const busyInPlan = Math.floor((plan * waited) / worked);
        account.add(gaps.waitRow, busy, busyInPlan);
        civil -= busy;
        plan -= busyInPlan;
      }
      account.add(parts.row[k], civil, plan);
    }
  }

  /** Charges the delay behind the work of issue i, [from, to), to the risks that made it. */
  chargeDelay(i: number, minute: number, to: number): void {
    const { context, parts } = this;
    const from = Math.max(context.origin, minute);
    if (from >= to) return;
    context.spans.chargeOff(-1, from, to);
    this.worked = context.spans.worked;
    this.inPlan = context.spans.workedInPlan;
    this.waited = 0;
    parts.measureDelays(i, context.trace, context.tape, context);
    const late = i < this.lateRisk.length ? this.lateRisk[i] : -1;
    if (late >= 0)
      for (let k = 0; k < parts.count; k++)
        if (parts.row[k] === context.rows.risk + late) parts.row[k] = context.rows.late + i;
    this.spread();
  }
}
