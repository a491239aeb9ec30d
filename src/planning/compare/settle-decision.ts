// When a difference is settled, and what that makes of an option.
import type { CompareMetric, Difference, Verdict } from './comparison.ts';

/** Either side of zero, or bounded within what is of no matter. */
export function isSettled(difference: Difference, metric: CompareMetric): boolean {
  return difference.sign !== null || isOfNoMatter(difference, metric);
}

/** A point of the futures: shares at a percentile that differ by less leave it where it is, but for leaps. */
const POINT = 0.01;

export function isOfNoMatter({ low, high, shares }: Difference, { indifference }: CompareMetric): boolean {
  if (low !== null && high !== null && low >= -indifference && high <= indifference) return true;
  return shares !== null && shares.low >= -POINT && shares.high <= POINT;
}

export function verdictOf(difference: Difference, metric: CompareMetric): Verdict {
  if (isOfNoMatter(difference, metric)) return 'no-difference';
  const { sign } = difference;
  if (sign === null) return 'not-distinguishable';
  if (metric.goodWhen === null) return 'different';
  return sign === metric.goodWhen ? 'better' : 'worse';
}
