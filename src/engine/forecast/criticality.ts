// Which work lies on the chains that decide the finish. One pass over the rows of a future, last to first: a cause always
// stands before what it caused, so every mark has been set when the row that answers it is met.
import type { Risk } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { ChainMarks } from './chain-marks.ts';
import { walkChains } from './chain-walk.ts';
import { Found } from './found.ts';

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
  /** Families of risks: futures in which any of them fired; fired and hit something on a tight chain. */
  readonly families: readonly string[];
  readonly familyFired: Found;
  readonly familyTight: Found;
  /** By risk; -1 = it stands for itself. */
  private readonly familyOf: Int32Array;
  private futures = 0;

  constructor(network: Network, risks: readonly Risk[] = []) {
    this.families = [...new Set(risks.flatMap(({ family }) => (family === null ? [] : [family])))];
    this.familyOf = Int32Array.from(risks, ({ family }) => (family === null ? -1 : this.families.indexOf(family)));
    this.familyFired = new Found(this.families.length);
    this.familyTight = new Found(this.families.length);
    this.marks = new ChainMarks(network);
    this.tight = this.marks.tight.futures;
    this.driving = this.marks.driving.futures;
    this.personDriving = this.marks.personDriving.futures;
    this.contention = this.marks.contention.futures;
    this.fired = new Int32Array(network.riskCount);
    this.riskTight = this.marks.riskTight.futures;
  }

  part() {
    const { tight, driving, personDriving, contention, fired, riskTight } = this;
    const families = { fired: this.familyFired.futures, tight: this.familyTight.futures };
    return { tight, driving, personDriving, contention, fired, riskTight, families };
  }

  /** Adds one future. One that never finishes has no chain to a finish: only its risks are counted. */
  count(trace: Trace): void {
    for (let r = 0; r < this.fired.length; r++) if (trace.riskState[r] > 0) this.fired[r]++;
    if (trace.finishMinute >= 0) walkChains(trace, this.marks);
    if (this.families.length > 0) this.countFamilies(trace);
  }

  private countFamilies({ riskState, finishMinute }: Trace): void {
    this.futures++;
    for (let r = 0; r < this.familyOf.length; r++) {
      if (this.familyOf[r] < 0 || riskState[r] === 0) continue;
      this.familyFired.note(this.familyOf[r], this.futures);
      if (finishMinute >= 0 && this.marks.riskTight.isIn(r, this.marks.future))
        this.familyTight.note(this.familyOf[r], this.futures);
    }
  }
}
