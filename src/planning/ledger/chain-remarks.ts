// What rows beside the way say of the node on the chain: when its work ended, stood still, was set aside or blocked, and when a keeper
// began and was done.
import { ROW } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { ASIDE, BEFORE_REVIEW, type ChainCursor, IN_HAND, IN_REVIEW, TOWARDS } from './chain-cursor.ts';
import type { ReviewCharges } from './review-charges.ts';

export class ChainRemarks {
  private readonly at: ChainCursor;
  private readonly reviews: ReviewCharges;
  private readonly network: Network;

  constructor(at: ChainCursor, reviews: ReviewCharges) {
    this.at = at;
    this.reviews = reviews;
    this.network = at.context.network;
  }

  /** Takes in one row. */
  take(row: number): void {
    const { context } = this.at;
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
        if (this.at.state === ASIDE && this.at.asideRow < 0)
          this.at.asideRow = this.at.context.rows.risk + context.subjectOf(row);
        this.setAside(minute);
        break;
      case ROW.issueUnblocked:
        this.unblocked(context.subjectOf(row), minute);
        break;
      case ROW.issueResumed:
        if (this.at.state === TOWARDS) this.at.comeInHand();
        if (this.at.state === IN_HAND) this.at.work.resume(minute);
        break;
      case ROW.issuePaused:
        if (this.at.state === TOWARDS) this.at.comeInHand();
        if (this.at.state === IN_HAND) this.at.work.pause(minute);
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
        this.at.work.parts.addCondition(this.network.quotaFallback[context.objectOf(row)]);
        break;
    }
  }

  private addSoftFactor(issue: number, event: number): void {
    const { softOffset, softEvent, softFactor } = this.network;
    for (let k = softOffset[issue]; k < softOffset[issue + 1]; k++)
      if (softEvent[k] === event) {
        this.at.work.parts.addCondition(softFactor[k]);
        return;
      }
  }

  /** The work ended here: before it lies the stretch, behind it a delay, or the way to what waited for its person. */
  private workEnded(issue: number, minute: number): void {
    if (this.at.state === TOWARDS) {
      this.at.arrive(minute);
      this.at.comeInHand();
    } else if (this.at.state === IN_HAND && minute < this.at.work.end) {
      this.at.work.chargeDelay(issue, minute, this.at.minute);
      this.at.moveTo(minute);
      this.at.work.begin(this.at.minute);
    }
  }

  private setAside(minute: number): void {
    if (this.at.state === TOWARDS) this.at.gaps.close(minute, this.at.minute);
    else if (this.at.state === ASIDE) this.chargeAside(minute);
    else return;
    this.at.moveTo(minute);
    this.at.comeInHand();
  }

  /** The block ended here: what follows it was the person's calendar, or a window. */
  private unblocked(r: number, minute: number): void {
    if (this.at.state !== ASIDE) return;
    this.chargeAside(minute);
    this.at.moveTo(minute);
    this.at.asideRow = this.at.context.rows.risk + r;
  }

  private chargeAside(minute: number): void {
    const from = Math.max(this.at.context.origin, minute);
    if (this.at.asideRow >= 0) this.at.context.spans.chargePlan(this.at.asideRow, from, this.at.minute);
    else this.at.gaps.close(minute, this.at.minute);
  }

  private keeperFinished(keeper: number, minute: number): void {
    const person = this.network.keeperPerson[keeper];
    if (this.at.state === IN_REVIEW && this.reviews.keeper < 0) this.reviews.begin(this.at.minute, keeper);
    else if (this.at.state === TOWARDS && (this.at.gaps.waitPerson < 0 || this.at.gaps.waitPerson === person)) {
      this.at.arrive(minute);
      this.at.state = IN_REVIEW;
      this.reviews.begin(this.at.minute, keeper);
    }
  }

  private keeperStarted(keeper: number, g: number, row: number): void {
    if (this.at.state !== IN_REVIEW || this.reviews.keeper !== keeper) return;
    const minute = this.at.context.minuteOf(row);
    const before = this.at.minute;
    this.reviews.charge(g, minute, row);
    this.at.moveTo(minute);
    this.at.context.steps.add(
      this.network.issueCount + g,
      this.at.context.spans.inPlan(this.at.minute, before),
      this.at.tie,
    );
    this.at.state = BEFORE_REVIEW;
  }
}
