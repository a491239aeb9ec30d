// When things start and finish: one sample a future for the end of the plan and everything with a date of its own, and for
// every issue as exactly as memory allows.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { DatedNode } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { NEVER } from './quantiles.ts';
import { SampleTable } from './sample-table.ts';
import { BlockSums } from './sums.ts';

export type { DatedNode };

/** Issues x replications up to which every issue keeps every sample. */
const MOST_EXACT_SAMPLES = 2e7;

export class DatesTally {
  private readonly network: Network;
  private readonly nodes: readonly DatedNode[];
  /** Futures up to which every issue keeps every sample. */
  private readonly exactFutures: number;
  /** Finish of the plan, then of each dated node: one value a replication, NEVER when it does not come. */
  private readonly columns: Int32Array[];
  private readonly issueCount: number;
  /** By column: start of issue i at 2 i, the minute at which it is done at 2 i + 1. */
  readonly issues: SampleTable;
  /** Worked minutes of the plan calendar: finish of the plan, then each dated node; sums and sums of squares. */
  readonly sum: BlockSums;
  readonly squares: BlockSums;
  /** The same of each issue from its start to the end of its work, and of the plan in the same (finished) futures. */
  readonly span: BlockSums;
  readonly spanSquares: BlockSums;
  readonly issueFinish: BlockSums;
  futures = 0;
  finished = 0;

  constructor(plan: Plan, network: Network, nodes: readonly DatedNode[], replications: number) {
    const issues = plan.issues.length;
    this.network = network;
    this.nodes = nodes;
    this.exactFutures = Math.floor(MOST_EXACT_SAMPLES / Math.max(1, issues));
    this.columns = Array.from({ length: nodes.length + 1 }, () => new Int32Array(replications));
    this.issueCount = issues;
    this.issues = new SampleTable(2 * issues, this.exactFutures, replications, donePlaces(network, issues));
    this.sum = new BlockSums(nodes.length + 1);
    this.squares = new BlockSums(nodes.length + 1);
    this.span = new BlockSums(issues);
    this.spanSquares = new BlockSums(issues);
    this.issueFinish = new BlockSums(issues);
  }

  get exactIssues(): boolean {
    return this.futures <= this.exactFutures;
  }

  count(trace: Trace): void {
    const { eventMinute } = trace;
    this.countDate(0, trace.finishMinute);
    for (let k = 0; k < this.nodes.length; k++) this.countDate(k + 1, eventMinute[2 * this.nodes[k].node + 1]);
    this.issues.add(eventMinute);
    if (trace.finishMinute >= 0) this.countSpans(trace);
    this.futures++;
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
    this.finished++;
  }

  closeBlock(): void {
    for (const sums of [this.sum, this.squares, this.span, this.spanSquares, this.issueFinish]) sums.closeBlock();
  }

  /** Samples in the order of replications: 0 = the plan, k + 1 = dated node k. */
  byReplication(column: number): Int32Array {
    return this.columns[column].subarray(0, this.futures);
  }

  private countDate(column: number, minute: number): void {
    this.columns[column][this.futures] = minute < 0 ? NEVER : minute;
    if (minute < 0) return;
    const worked = this.network.planProfile.minutesAt(minute);
    this.sum.add(column, worked);
    this.squares.add(column, worked * worked);
  }
}

/** Events of the columns of the issues; null when every issue is done at its own finish. */
function donePlaces({ doneEventOfIssue }: Network, issues: number): Int32Array | null {
  const places = Int32Array.from({ length: 2 * issues }, (_, c) => ((c & 1) === 0 ? c : doneEventOfIssue[c >> 1]));
  return places.every((event, c) => event === c) ? null : places;
}
