// Merge bias: where several needs meet, the mean of the latest is later than the latest of the means, by as much as the needs vary and
// change places. What a plan of single dates cannot see. Counted as sums of whole working minutes of the plan calendar.
import type { Observer, ObserverKind } from '../../engine/forecast/observer.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { LAG_CLOCK, LAG_WORKING, type Network } from '../../engine/network/network.ts';
import type { MergeBias, MergePoint } from './ledger-result.ts';
import { targetOf } from './row-subjects.ts';

export interface MergeAsk {
  /** compile(plan). */
  network: Network;
}

/** Sums over the futures in which everything that meets at a point has come. By point; `sum` and `latest` by need. */
export interface MergePart {
  readonly futures: Int32Array;
  readonly latestSum: Float64Array;
  readonly sum: Float64Array;
  /** Futures in which the need is (one of) the latest. */
  readonly latest: Int32Array;
}

/** Points where at least two needs meet, all of which must be met; then the finish. */
interface Merges {
  /** Node of each point; -1 = the finish. */
  readonly node: readonly number[];
  /** CSR over points: event, and lag behind it. */
  readonly offset: Int32Array;
  readonly event: Int32Array;
  readonly lagKind: Int32Array;
  readonly lag: Int32Array;
}

function listMerges(network: Network): Merges {
  const { nodeCount, inOffset, inEdge, needed, outFrom, outLagKind, outLagMinutes, outOffset } = network;
  const node: number[] = [];
  const offset = [0];
  const event: number[] = [];
  const lagKind: number[] = [];
  const lag: number[] = [];
  const add = (n: number, needs: readonly { event: number; kind: number; lag: number }[]): void => {
    if (new Set(needs.map((need) => need.event)).size < 2) return;
    node.push(n);
    for (const need of needs) {
      event.push(need.event);
      lagKind.push(need.kind);
      lag.push(need.lag);
    }
    offset.push(event.length);
  };
  for (let n = 0; n < nodeCount; n++) {
    const links = Array.from(inEdge.subarray(inOffset[2 * n], inOffset[2 * n + 1]));
    if (needed[2 * n] !== links.length) continue;
    add(
      n,
      links.map((e) => ({ event: outFrom[e], kind: outLagKind[e], lag: outLagMinutes[e] })),
    );
  }
  // Whatever nothing follows has to be over at the finish.
  const last = Array.from({ length: nodeCount }, (_, n) => n).filter(
    (n) => outOffset[2 * n + 1] === outOffset[2 * n + 2] && (n >= network.issueCount || network.gateOfIssue[n] < 0),
  );
  add(
    -1,
    last.map((n) => ({ event: 2 * n + 1, kind: 0, lag: 0 })),
  );
  return {
    node,
    offset: Int32Array.from(offset),
    event: Int32Array.from(event),
    lagKind: Int32Array.from(lagKind),
    lag: Int32Array.from(lag),
  };
}

class MergeObserver implements Observer<MergePart> {
  private readonly network: Network;
  private readonly merges: Merges;
  private readonly counted: MergePart;
  private readonly met: Int32Array;

  constructor({ network }: MergeAsk) {
    this.network = network;
    this.merges = listMerges(network);
    const points = this.merges.node.length;
    const needs = this.merges.event.length;
    this.counted = {
      futures: new Int32Array(points),
      latestSum: new Float64Array(points),
      sum: new Float64Array(needs),
      latest: new Int32Array(needs),
    };
    this.met = new Int32Array(needs);
  }

  count(trace: Trace): void {
    const { offset } = this.merges;
    const { counted, met } = this;
    for (let point = 0; point + 1 < offset.length; point++) {
      const latest = this.meet(trace, offset[point], offset[point + 1]);
      if (latest < 0) continue;
      counted.futures[point]++;
      counted.latestSum[point] += latest;
      for (let k = offset[point]; k < offset[point + 1]; k++) {
        counted.sum[k] += met[k];
        if (met[k] === latest) counted.latest[k]++;
      }
    }
  }

  /** When each need was met, in working minutes. Returns the latest; -1 = one never was. */
  private meet({ eventMinute }: Trace, from: number, to: number): number {
    const { planProfile } = this.network;
    const { event, lagKind, lag } = this.merges;
    let latest = 0;
    for (let k = from; k < to; k++) {
      const minute = eventMinute[event[k]];
      if (minute < 0) return -1;
      this.met[k] =
        lagKind[k] === LAG_CLOCK
          ? planProfile.minutesAt(minute + lag[k])
          : planProfile.minutesAt(minute) + (lagKind[k] === LAG_WORKING ? lag[k] : 0);
      if (this.met[k] > latest) latest = this.met[k];
    }
    return latest;
  }

  part(): MergePart {
    const { futures, latestSum, sum, latest } = this.counted;
    return { futures: futures.slice(), latestSum: latestSum.slice(), sum: sum.slice(), latest: latest.slice() };
  }
}

export const mergeKind: ObserverKind<MergeAsk, MergePart> = {
  open: (ask) => new MergeObserver(ask),
  merge: (parts) =>
    parts.reduce((total, part) => ({
      futures: total.futures.map((value, k) => value + part.futures[k]),
      latestSum: total.latestSum.map((value, k) => value + part.latestSum[k]),
      sum: total.sum.map((value, k) => value + part.sum[k]),
      latest: total.latest.map((value, k) => value + part.latest[k]),
    })),
};

/** Largest bias first; points that no future reaches are left out. */
export function concludeMergeBias({ network }: MergeAsk, part: MergePart): MergeBias {
  const { node, offset, event } = listMerges(network);
  const points = node.flatMap((n, point): MergePoint[] => {
    const futures = part.futures[point];
    if (futures === 0) return [];
    let largest = offset[point];
    for (let k = offset[point]; k < offset[point + 1]; k++) if (part.sum[k] > part.sum[largest]) largest = k;
    const { kind, id, title } = targetOf(network, event[largest] >> 1);
    if (kind === 'finish' || id === null || title === null) throw new Error('Assertion: a need without a node');
    return [
      {
        ...targetOf(network, n),
        needs: offset[point + 1] - offset[point],
        biasMinutes: (part.latestSum[point] - part.sum[largest]) / futures,
        largest: { kind, id, title, share: part.latest[largest] / futures },
        futures,
      },
    ];
  });
  return { points: points.sort((a, b) => b.biasMinutes - a.biasMinutes) };
}
