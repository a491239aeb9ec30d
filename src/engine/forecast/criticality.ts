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
    this.tight = new Int32Array(network.issueCount + network.gateCount);
    this.driving = new Int32Array(network.issueCount + network.gateCount);
    this.personDriving = new Int32Array(network.personCount);
    this.contention = new Int32Array(network.personCount);
    this.fired = new Int32Array(network.riskCount);
    this.riskTight = new Int32Array(network.riskCount);
  }

  /** Adds one future. One that never finishes has no chain to a finish: only its risks are counted. */
  count(trace: Trace): void {
    for (let r = 0; r < this.fired.length; r++) if (trace.riskState[r] > 0) this.fired[r]++;
    if (trace.finishMinute < 0) return;
    const { marks } = this;
    walkChains(trace, marks);
    addFlags(this.tight, marks.tight);
    addFlags(this.driving, marks.driving);
    addFlags(this.personDriving, marks.personDriving);
    addFlags(this.contention, marks.contention);
    addFlags(this.riskTight, marks.riskTight);
  }
}

function addFlags(counts: Int32Array, flags: Uint8Array): void {
  for (let k = 0; k < counts.length; k++) counts[k] += flags[k];
}
