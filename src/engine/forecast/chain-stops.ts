// The driving chain of one date in one future as a list of rows of the trace, from the date back to the beginning. What a stop means is
// read off its row: the walk alone decides where the chain goes.

/** Integers per stop. */
const STOP_SIZE = 3;

export class ChainStops {
  /** Row, mark, cause of each stop. */
  private list = new Int32Array(64 * STOP_SIZE);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /**
   * The chain passes this row. `mark`: what of its node it looked for (start, finish, work); 0 = a remark on the node it looks for, beside
   * the way: an end of work, a pause, a block. Also remarks: every drawn absence, every risk that occurs, and every
   * issue that leaves the scope.
   */
  add(row: number, mark: number): void {
    const at = this.count * STOP_SIZE;
    if (at === this.list.length) {
      const wider = new Int32Array(2 * at);
      wider.set(this.list);
      this.list = wider;
    }
    this.list[at] = row;
    this.list[at + 1] = mark;
    this.list[at + 2] = -1;
    this.count++;
  }

  /** The row of the cause along which the chain leaves its last stop. */
  leaveBy(causeRow: number): void {
    this.list[(this.count - 1) * STOP_SIZE + 2] = causeRow;
  }

  rowOf(stop: number): number {
    return this.list[stop * STOP_SIZE];
  }

  markOf(stop: number): number {
    return this.list[stop * STOP_SIZE + 1];
  }

  /** -1: the chain goes on with the same node, goes where the row itself says, or has come to its beginning. */
  causeOf(stop: number): number {
    return this.list[stop * STOP_SIZE + 2];
  }
}
