// Which work lies on the chains that decide the finish. One pass over the rows of a future, last to first: a cause always
// stands before what it caused, so every mark has been set when the row that answers it is met.
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { ChainMarks } from './chain-marks.ts';
import { walkChains } from './chain-walk.ts';

/** Counts over replications; divide by the number of replications for shares. */
export class CriticalityTally {
  private readonly marks: ChainMarks;
  /** By issue, then gate: on any tight chain to the finish, and on the one driving chain. */
  readonly tight: Int32Array;
  readonly driving: Int32Array;
  /** By person: the driving chain holds their work; something on it waited for them. */
  readonly personDriving: Int32Array;
  readonly contention: Int32Array;
  /** By risk: fired; fired and hit something on a tight chain. */
  readonly fired: Int32Array;
  readonly riskTight: Int32Array;

  constructor(network: Network) {
    this.marks = new ChainMarks(network);
    this.tight = this.marks.tight.futures;
    this.driving = this.marks.driving.futures;
    this.personDriving = this.marks.personDriving.futures;
    this.contention = this.marks.contention.futures;
    this.fired = new Int32Array(network.riskCount);
    this.riskTight = this.marks.riskTight.futures;
  }

  /** Adds one future. One that never finishes has no chain to a finish: only its risks are counted. */
  count(trace: Trace): void {
    for (let r = 0; r < this.fired.length; r++) if (trace.riskState[r] > 0) this.fired[r]++;
    if (trace.finishMinute < 0) return;
    walkChains(trace, this.marks);
  }
}
