// The likely value of an estimate: what the replay of a plan as written reads, and every bound that must not see chance.
// It stands beside the plan, not beside the draws, because compiling a network needs it: medians by plain arithmetic and
// square roots only, the same to the last bit everywhere.
import type { Distribution, Estimate } from './plan.ts';

/**
 * The value of an estimate on the likely tape, in the estimate's own unit (minutes of work, plain factors), not rounded:
 * what the document's words fix, else the mean of an exponential, else the median.
 */
export function likelyValue(estimate: Estimate): number {
  return estimate.likely ?? likelyOfDistribution(estimate.distribution);
}

/** The median of a distribution; the mean of an exponential. */
export function likelyOfDistribution(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'lognormal':
      return lognormalMedian(distribution);
    case 'metalog':
      return distribution.p50;
    case 'triangular':
      return triangularMedian(distribution.min, distribution.mode, distribution.max);
    case 'pert':
      return pertMedian(distribution.min, distribution.mode, distribution.max);
    case 'uniform':
      return distribution.min + (distribution.max - distribution.min) / 2;
    case 'normal':
      return Math.max(0, distribution.mean);
    case 'exponential':
      return distribution.mean;
    case 'discrete':
      return weightedMedian(distribution.values, distribution.weights);
    case 'empirical':
      return lowerMedian(distribution.values);
    case 'histogram':
      return histogramQuantile(distribution.bins, 0.5);
  }
}

/** The median of a lognormal in any of its three spellings: the quantiles at 10 % and 90 % lie equally far from it in logs. */
export function lognormalMedian(distribution: Extract<Distribution, { kind: 'lognormal' }>): number {
  if ('p10' in distribution) return Math.sqrt(distribution.p10) * Math.sqrt(distribution.p90);
  if ('median' in distribution) return distribution.median;
  const { mean, sd } = distribution;
  if (mean <= 0) return 0;
  const variation = sd / mean;
  return mean / Math.sqrt(1 + variation * variation);
}

/** Where the cumulative weight of the bins reaches p: each bin is uniform. */
export function histogramQuantile(bins: Extract<Distribution, { kind: 'histogram' }>['bins'], p: number): number {
  let below = 0;
  for (const { from, to, weight } of bins) {
    if (p <= below + weight) return from + ((to - from) * (p - below)) / weight;
    below += weight;
  }
  return bins[bins.length - 1].to;
}

/** The side of the mode that holds half of the triangle's area decides which edge the median lies on. */
function triangularMedian(min: number, mode: number, max: number): number {
  if (mode - min >= max - mode) return min + Math.sqrt(((max - min) * (mode - min)) / 2);
  return max - Math.sqrt(((max - min) * (max - mode)) / 2);
}

/**
 * Median of min + (max - min) Beta(a, b), a + b = 6. Both halves of the area are x^a (1-x)^b times a hypergeometric series
 * (DLMF 8.17.8), so the powers cancel in "left half = right half" and bisection needs no logarithm.
 */
function pertMedian(min: number, mode: number, max: number): number {
  if (!(max > min)) return min;
  const a = 1 + (4 * (mode - min)) / (max - min);
  const b = 6 - a;
  if (a === b) return mode;
  // The median of Beta(1, 5) is 0.1294, of Beta(5, 1) 0.8706: every other one lies between.
  let low = 0.125;
  let high = 0.875;
  for (let halving = 0; halving < 50; halving++) {
    const x = (low + high) / 2;
    if (areaSeries(a, x) < areaSeries(b, 1 - x)) low = x;
    else high = x;
  }
  return min + (max - min) * ((low + high) / 2);
}

/** (1/a) 2F1(6, 1; a + 1; x), whose terms fall like x^n for 1 <= a <= 5. */
function areaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 0; term > sum * 1e-17; n++) {
    term *= ((6 + n) / (a + 1 + n)) * x;
    sum += term;
  }
  return sum;
}

/** The smallest value whose cumulative weight reaches one half. */
function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = values.map((_, index) => index).sort((i, j) => values[i] - values[j]);
  const total = order.reduce((sum, index) => sum + weights[index], 0);
  let cumulative = 0;
  for (const index of order) {
    cumulative += weights[index];
    if (cumulative >= total / 2) return values[index];
  }
  return values[order[order.length - 1]];
}

function lowerMedian(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[(sorted.length - 1) >> 1];
}
