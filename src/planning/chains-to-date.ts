// Which issues, people and risks lie on the chains to one date, counted over futures. Counts are whole numbers, so parts add up.
import { ChainMarks, MARK_FINISH } from '../engine/forecast/chain-marks.ts';
import { walkChains } from '../engine/forecast/chain-walk.ts';
import { NEVER } from '../engine/forecast/quantiles.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import type { Network } from '../engine/network/network.ts';
import { minuteIn } from './asked-date.ts';

/** Futures in which something lies on a chain to the date. */
export interface ChainCounts {
  /** By issue, then gate: on any tight chain; on the driving one. */
  tight: Int32Array;
  driving: Int32Array;
  /** By person: the driving chain waited for them. */
  contention: Int32Array;
  /** By risk: it fired; it changed something on a tight chain. */
  fired: Int32Array;
  riskTight: Int32Array;
}

/** Chains that end at one node instead of at everything that happens at the finish. */
class NodeMarks extends ChainMarks {
  private readonly dateNode: number;

  constructor(network: Network, node: number) {
    super(network);
    this.dateNode = node;
  }

  override begin(eventMinute: Int32Array, finishMinute: number): void {
    super.begin(eventMinute, finishMinute);
    this.wanted.fill(0);
    this.wanted[this.dateNode] = MARK_FINISH;
    this.drivingNode = this.dateNode;
    this.drivingMark = MARK_FINISH;
  }
}

export class ChainsToDate {
  private readonly node: number;
  private readonly marks: ChainMarks;
  private readonly fired: Int32Array;

  /** @param node -1 = the end of the plan */
  constructor(network: Network, node: number) {
    this.node = node;
    this.marks = node < 0 ? new ChainMarks(network) : new NodeMarks(network, node);
    this.fired = new Int32Array(network.riskCount);
  }

  /** A date that does not come has no chain: only the risks of that future are counted. */
  count(trace: Trace): void {
    const { riskState } = trace;
    for (let r = 0; r < this.fired.length; r++) if (riskState[r] > 0) this.fired[r]++;
    if (minuteIn(trace, this.node) !== NEVER) walkChains(trace, this.marks);
  }

  part(): ChainCounts {
    const { tight, driving, contention, riskTight } = this.marks;
    return {
      tight: tight.futures,
      driving: driving.futures,
      contention: contention.futures,
      fired: this.fired,
      riskTight: riskTight.futures,
    };
  }
}

export function addChainCounts(parts: readonly ChainCounts[]): ChainCounts {
  const sum = (of: (counts: ChainCounts) => Int32Array): Int32Array => {
    const total = of(parts[0]).slice();
    for (const part of parts.slice(1))
      of(part).forEach((count, k) => {
        total[k] += count;
      });
    return total;
  };
  return {
    tight: sum(({ tight }) => tight),
    driving: sum(({ driving }) => driving),
    contention: sum(({ contention }) => contention),
    fired: sum(({ fired }) => fired),
    riskTight: sum(({ riskTight }) => riskTight),
  };
}
