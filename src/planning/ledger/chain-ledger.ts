// Follows the driving chain of one future from its date back to the beginning and charges every minute between two stops. What lies
// between them is either a gap (a link's lag, a calendar), work in hand, work set aside, or a review; each has its own charges.
import { ChainMarks, MARK_START, MARK_WORK } from '../../engine/forecast/chain-marks.ts';
import { ChainStops } from '../../engine/forecast/chain-stops.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Account } from './account.ts';
import { BeginningCharges } from './beginning-charges.ts';
import { ChainContext } from './chain-context.ts';
import { ASIDE, ChainCursor, IN_HAND, IN_REVIEW, TOWARDS } from './chain-cursor.ts';
import { ChainRemarks } from './chain-remarks.ts';
import { type ChainSteps, TIE_LINK } from './chain-steps.ts';
import { GapCharges } from './gap-charges.ts';
import type { LedgerRows } from './ledger-rows.ts';
import { ReviewCharges } from './review-charges.ts';
import { WorkCharges } from './work-charges.ts';

export class ChainLedger {
  private readonly network: Network;
  /** Node of the date; -1 = the finish. */
  private readonly node: number;
  private readonly stops = new ChainStops();
  private readonly marks: ChainMarks;
  private readonly context: ChainContext;
  private readonly gaps: GapCharges;
  private readonly work: WorkCharges;
  private readonly reviews: ReviewCharges;
  private readonly beginning: BeginningCharges;
  private readonly at: ChainCursor;
  private readonly remarks: ChainRemarks;
  private atEnd = false;

  constructor(plan: Plan, network: Network, node: number) {
    this.network = network;
    this.node = node;
    this.marks = new ChainMarks(network, { node, stops: this.stops });
    this.context = new ChainContext(plan, network, this.marks);
    this.gaps = new GapCharges(this.context);
    this.work = new WorkCharges(this.context, this.gaps);
    this.reviews = new ReviewCharges(this.context, this.gaps);
    this.beginning = new BeginningCharges(this.context, this.gaps);
    this.at = new ChainCursor(this.context, this.gaps, this.work);
    this.remarks = new ChainRemarks(this.at, this.reviews);
  }

  get rows(): LedgerRows {
    return this.context.rows;
  }
  /** What the future in hand has charged. */
  get account(): Account {
    return this.context.account;
  }
  /** The issues and gates of its driving chain, from the date back; those it only passes the start of are left out. */
  get steps(): ChainSteps {
    return this.context.steps;
  }

  /** The minute of the date in this future, charged from the origin on in `account` and `steps`; -1 = it does not come. */
  charge(trace: Trace, tape: Int32Array): number {
    const date = this.node < 0 ? trace.finishMinute : trace.eventMinute[2 * this.node + 1];
    this.account.clear();
    this.steps.clear();
    if (date < 0) return -1;
    const { origin } = this.context;
    walkChains(trace, this.marks);
    this.context.open(trace, tape, this.stops);
    this.at.open(date);
    this.atEnd = false;
    for (let stop = 0; stop < this.stops.count && !this.atEnd; stop++) {
      if (this.stops.markOf(stop) === 0) this.remarks.take(this.stops.rowOf(stop));
      else this.pass(stop);
    }
    // A chain without a beginning that is known.
    if (this.at.minute > origin) this.context.spans.chargePlan(this.rows.other, origin, this.at.minute);
    return date;
  }

  private pass(stop: number): void {
    const row = this.stops.rowOf(stop);
    const mark = this.stops.markOf(stop);
    switch (this.context.kindOf(row)) {
      case ROW.issueStarted:
        this.started(stop, row, mark);
        break;
      case ROW.issueTakenUp:
        this.takenUp(stop, row);
        break;
      case ROW.issueFinished:
      case ROW.workEnded:
        this.finished(stop, row, mark);
        break;
      case ROW.issueSkipped:
        this.skipped(row);
        break;
      case ROW.pointReached:
        this.at.arrive(this.context.minuteOf(row));
        this.leave(stop, 2 * this.context.subjectOf(row), -1, -1, 0);
        break;
      case ROW.gateReviewStarted:
        this.reviewStarted(stop, row, mark);
        break;
      default:
        this.gateConcluded(stop, row);
    }
  }

  private finished(stop: number, row: number, mark: number): void {
    const issue = this.context.subjectOf(row);
    this.at.arrive(this.context.minuteOf(row));
    // A queued review: its gate is on the chain, too.
    if (mark === MARK_WORK) this.steps.add(this.network.issueCount + this.network.gateOfIssue[issue], 0, this.at.tie);
    const cause = this.stops.causeOf(stop);
    if (cause >= 0) {
      this.leave(stop, 2 * issue + 1, -1, -1, 0);
      return;
    }
    this.at.comeInHand();
  }

  private started(stop: number, row: number, mark: number): void {
    const { context } = this;
    const issue = context.subjectOf(row);
    const person = context.objectOf(row);
    if (mark === MARK_START) this.at.arrive(this.context.minuteOf(row));
    else this.workBegan(issue, person, row);
    const ready = context.trace.readyMinute[issue];
    // Of a rework done several times only the last is known.
    const since = ready <= context.minuteOf(row) ? ready : this.network.horizonMinute;
    this.leave(stop, 2 * issue, person, -1, since);
  }

  private takenUp(stop: number, row: number): void {
    const { context } = this;
    const issue = context.subjectOf(row);
    const person = context.objectOf(row);
    this.workBegan(issue, person, row);
    const cause = this.stops.causeOf(stop);
    const own = cause < 0 ? this.ownReason(row) : -1;
    if (own < 0) {
      this.leave(stop, 2 * issue, person, -1, cause < 0 ? 0 : context.freeSince(issue, row));
      return;
    }
    this.at.state = ASIDE;
    // Until the row that ends the block is met, its person was off work.
    this.at.asideRow = context.kindOf(own) === ROW.causeWindow ? this.rows.window + context.objectOf(own) : -1;
    this.gaps.leaveByLink(-1, 2 * issue, person, -1);
  }

  /** The cause row that says a block or a window ended; -1. */
  private ownReason(row: number): number {
    const { rows, rowCount } = this.context.trace;
    for (let k = row + 1; k < rowCount && rows[k * ROW_SIZE + 1] >= FIRST_CAUSE; k++) {
      const kind = rows[k * ROW_SIZE + 1];
      if (kind === ROW.causeRisk || kind === ROW.causeWindow) return k;
    }
    return -1;
  }

  /** Work in hand began here: charges the stretch. */
  private workBegan(issue: number, person: number, row: number): void {
    const { context } = this;
    // Met while it was in hand, by a lead or a part: the stretch ends where the link was met.
    if (this.at.state !== IN_HAND) this.at.comeInHand();
    const minute = context.minuteOf(row);
    this.work.charge(issue, person, minute, row);
    const from = Math.max(context.origin, minute);
    const spent = from < this.work.end ? context.spans.inPlan(from, this.work.end) : 0;
    this.steps.add(issue, spent, this.at.tie);
    this.at.moveTo(minute);
    this.work.begin(this.at.minute);
  }

  private skipped(row: number): void {
    const issue = this.context.subjectOf(row);
    const by = this.context.objectOf(row);
    this.at.arrive(this.context.minuteOf(row));
    if (by < 0) this.begin(row, -1);
    else {
      this.gaps.leaveByLink(by, 2 * issue, -1, -1);
      this.at.state = TOWARDS;
      if (this.steps.count > 0) this.at.tie = TIE_LINK;
    }
  }

  private gateConcluded(stop: number, row: number): void {
    const node = this.network.issueCount + this.context.subjectOf(row);
    this.at.arrive(this.context.minuteOf(row));
    if (this.stops.causeOf(stop) >= 0) {
      this.leave(stop, 2 * node + 1, -1, -1, 0);
      return;
    }
    this.at.state = IN_REVIEW;
    this.reviews.begin(this.at.minute, -1);
  }

  private reviewStarted(stop: number, row: number, mark: number): void {
    const { context, network } = this;
    const g = context.subjectOf(row);
    const node = network.issueCount + g;
    const minute = context.minuteOf(row);
    if (mark === MARK_START) this.at.arrive(this.context.minuteOf(row));
    else {
      const before = this.at.minute;
      if (this.at.state === TOWARDS) this.reviews.begin(before, -1);
      this.reviews.chargeWait(g, minute, before);
      this.at.moveTo(minute);
      this.steps.add(node, context.spans.inPlan(this.at.minute, before), this.at.tie);
    }
    this.leave(stop, 2 * node, -1, g, 0);
  }

  /** The chain leaves a stop by its cause, or has come to its beginning. */
  private leave(stop: number, to: number, person: number, gate: number, since: number): void {
    const cause = this.stops.causeOf(stop);
    if (cause < 0) {
      this.begin(this.stops.rowOf(stop), person, gate);
      return;
    }
    const tie = this.gaps.leaveByCause(cause, to, person, gate, since);
    // Milestones and phases are no steps: what leads to them at the end of the chain is the last one.
    if (this.steps.count > 0) this.at.tie = tie;
    this.at.state = TOWARDS;
  }

  private begin(row: number, person: number, gate = -1): void {
    this.gaps.leaveByLink(-1, -1, person, gate);
    this.beginning.charge(row, this.at.minute, person);
    this.at.minute = this.context.origin;
    this.atEnd = true;
  }
}
