// How often policies act. Made only for plans that have some.
import { ROW, ROW_SIZE, type Trace } from '../kernel/trace.ts';

export class PolicyTally {
  /** By policy: firings in all futures, and futures with at least one. */
  readonly firings: Float64Array;
  readonly futures: Int32Array;
  private readonly now: Int32Array;

  constructor(policies: number) {
    this.firings = new Float64Array(policies);
    this.futures = new Int32Array(policies);
    this.now = new Int32Array(policies);
  }

  part() {
    return { firings: this.firings, futures: this.futures };
  }

  count({ rows, rowCount }: Trace): void {
    this.now.fill(0);
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
      if (rows[at + 1] === ROW.policyTriggered) this.now[rows[at + 2]]++;
    for (let k = 0; k < this.now.length; k++) {
      this.firings[k] += this.now[k];
      if (this.now[k] > 0) this.futures[k]++;
    }
  }
}
