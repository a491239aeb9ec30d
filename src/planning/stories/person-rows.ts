// What the rows of one future say about the issues one person does: the row of each start, what completed the needs of each, and through
// which points that came.
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';

export class PersonRows {
  private readonly network: Network;
  /** Issues of the person that start in this future, in the order in which they do; the first `count` entries. */
  readonly issues: Int32Array;
  count = 0;
  /** By issue: row of its start. */
  readonly startRow: Int32Array;
  /** By issue: the event that met its last need; by point, and by gate: the one that completed it. -1 = none. */
  private readonly readyBy: Int32Array;
  private readonly completedBy: Int32Array;

  constructor(network: Network) {
    this.network = network;
    this.issues = new Int32Array(network.issueCount);
    this.startRow = new Int32Array(network.issueCount);
    this.readyBy = new Int32Array(network.issueCount);
    this.completedBy = new Int32Array(network.nodeCount);
  }

  look({ rows, rowCount }: Trace, person: number): void {
    this.count = 0;
    this.readyBy.fill(-1);
    this.completedBy.fill(-1);
    let gate = -1;
    for (let row = 0; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      if (rows[at + 1] < FIRST_CAUSE) gate = -1;
      switch (rows[at + 1]) {
        case ROW.issueReady:
          this.readyBy[rows[at + 2]] = rows[at + 3];
          break;
        case ROW.pointReached:
          this.completedBy[rows[at + 2]] = rows[at + 3];
          break;
        case ROW.gateReviewStarted:
          if (rows[at + 3] === 1) gate = this.network.issueCount + rows[at + 2];
          break;
        case ROW.causeLink:
          if (rows[at + 2] === gate && this.completedBy[gate] < 0) this.completedBy[gate] = rows[at + 3];
          break;
        case ROW.issueStarted:
          if (rows[at + 3] === person) this.start(rows[at + 2], row);
          break;
      }
    }
  }

  /** A rework that comes again is known by its last round. */
  private start(issue: number, row: number): void {
    const isKnown = issue >= this.network.plannedIssueCount && this.issues.subarray(0, this.count).includes(issue);
    if (!isKnown) this.issues[this.count++] = issue;
    this.startRow[issue] = row;
  }

  /** The issue or gate behind the last need of an issue, looked up through points, and gates that opened at once; -1 = a date or nothing. */
  lastNeedOf(issue: number, eventMinute: Int32Array): number {
    let event = this.readyBy[issue];
    while (event >= 0 && this.isThrough(event >> 1, eventMinute)) event = this.completedBy[event >> 1];
    return event < 0 ? -1 : event >> 1;
  }

  private isThrough(node: number, eventMinute: Int32Array): boolean {
    const { issueCount, gateCount } = this.network;
    if (node < issueCount) return false;
    return (
      node >= issueCount + gateCount ||
      (eventMinute[2 * node] === eventMinute[2 * node + 1] && this.completedBy[node] >= 0)
    );
  }
}
