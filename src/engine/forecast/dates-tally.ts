// When things start and finish: one sample a future for the end of the plan and everything with a date of its own, and for
// every issue as exactly as memory allows. Samples are placed by replication number in memory that threads share; sums add up.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { DatedNode } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { NEVER } from './quantiles.ts';
import type { SampleMemory } from './sample-memory.ts';
import { SampleTable } from './sample-table.ts';
import type { SortedSamples } from './samples.ts';
import { ExactSums } from './sums.ts';

export type { DatedNode };

export class DatesTally {
  private readonly network: Network;
  private readonly nodes: readonly DatedNode[];
  /** Futures there is room for, and of which every issue keeps every sample. */
  private readonly room: number;
  private readonly exactFutures: number;
  /** Finish of the plan, then of each dated node, NEVER when it does not come: column c, replication r at c * room + r. */
  private readonly dates: Int32Array;
  private readonly issueCount: number;
  /** By column: start of issue i at 2 i, the minute at which it is done at 2 i + 1. */
  readonly issues: SampleTable;
  /** Worked minutes of the plan calendar: finish of the plan, then each dated node; sums and sums of squares. */
  readonly sum: ExactSums;
  readonly squares: ExactSums;
  /** The same of each issue from its start to the end of its work, and of the plan in the same (finished) futures. */
  readonly span: ExactSums;
  readonly spanSquares: ExactSums;
  readonly issueFinish: ExactSums;
  /** Futures taken in, and those of them that finish. */
  private readonly totals = new Int32Array(2);

  constructor(plan: Plan, network: Network, nodes: readonly DatedNode[], memory: SampleMemory) {
    const issues = plan.issues.length;
    const { replications, exactFutures } = memory;
    this.network = network;
    this.nodes = nodes;
    this.room = replications;
    this.exactFutures = exactFutures;
    this.dates = new Int32Array(memory.dates, 0, (nodes.length + 1) * replications);
    this.issueCount = issues;
    this.issues = new SampleTable(2 * issues, exactFutures, memory.issues, donePlaces(network, issues));
    this.sum = new ExactSums(nodes.length + 1);
    this.squares = new ExactSums(nodes.length + 1);
    this.span = new ExactSums(issues);
    this.spanSquares = new ExactSums(issues);
    this.issueFinish = new ExactSums(issues);
  }

  static bytes(nodes: number, replications: number): number {
    return 4 * (nodes + 1) * replications;
  }

  get futures(): number {
    return this.totals[0];
  }

  get finished(): number {
    return this.totals[1];
  }

  get exactIssues(): boolean {
    return this.futures <= this.exactFutures;
  }

  part() {
    return {
      issues: this.issues.part(),
      sum: this.sum.part(),
      squares: this.squares.part(),
      span: this.span.part(),
      spanSquares: this.spanSquares.part(),
      issueFinish: this.issueFinish.part(),
      totals: this.totals,
    };
  }

  count(trace: Trace, replication: number): void {
    const { eventMinute } = trace;
    this.countDate(0, trace.finishMinute, replication);
    for (let k = 0; k < this.nodes.length; k++)
      this.countDate(k + 1, eventMinute[2 * this.nodes[k].node + 1], replication);
    this.issues.add(eventMinute, replication);
    if (trace.finishMinute >= 0) this.countSpans(trace);
    this.totals[0]++;
  }

  private countSpans({ eventMinute, workEnd }: Trace): void {
    const { planProfile, doneEventOfIssue } = this.network;
    for (let i = 0; i < this.issueCount; i++) {
      const finish = eventMinute[doneEventOfIssue[i]];
      const finishWorked = planProfile.minutesAt(finish);
      // Most finishes are not held back: one look-up does for both.
      const endWorked = workEnd[i] === finish ? finishWorked : planProfile.minutesAt(workEnd[i]);
      const span = endWorked - planProfile.minutesAt(eventMinute[2 * i]);
      this.span.add(i, span);
      this.spanSquares.add(i, span * span);
      this.issueFinish.add(i, finishWorked);
    }
    this.totals[1]++;
  }

  /** Samples in the order of replications: 0 = the plan, k + 1 = dated node k. */
  byReplication(column: number): Int32Array {
    return this.dates.subarray(column * this.room, column * this.room + this.futures);
  }

  /** Samples of an issue's start (2 i) or of the minute at which it is done (2 i + 1). Once a column: they are sorted in place. */
  sortedIssue(column: number): SortedSamples {
    return this.issues.sorted(column, this.futures);
  }

  private countDate(column: number, minute: number, replication: number): void {
    this.dates[column * this.room + replication] = minute < 0 ? NEVER : minute;
    if (minute < 0) return;
    const worked = this.network.planProfile.minutesAt(minute);
    this.sum.add(column, worked);
    this.squares.add(column, worked * worked);
  }
}

/** The finish of every future there is room for, by replication number (NEVER = it does not come). */
export function finishesOf({ dates, replications }: SampleMemory): Int32Array {
  return new Int32Array(dates, 0, replications);
}

/** Events of the columns of the issues; null when every issue is done at its own finish. */
function donePlaces({ doneEventOfIssue }: Network, issues: number): Int32Array | null {
  const places = Int32Array.from({ length: 2 * issues }, (_, c) => ((c & 1) === 0 ? c : doneEventOfIssue[c >> 1]));
  return places.every((event, c) => event === c) ? null : places;
}
