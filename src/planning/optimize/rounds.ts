// The objective of several plans in futures drawn again: what it could have been, for all of them at once.
import { drawRounds, groupFutures } from '../compare/redrawn-futures.ts';
import { ROUNDS, redrawnPercentiles } from '../compare/redrawn-percentiles.ts';
import type { Statistic } from './weighing.ts';

/** By plan: the figure in every round. */
export function roundsOf(seed: string, statistic: Statistic, columns: readonly Float64Array[]): Float64Array[] {
  if (statistic.kind === 'quantile') {
    const { percent } = statistic;
    return redrawnPercentiles(seed, columns, [percent]).map(([own]) => own);
  }
  const values =
    statistic.kind === 'mean' ? columns : columns.map((column) => column.map((each) => (each > 0 ? 1 : 0)));
  return redrawnMeans(seed, values);
}

function redrawnMeans(seed: string, columns: readonly Float64Array[]): Float64Array[] {
  const futures = columns[0].length;
  const grouping = groupFutures(new Uint8Array(futures).fill(1), []);
  const means = columns.map(() => new Float64Array(ROUNDS));
  drawRounds(seed, grouping, ROUNDS, (weights, round) => {
    let total = 0;
    for (let r = 0; r < futures; r++) total += weights[grouping.placeOf[r]];
    for (let k = 0; k < columns.length; k++) {
      let sum = 0;
      for (let r = 0; r < futures; r++) sum += weights[grouping.placeOf[r]] * columns[k][r];
      means[k][round] = total === 0 ? 0 : sum / total;
    }
  });
  return means;
}

/** Ends between which all but `alpha` of the rounds lie, equally many left out on both sides. */
export function between(rounds: Float64Array, alpha: number): { low: number; high: number } {
  const sorted = rounds.slice().sort();
  const out = Math.floor((sorted.length * alpha) / 2);
  return { low: sorted[out], high: sorted[sorted.length - 1 - out] };
}

/**
 * Of several plans, which is best and how sure that is (lower is better).
 * @returns by plan: share of the rounds in which no other is better by more than `near`; and how much better than it is the best is expected to
 * look for having been chosen (mean over rounds of how much the plan that looks best in a round is better there than in all futures)
 */
export function standing(
  figures: readonly number[],
  rounds: readonly Float64Array[],
  near: number,
): { nearBest: number[]; optimism: number } {
  const count = rounds[0].length;
  const nearBest = figures.map(() => 0);
  let looked = 0;
  for (let round = 0; round < count; round++) {
    let best = 0;
    for (let k = 1; k < rounds.length; k++) if (rounds[k][round] < rounds[best][round]) best = k;
    looked += figures[best] - rounds[best][round];
    for (let k = 0; k < rounds.length; k++) if (rounds[k][round] <= rounds[best][round] + near) nearBest[k]++;
  }
  // What all plans share in a round is no matter of choosing.
  const common = rounds.reduce(
    (sum, own, k) => sum + own.reduce((total, each) => total + figures[k] - each, 0) / count / rounds.length,
    0,
  );
  return { nearBest: nearBest.map((times) => times / count), optimism: Math.max(0, looked / count - common) };
}
