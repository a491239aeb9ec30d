// When a difference is settled, and what that makes of an option.
import type { CompareMetric, Difference, Verdict } from './comparison.ts';

/** Either side of zero, or bounded within what is of no matter. */
export function isSettled(difference: Difference, metric: CompareMetric): boolean {
  return difference.sign !== null || isOfNoMatter(difference, metric);
}

export function isOfNoMatter({ low, high }: Difference, { indifference }: CompareMetric): boolean {
  return low !== null && high !== null && low >= -indifference && high <= indifference;
}

export function verdictOf(difference: Difference, metric: CompareMetric): Verdict {
  if (isOfNoMatter(difference, metric)) return 'no-difference';
  const { sign } = difference;
  if (sign === null) return 'not-distinguishable';
  if (metric.goodWhen === null) return 'different';
  return sign === metric.goodWhen ? 'better' : 'worse';
}
