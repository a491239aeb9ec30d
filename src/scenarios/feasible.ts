// Does a distribution exist with these parameters? One question per kind, answered in words for the message.
import type { Distribution } from '../plan/plan.ts';

/**
 * A three-term metalog bounded at 0 through P10/P50/P90 has a rising quantile function when the bend of the logarithms
 * stays below this share of their spread (Keelin 2016: r between 0.16658 and 0.83342; a hair is kept clear).
 */
const STEEPEST_BEND = 0.6666;

/** What is wrong with the parameters, or null. */
export function contradiction(distribution: Distribution): string | null {
  switch (distribution.kind) {
    case 'fixed':
    case 'empirical':
      return null;
    case 'lognormal':
      return lognormalTrouble(distribution);
    case 'metalog':
      return metalogTrouble(distribution);
    case 'triangular':
    case 'pert': {
      const { min, mode, max } = distribution;
      if (min > mode) return 'the minimum lies above the most likely value';
      if (mode > max) return 'the maximum lies below the most likely value';
      return min < max ? null : 'the maximum must lie above the minimum';
    }
    case 'uniform':
      return distribution.min < distribution.max ? null : 'the maximum must lie above the minimum';
    case 'normal':
      return distribution.mean > 0 && distribution.sd > 0 ? null : 'mean and sd must lie above 0';
    case 'exponential':
      return distribution.mean > 0 ? null : 'the mean must lie above 0';
    case 'discrete':
      return discreteTrouble(distribution.values, distribution.weights);
    case 'histogram':
      return histogramTrouble(distribution.bins);
  }
}

function lognormalTrouble(distribution: Distribution & { kind: 'lognormal' }): string | null {
  if ('p10' in distribution) {
    if (distribution.p10 >= distribution.p90) return 'P10 must lie below P90 (a range rises)';
    return distribution.p10 > 0 ? null : 'a range meant as P10-P90 begins above 0';
  }
  if ('median' in distribution) {
    return distribution.median > 0 && distribution.sdLog > 0 ? null : 'median and sdLog must lie above 0';
  }
  return distribution.mean > 0 && distribution.sd > 0 ? null : 'mean and sd must lie above 0';
}

function metalogTrouble({ p10, p50, p90 }: Distribution & { kind: 'metalog' }): string | null {
  if (p10 >= p50 || p50 >= p90) return 'P10, P50 and P90 must rise';
  if (p10 <= 0) return 'three points meant as P10/P50/P90 begin above 0';
  const bend = Math.abs(Math.log(p90 / p50) - Math.log(p50 / p10));
  const isFeasible = bend <= STEEPEST_BEND * Math.log(p90 / p10);
  return isFeasible ? null : 'the middle lies so far to one side that no rising curve passes all three points';
}

function histogramTrouble(bins: Extract<Distribution, { kind: 'histogram' }>['bins']): string | null {
  let end = 0;
  for (const { from, to, weight } of bins) {
    if (from > to) return 'a bin ends before it begins';
    if (from < end) return 'the bins must ascend and not overlap';
    if (weight <= 0) return 'the weight of a bin must lie above 0';
    end = to;
  }
  return weightTrouble(bins.map(({ weight }) => weight));
}

function discreteTrouble(values: readonly number[], weights: readonly number[]): string | null {
  if (values.length !== weights.length) return `${values.length} values cannot have ${weights.length} weights`;
  return weightTrouble(weights);
}

function weightTrouble(weights: readonly number[]): string | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Math.abs(sum - 1) <= 1e-6 ? null : `the weights add up to ${Number((sum * 100).toFixed(4))} %, not 100 %`;
}
