// How many issues of the document are done by when: per week (velocity), and in total at promised dates and week ends (scope), by class.
// Counts of whole issues, so a histogram per date is exact whatever the number of futures.
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { selectIssues } from '../../plan/select-issues.ts';
import type { Network } from '../network/network.ts';
import { weekEnd, weekOffset } from './weeks.ts';

/** Histograms of one date: for each class, then (last) for all issues, counts of futures with 0, 1, 2, ... issues done. */
type ScopeCounts = Int32Array;

export class ProgressTally {
  private readonly issueCount: number;
  private readonly network: Network;
  /** By issue: 0 = not counted, 1 = counted at its finish, 2 = when its review has passed. */
  private readonly counting: Uint8Array;
  readonly hasReviews: boolean;
  /** By issue: number of the last future in which it was out of the scope. */
  private readonly skippedIn: Int32Array;
  /** By issue: in how many futures it was. */
  private readonly skips: Int32Array;
  /** By issue: when the plan takes it out of the scope; -1 = it does not (a policy may). */
  private readonly leavesAt: Int32Array;
  private readonly offset: number;
  /** Class of each issue; issues without one share the last. */
  private readonly classOf: Int32Array;
  /** Names of the groups: the plan's classes, then null for issues without one. */
  readonly classNames: readonly (string | null)[];
  /** Issues of each group, then of the plan. */
  readonly totals: readonly number[];
  private readonly firstCount: readonly number[];
  /** Promised dates, ascending, in minutes. */
  readonly dates: readonly number[];
  private readonly atDate: readonly ScopeCounts[];
  private readonly atWeekEnd: (ScopeCounts | undefined)[] = [];
  private readonly inWeek: (Int32Array | undefined)[] = [];
  /** Futures that had their last finish in week w and stay at these counts from w + 1 on. */
  private readonly settled: (ScopeCounts | undefined)[] = [];
  /** Futures told of by this thread, and in all that has been added up. */
  private future = 0;
  private readonly futures = new Int32Array(1);
  // The future in hand.
  private readonly done: Int32Array;
  private doneAtWeekStart = 0;
  private week = 0;
  private date = 0;
  private limit = 0;

  constructor(plan: Plan, network: Network, dates: readonly number[]) {
    const groups = plan.classes.length + 1;
    this.classNames = [...plan.classes, null];
    this.issueCount = plan.issues.length;
    this.network = network;
    this.counting = new Uint8Array(network.issueCount);
    const listed = selectIssues(plan, 'all') ?? [];
    for (const i of listed) this.counting[i] = network.doneEventOfIssue[i] === 2 * i + 1 ? 1 : 2;
    this.hasReviews = this.counting.includes(2);
    this.skippedIn = new Int32Array(network.issueCount);
    this.skips = new Int32Array(network.issueCount);
    this.leavesAt = plannedDrops(plan);
    this.offset = weekOffset(network.start);
    this.classOf = Int32Array.from(plan.issues, ({ priority }) => priority ?? groups - 1);
    const totals = new Array<number>(groups + 1).fill(0);
    for (const i of listed) totals[this.classOf[i]]++;
    totals[groups] = listed.length;
    this.totals = totals;
    let next = 0;
    this.firstCount = [...totals.map((total) => (next += total + 1) - total - 1), next];
    this.dates = dates;
    this.atDate = dates.map(() => new Int32Array(next));
    this.done = new Int32Array(groups + 1);
  }

  /** What the futures told of so far add up to. */
  part() {
    const { skips, atDate, atWeekEnd, inWeek, settled, futures } = this;
    return { skips, atDate, atWeekEnd, inWeek, settled, futures };
  }

  /** Call before the finishes of a future are told. */
  begin(): void {
    this.future++;
    this.futures[0]++;
    this.done.fill(0);
    this.doneAtWeekStart = this.week = this.date = 0;
    this.limit = this.nextLimit();
  }

  /** An issue finishes; to be told in the order of minutes. */
  finish(issue: number, minute: number): void {
    if (this.counting[issue] === 1) this.count(issue, minute);
  }

  /** The gate passes or is waived; to be told in the same order. Only plans in which issues have reviews need this and the next. */
  pass(gate: number, minute: number): void {
    const issue = this.network.reviewedIssue[gate];
    if (issue >= 0 && this.counting[issue] === 2 && this.skippedIn[issue] !== this.future) this.count(issue, minute);
  }

  /** An issue leaves the scope (or is over, being out of it): it will not be done. */
  skip(issue: number): void {
    if (this.skippedIn[issue] !== this.future) this.skips[issue]++;
    this.skippedIn[issue] = this.future;
  }

  /** Issues of each group, then of the plan, at a minute: less those that are out of the scope by then in every future. */
  inScope(minute: number): number[] {
    const totals = [...this.totals];
    this.skips.forEach((count, i) => {
      if (count < this.futures[0] || this.counting[i] === 0 || this.leavesAt[i] >= minute) return;
      totals[this.classOf[i]]--;
      totals[totals.length - 1]--;
    });
    return totals;
  }

  private count(issue: number, minute: number): void {
    if (minute > this.limit) this.advance(minute);
    this.done[this.classOf[issue]]++;
    this.done[this.done.length - 1]++;
  }

  /** Call after the last finish. */
  end(): void {
    while (this.date < this.dates.length) this.note(this.atDate[this.date++]);
    this.closeWeek();
    this.note((this.settled[this.week - 1] ??= this.emptyCounts()));
  }

  /** Counts of futures with 0, 1, 2, ... issues finished in week `week` (an index). */
  velocity(week: number): Int32Array {
    const counts = Int32Array.from(this.inWeek[week] ?? new Int32Array(this.issueCount + 1));
    counts[0] += this.futures[0] - counts.reduce((sum, count) => sum + count, 0);
    return counts;
  }

  /** Counts of futures with 0, 1, 2, ... issues of group `group` (class, no class, all) done by the end of a week. */
  scopeAtWeekEnd(week: number, group: number): Int32Array {
    const [from, to] = [this.firstCount[group], this.firstCount[group + 1]];
    const counts = Int32Array.from((this.atWeekEnd[week] ?? this.emptyCounts()).subarray(from, to));
    for (let w = 0; w < week; w++) {
      const settled = this.settled[w];
      if (settled) for (let k = from; k < to; k++) counts[k - from] += settled[k];
    }
    return counts;
  }

  /** The same at a promised date (an index of `dates`). */
  scopeAtDate(date: number, group: number): Int32Array {
    return this.atDate[date].slice(this.firstCount[group], this.firstCount[group + 1]);
  }

  private emptyCounts(): ScopeCounts {
    return new Int32Array(this.firstCount[this.firstCount.length - 1]);
  }

  /** Closes what lies before a finish at `minute` (a finish at the very end of a week or date still belongs to it). */
  private advance(minute: number): void {
    while (minute > weekEnd(this.week, this.offset)) this.closeWeek();
    while (this.date < this.dates.length && minute > this.dates[this.date]) this.note(this.atDate[this.date++]);
    this.limit = this.nextLimit();
  }

  /** Last minute that closes neither a week nor a promised date. */
  private nextLimit(): number {
    const end = weekEnd(this.week, this.offset);
    return this.date < this.dates.length ? Math.min(end, this.dates[this.date]) : end;
  }

  private closeWeek(): void {
    const total = this.done[this.done.length - 1];
    (this.inWeek[this.week] ??= new Int32Array(this.issueCount + 1))[total - this.doneAtWeekStart]++;
    this.note((this.atWeekEnd[this.week] ??= this.emptyCounts()));
    this.doneAtWeekStart = total;
    this.week++;
  }

  private note(counts: ScopeCounts): void {
    for (let group = 0; group < this.done.length; group++) counts[this.firstCount[group] + this.done[group]]++;
  }
}

/** The end of a day is before the first minute of the next: what leaves then was in the scope all day. */
function plannedDrops({ start, issues, scope }: Plan): Int32Array {
  const leaves = new Int32Array(issues.length).fill(-1);
  for (const { on, drop } of scope)
    for (const id of drop) leaves[issues.findIndex((issue) => issue.id === id)] = minuteOfInstant(start, on);
  return leaves;
}
