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
import { type ChainSteps, TIE_END, TIE_LINK } from './chain-steps.ts';
import { GapCharges } from './gap-charges.ts';
import type { LedgerRows } from './ledger-rows.ts';
import { ReviewCharges } from './review-charges.ts';
import { WorkCharges } from './work-charges.ts';

/** What the minutes before the cursor are: on the way to the next node, in hand, aside, in review, before the keeper began. */
const TOWARDS = 0;
const IN_HAND = 1;
const ASIDE = 2;
const IN_REVIEW = 3;
const BEFORE_REVIEW = 4;

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
  /** Minute down to which everything has been charged. */
  private cursor = 0;
  private state = TOWARDS;
  /** Row that the time in which work stands aside is charged to; -1 = its person's calendar. */
  private asideRow = -1;
  /** How the node in hand leads to the one after it. */
  private tie = TIE_END;
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
    this.gaps.open();
    this.cursor = Math.max(origin, date);
    this.state = TOWARDS;
    this.tie = TIE_END;
    this.atEnd = false;
    for (let stop = 0; stop < this.stops.count && !this.atEnd; stop++) {
      if (this.stops.markOf(stop) === 0) this.remark(this.stops.rowOf(stop));
      else this.pass(stop);
    }
    // A chain without a beginning that is known.
    if (this.cursor > origin) this.context.spans.chargePlan(this.rows.other, origin, this.cursor);
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
        this.arrive(row);
        this.leave(stop, 2 * this.context.subjectOf(row), -1, -1, 0);
        break;
      case ROW.gateReviewStarted:
        this.reviewStarted(stop, row, mark);
        break;
      default:
        this.gateConcluded(stop, row);
    }
  }

  /** The gap before this row is closed. */
  private arrive(row: number): void {
    const minute = this.context.minuteOf(row);
    this.gaps.close(minute, this.cursor);
    this.moveTo(minute);
  }

  private moveTo(minute: number): void {
    this.cursor = Math.min(this.cursor, Math.max(this.context.origin, minute));
  }

  private finished(stop: number, row: number, mark: number): void {
    const issue = this.context.subjectOf(row);
    this.arrive(row);
    // A queued review: its gate is on the chain, too.
    if (mark === MARK_WORK) this.steps.add(this.network.issueCount + this.network.gateOfIssue[issue], 0, this.tie);
    const cause = this.stops.causeOf(stop);
    if (cause >= 0) {
      this.leave(stop, 2 * issue + 1, -1, -1, 0);
      return;
    }
    this.state = IN_HAND;
    this.work.begin(this.cursor);
    this.work.parts.begin();
  }

  private started(stop: number, row: number, mark: number): void {
    const { context } = this;
    const issue = context.subjectOf(row);
    const person = context.objectOf(row);
    if (mark === MARK_START) this.arrive(row);
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
    this.state = ASIDE;
    // Until the row that ends the block is met, its person was off work.
    this.asideRow = context.kindOf(own) === ROW.causeWindow ? this.rows.window + context.objectOf(own) : -1;
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
    if (this.state !== IN_HAND) this.comeInHand(this.cursor);
    const minute = context.minuteOf(row);
    this.work.charge(issue, person, minute, row);
    const from = Math.max(context.origin, minute);
    const spent = from < this.work.end ? context.spans.inPlan(from, this.work.end) : 0;
    this.steps.add(issue, spent, this.tie);
    this.moveTo(minute);
    this.work.begin(this.cursor);
  }

  private comeInHand(end: number): void {
    this.state = IN_HAND;
    this.work.begin(end);
    this.work.parts.begin();
  }

  private skipped(row: number): void {
    const issue = this.context.subjectOf(row);
    const by = this.context.objectOf(row);
    this.arrive(row);
    if (by < 0) this.begin(row, -1);
    else {
      this.gaps.leaveByLink(by, 2 * issue, -1, -1);
      this.state = TOWARDS;
      if (this.steps.count > 0) this.tie = TIE_LINK;
    }
  }

  private gateConcluded(stop: number, row: number): void {
    const node = this.network.issueCount + this.context.subjectOf(row);
    this.arrive(row);
    if (this.stops.causeOf(stop) >= 0) {
      this.leave(stop, 2 * node + 1, -1, -1, 0);
      return;
    }
    this.state = IN_REVIEW;
    this.reviews.begin(this.cursor, -1);
  }

  private reviewStarted(stop: number, row: number, mark: number): void {
    const { context, network } = this;
    const g = context.subjectOf(row);
    const node = network.issueCount + g;
    const minute = context.minuteOf(row);
    if (mark === MARK_START) this.arrive(row);
    else {
      const before = this.cursor;
      if (this.state === TOWARDS) this.reviews.begin(before, -1);
      this.reviews.chargeWait(g, minute, before);
      this.moveTo(minute);
      this.steps.add(node, context.spans.inPlan(this.cursor, before), this.tie);
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
    if (this.steps.count > 0) this.tie = tie;
    this.state = TOWARDS;
  }

  private begin(row: number, person: number, gate = -1): void {
    this.gaps.leaveByLink(-1, -1, person, gate);
    this.beginning.charge(row, this.cursor, person);
    this.cursor = this.context.origin;
    this.atEnd = true;
  }

  /** A row beside the way. */
  private remark(row: number): void {
    const { context } = this;
    const minute = context.minuteOf(row);
    switch (context.kindOf(row)) {
      case ROW.issueFinished:
      case ROW.workEnded:
        this.workEnded(context.subjectOf(row), minute);
        break;
      case ROW.issueSetAside:
        this.setAside(minute);
        break;
      case ROW.issueBlocked:
        if (this.state === ASIDE && this.asideRow < 0) this.asideRow = this.rows.risk + context.subjectOf(row);
        this.setAside(minute);
        break;
      case ROW.issueUnblocked:
        this.unblocked(context.subjectOf(row), minute);
        break;
      case ROW.issueResumed:
        if (this.state === TOWARDS) this.comeInHand(this.cursor);
        if (this.state === IN_HAND) this.work.resume(minute);
        break;
      case ROW.issuePaused:
        if (this.state === TOWARDS) this.comeInHand(this.cursor);
        if (this.state === IN_HAND) this.work.pause(minute);
        break;
      case ROW.keeperFinished:
        this.keeperFinished(context.subjectOf(row), minute);
        break;
      case ROW.keeperStarted:
        this.keeperStarted(context.subjectOf(row), context.objectOf(row), row);
        break;
      case ROW.linkSkipped:
        this.addSoftFactor(context.subjectOf(row), context.objectOf(row));
        break;
      case ROW.quotaMissed:
        this.work.parts.addCondition(this.network.quotaFallback[context.objectOf(row)]);
        break;
    }
  }

  private addSoftFactor(issue: number, event: number): void {
    const { softOffset, softEvent, softFactor } = this.network;
    for (let k = softOffset[issue]; k < softOffset[issue + 1]; k++)
      if (softEvent[k] === event) {
        this.work.parts.addCondition(softFactor[k]);
        return;
      }
  }

  /** The work ended here: before it lies the stretch, behind it a delay, or the way to what waited for its person. */
  private workEnded(issue: number, minute: number): void {
    if (this.state === TOWARDS) {
      this.gaps.close(minute, this.cursor);
      this.moveTo(minute);
      this.comeInHand(this.cursor);
    } else if (this.state === IN_HAND && minute < this.work.end) {
      this.work.chargeDelay(issue, minute, this.cursor);
      this.moveTo(minute);
      this.work.begin(this.cursor);
    }
  }

  private setAside(minute: number): void {
    if (this.state === TOWARDS) this.gaps.close(minute, this.cursor);
    else if (this.state === ASIDE) this.chargeAside(minute);
    else return;
    this.moveTo(minute);
    this.comeInHand(this.cursor);
  }

  /** The block ended here: what follows it was the person's calendar, or a window. */
  private unblocked(r: number, minute: number): void {
    if (this.state !== ASIDE) return;
    this.chargeAside(minute);
    this.moveTo(minute);
    this.asideRow = this.rows.risk + r;
  }

  private chargeAside(minute: number): void {
    const from = Math.max(this.context.origin, minute);
    if (this.asideRow >= 0) this.context.spans.chargePlan(this.asideRow, from, this.cursor);
    else this.gaps.close(minute, this.cursor);
  }

  private keeperFinished(keeper: number, minute: number): void {
    const person = this.network.keeperPerson[keeper];
    if (this.state === IN_REVIEW && this.reviews.keeper < 0) this.reviews.begin(this.cursor, keeper);
    else if (this.state === TOWARDS && (this.gaps.waitPerson < 0 || this.gaps.waitPerson === person)) {
      this.gaps.close(minute, this.cursor);
      this.moveTo(minute);
      this.state = IN_REVIEW;
      this.reviews.begin(this.cursor, keeper);
    }
  }

  private keeperStarted(keeper: number, g: number, row: number): void {
    if (this.state !== IN_REVIEW || this.reviews.keeper !== keeper) return;
    const minute = this.context.minuteOf(row);
    const before = this.cursor;
    this.reviews.charge(g, minute, row);
    this.moveTo(minute);
    this.steps.add(this.network.issueCount + g, this.context.spans.inPlan(this.cursor, before), this.tie);
    this.state = BEFORE_REVIEW;
  }
}
