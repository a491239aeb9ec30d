// A ratio of sums whose rows are not independent: tasks of one person hang together, so the interval counts people, not tasks.
import { betaQuantile } from '../../engine/chance/ready.ts';
import type { Estimated } from './calibration-result.ts';

/**
 * sum(top) / sum(bottom) with its 95 % interval: linearised, summed inside clusters, with Student's t for clusters - 1 degrees of
 * freedom (Cameron and Miller 2015, sections II and VI). `cluster` numbers the rows' clusters from 0 to clusters - 1. With one
 * cluster nothing is known: the interval is infinite.
 */
export function clusteredRatio(
  top: Float64Array,
  bottom: Float64Array | null,
  cluster: Int32Array,
  clusters: number,
): Estimated {
  const tops = new Float64Array(clusters);
  const bottoms = new Float64Array(clusters);
  for (let i = 0; i < top.length; i++) {
    tops[cluster[i]] += top[i];
    bottoms[cluster[i]] += bottom === null ? 1 : bottom[i];
  }
  let [above, below] = [0, 0];
  for (let c = 0; c < clusters; c++) {
    above += tops[c];
    below += bottoms[c];
  }
  if (!(below > 0)) return { value: 0, low: -Infinity, high: Infinity };
  const value = above / below;
  if (clusters < 2) return { value, low: -Infinity, high: Infinity };
  let squares = 0;
  for (let c = 0; c < clusters; c++) {
    const rest = tops[c] - value * bottoms[c];
    squares += rest * rest;
  }
  const error = Math.sqrt((squares * clusters) / (clusters - 1)) / below;
  const reach = studentQuantile(clusters - 1) * error;
  return { value, low: value - reach, high: value + reach };
}

/** Student's t at 97.5 %, from the quantile of a beta distribution (DLMF 8.17.6). */
export function studentQuantile(degrees: number): number {
  const x = betaQuantile(degrees / 2, 0.5, 0.05);
  return Math.sqrt((degrees * (1 - x)) / x);
}
