// The attempts of one gate in one future, from its rows: when each review began and was decided, and what each keeper did.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';

const TOGETHER = 1;

export class ReviewRows {
  private readonly network: Network;
  private readonly gate: number;
  readonly firstKeeper: number;
  readonly keeperCount: number;
  /** By keeper of the gate: queued review, -1 = none; minute at which the one in hand began; the future's minutes of waiting and reviewing. */
  private readonly reviewIssue: Int32Array;
  private readonly since: Int32Array;
  readonly wait: Float64Array;
  readonly review: Float64Array;
  /** Keeper (by place) who was the last to finish the first review; -1 = nobody reviews. */
  lastKeeper = -1;
  /** Working minutes of the plan calendar, by kind; `firstReview` the minute of the first one, -1 = there was none. */
  firstReview = -1;
  first = 0;
  rework = 0;
  later = 0;
  held = 0;
  // The attempt in hand: its number, when it began (-1 = it is over), and when what is known of it so far was decided.
  private attempt = 0;
  private began = 0;
  private decided = 0;

  constructor(network: Network, gate: number) {
    const { keeperOffset, reviewIssue } = network;
    this.network = network;
    this.gate = gate;
    this.firstKeeper = keeperOffset[gate];
    this.keeperCount = keeperOffset[gate + 1] - this.firstKeeper;
    this.reviewIssue = reviewIssue.slice(this.firstKeeper, this.firstKeeper + this.keeperCount);
    this.since = new Int32Array(this.keeperCount);
    this.wait = new Float64Array(this.keeperCount);
    this.review = new Float64Array(this.keeperCount);
  }

  look({ rows, rowCount }: Trace): void {
    this.wait.fill(0);
    this.review.fill(0);
    this.lastKeeper = -1;
    this.firstReview = -1;
    this.first = this.rework = this.later = this.held = 0;
    this.attempt = 0;
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
      this.read(rows[at + 1], rows[at], rows[at + 2], rows[at + 3]);
  }

  private read(kind: number, minute: number, subject: number, object: number): void {
    switch (kind) {
      case ROW.gateReviewStarted:
        if (subject === this.gate) this.open(object, minute);
        break;
      case ROW.keeperStarted:
        if (object === this.gate) this.begin(subject - this.firstKeeper, minute);
        break;
      case ROW.keeperFinished:
        if (object === this.gate) this.end(subject - this.firstKeeper, minute);
        break;
      case ROW.issueStarted:
      case ROW.issueFinished: {
        const keeper = this.reviewIssue.indexOf(subject);
        if (keeper < 0) break;
        if (kind === ROW.issueStarted) this.begin(keeper, minute);
        else this.end(keeper, minute);
        break;
      }
      case ROW.gateFailed:
      case ROW.gatePassed:
      case ROW.gateWaived:
        if (subject === this.gate && this.attempt > 0) this.conclude(kind, minute);
        break;
    }
  }

  private open(attempt: number, minute: number): void {
    this.attempt = attempt;
    if (attempt === 1) this.firstReview = minute;
    else this.rework += this.worked(this.decided, minute);
    this.began = this.decided = minute;
    this.since.fill(minute);
  }

  /** A waiver comes with the failure that it overrules: its review has been counted. */
  private conclude(kind: number, minute: number): void {
    if (this.began >= 0) this.addReview(this.attempt, this.began, this.decided);
    this.began = -1;
    if (kind !== ROW.gateFailed) this.held += this.worked(this.decided, minute);
  }

  private addReview(attempt: number, from: number, to: number): void {
    if (attempt === 1) this.first += this.worked(from, to);
    else this.later += this.worked(from, to);
  }

  /** The first keeper of a common review stands for all. */
  private lastOf(keeper: number): number {
    return this.network.reviewMode[this.gate] === TOGETHER ? this.keeperCount : keeper + 1;
  }

  private begin(keeper: number, minute: number): void {
    for (let k = keeper; k < this.lastOf(keeper); k++) {
      this.wait[k] += this.worked(this.since[k], minute);
      this.since[k] = minute;
    }
  }

  private end(keeper: number, minute: number): void {
    this.decided = minute;
    for (let k = keeper; k < this.lastOf(keeper); k++) {
      this.review[k] += this.worked(this.since[k], minute);
      this.since[k] = minute;
    }
    if (this.attempt === 1) this.lastKeeper = keeper;
  }

  private worked(from: number, to: number): number {
    const { planProfile } = this.network;
    return planProfile.minutesAt(to) - planProfile.minutesAt(from);
  }
}
