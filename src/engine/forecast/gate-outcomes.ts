// How gates come out: passed at once, after how many attempts, or opened by waiver.
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';

export class GateTally {
  readonly passedFirst: Int32Array;
  readonly waived: Int32Array;
  readonly attempts: Float64Array;

  constructor(network: Network) {
    this.passedFirst = new Int32Array(network.gateCount);
    this.waived = new Int32Array(network.gateCount);
    this.attempts = new Float64Array(network.gateCount);
  }

  part() {
    return { passedFirst: this.passedFirst, waived: this.waived, attempts: this.attempts };
  }

  count(trace: Trace): void {
    for (let g = 0; g < this.waived.length; g++) {
      this.attempts[g] += trace.attempts[g];
      if (trace.waived[g] === 1) this.waived[g]++;
      else if (trace.attempts[g] === 1) this.passedFirst[g]++;
    }
  }
}
