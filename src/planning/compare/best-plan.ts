// Which of several plans is best on the metric, and how sure that is: in how many rounds of futures drawn again no other is better by more than
// is of matter. Who is best of many looks better than it is; by how much, the same rounds tell.
import type { Best, CompareMetric, RankedPlan } from './comparison.ts';
import { meanOf } from './paired-mean.ts';

export interface Contender {
  id: string;
  /** Comparable value of the metric over all futures (dates as working minutes), Infinity = never. */
  value: number;
  /** As shown. */
  metric: number | null;
}

/** @param rounds by contender (the base first): its value in every round. Null = more of the metric is neither good nor bad. */
export function bestPlan(
  contenders: readonly Contender[],
  rounds: readonly Float64Array[],
  { goodWhen, indifference }: CompareMetric,
): Best | null {
  if (goodWhen === null) return null;
  const sense = goodWhen === 'less' ? 1 : -1;
  const count = rounds[0].length;
  const best = new Float64Array(contenders.length);
  const near = new Float64Array(contenders.length);
  const flattered = new Float64Array(count);
  for (let round = 0; round < count; round++) {
    let least = Number.POSITIVE_INFINITY;
    for (const own of rounds) least = Math.min(least, sense * own[round]);
    const firsts = contenders.flatMap((_, k) => (sense * rounds[k][round] === least ? [k] : []));
    for (const k of firsts) best[k] += 1 / firsts.length;
    contenders.forEach((_, k) => {
      if (sense * rounds[k][round] <= least + indifference) near[k]++;
    });
    flattered[round] = flatteryOf(contenders, rounds, firsts[0], round) * sense;
  }
  const order = [...contenders.keys()].sort(
    (a, b) => compare(sense * contenders[a].value, sense * contenders[b].value) || a - b,
  );
  const ranks = order.map(
    (k): RankedPlan => ({
      id: contenders[k].id,
      metric: contenders[k].metric,
      best: best[k] / count,
      nearBest: near[k] / count,
    }),
  );
  const [winner] = order;
  const lead = contenders[winner].value - contenders[0].value;
  return {
    id: contenders[winner].id,
    confidence: near[winner] / count,
    lead: winner === 0 ? 0 : Number.isFinite(lead) ? lead : null,
    flattery: winner === 0 ? 0 : Math.max(0, meanOf(flattered)),
    ranks,
  };
}

/** By how much the best of a round is further from the base in that round than over all futures. */
function flatteryOf(
  contenders: readonly Contender[],
  rounds: readonly Float64Array[],
  k: number,
  round: number,
): number {
  const truly = contenders[k].value - contenders[0].value;
  const seen = rounds[k][round] - rounds[0][round];
  return Number.isFinite(truly) && Number.isFinite(seen) ? truly - seen : 0;
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
