// A share of an estimate: the same shape, so many times as large. What `rework: { share: 20% }` needs.
import type { Distribution, Estimate } from '../plan/plan.ts';

/** The estimate times a factor above 0; minutes stay whole, half up, and at least 1 where 0 would make the shape impossible. */
export function scaleEstimate(estimate: Estimate, by: number, text: string): Estimate {
  return {
    distribution: scaled(estimate.distribution, (minutes) => Math.floor(minutes * by + 0.5)),
    likely: estimate.likely === null ? null : Math.floor(estimate.likely * by + 0.5),
    single: estimate.single,
    text,
  };
}

/** Shapes whose parameters must differ keep a minute between them, however small the share. */
function scaled(distribution: Distribution, times: (minutes: number) => number): Distribution {
  const positive = (minutes: number): number => Math.max(1, times(minutes));
  switch (distribution.kind) {
    case 'fixed':
      return { kind: 'fixed', value: times(distribution.value) };
    case 'lognormal': {
      if ('median' in distribution) return { ...distribution, median: positive(distribution.median) };
      if ('mean' in distribution)
        return { ...distribution, mean: positive(distribution.mean), sd: positive(distribution.sd) };
      const p10 = positive(distribution.p10);
      return { ...distribution, p10, p90: Math.max(p10 + 1, times(distribution.p90)) };
    }
    case 'metalog':
      return scaledMetalog(distribution, positive);
    case 'triangular':
    case 'pert': {
      const min = times(distribution.min);
      const mode = Math.max(min, times(distribution.mode));
      return { ...distribution, min, mode, max: Math.max(mode, min + 1, times(distribution.max)) };
    }
    case 'uniform': {
      const min = times(distribution.min);
      return { ...distribution, min, max: Math.max(min + 1, times(distribution.max)) };
    }
    case 'normal':
      return { ...distribution, mean: positive(distribution.mean), sd: positive(distribution.sd) };
    case 'exponential':
      return { ...distribution, mean: positive(distribution.mean) };
    case 'discrete':
    case 'empirical':
      return { ...distribution, values: distribution.values.map(times) };
    case 'histogram':
      return {
        ...distribution,
        bins: distribution.bins.map(({ from, to, weight }) => ({ from: times(from), to: times(to), weight })),
      };
  }
}

/** Rounding can bend a metalog of few minutes beyond what a rising curve allows; then the range between its outer points stands for it. */
function scaledMetalog(
  { p10, p50, p90 }: Extract<Distribution, { kind: 'metalog' }>,
  positive: (minutes: number) => number,
): Distribution {
  const [low, middle, high] = [positive(p10), positive(p50), positive(p90)];
  if (low >= 60) return { kind: 'metalog', p10: low, p50: middle, p90: high };
  return { kind: 'lognormal', p10: low, p90: Math.max(low + 1, high) };
}
