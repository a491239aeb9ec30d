// A gate's review on the chain: its last keeper at work, the wait until that keeper could begin, and attempts after the first.
import { ROW } from '../../engine/kernel/trace.ts';
import type { ChainContext } from './chain-context.ts';
import type { GapCharges } from './gap-charges.ts';

export class ReviewCharges {
  private readonly context: ChainContext;
  private readonly gaps: GapCharges;
  /** Last minute (exclusive) of the review in hand, and its keeper (-1: none is known yet). */
  end = 0;
  keeper = -1;

  constructor(context: ChainContext, gaps: GapCharges) {
    this.context = context;
    this.gaps = gaps;
  }

  begin(end: number, keeper: number): void {
    this.end = end;
    this.keeper = keeper;
  }

  /** The keeper began here: charges what they took. */
  charge(g: number, minute: number, row: number): void {
    const { network, account, spans, tape, origin } = this.context;
    const from = Math.max(origin, minute);
    if (from >= this.end) return;
    const p = network.keeperPerson[this.keeper];
    const attempt = this.context.attemptAt(g, row, ROW.gateReviewStarted);
    const charged = this.context.rowOfAttempt(g, attempt);
    if (p < 0) {
      spans.chargeClock(charged, from, this.end);
      return;
    }
    spans.chargeOff(p, from, this.end);
    let worked = spans.worked;
    let inPlan = spans.workedInPlan;
    const drawn = tape[network.reviewSlot[this.keeper] + attempt - 1];
    if (worked > drawn) {
      worked -= this.context.absences.chargeAbsences(p, from, this.end, worked - drawn);
      inPlan -= this.context.absences.chargedInPlan;
    }
    const waited = this.waitedBy(p, from, worked);
    const waitedInPlan = worked === 0 ? 0 : Math.floor((inPlan * waited) / worked);
    if (waited > 0) account.add(this.gaps.waitRow, waited, waitedInPlan);
    account.add(charged, worked - waited, inPlan - waitedInPlan);
  }

  private waitedBy(p: number, from: number, worked: number): number {
    const { gaps } = this;
    if (gaps.waitRow < 0 || gaps.since >= this.end) return 0;
    return Math.min(worked, this.context.spans.workedBy(p, Math.max(from, gaps.since), this.end));
  }

  /** The review opened here, but its keeper was in another one, away or off work until `until`. */
  chargeWait(g: number, minute: number, until: number): void {
    const { network, account, rows, spans, absences, origin } = this.context;
    const from = Math.max(origin, minute);
    if (from >= until) return;
    const p = this.keeper < 0 ? -1 : network.keeperPerson[this.keeper];
    spans.chargeOff(p, from, until);
    const { worked, workedInPlan } = spans;
    const absent = p < 0 ? 0 : absences.chargeAbsences(p, from, until, worked);
    const absentInPlan = p < 0 ? 0 : absences.chargedInPlan;
    const row = p < 0 ? rows.gate + g : rows.busy + p;
    account.add(row, worked - absent, workedInPlan - absentInPlan);
  }
}
