// How many standard errors an interval of a given level reaches: Student's t and the normal law, for any level, since looks and several
// options share the chance of a false decision among them.
import { betaQuantile, normalQuantile } from '../../engine/chance/ready.ts';

/** From here on Student's t is the normal law to four digits. */
const NORMAL_FROM = 20_000;

/** Two-sided: the standard normal lies beyond +-z with chance alpha. Await chanceReady() before. */
export function normalReach(alpha: number): number {
  return -normalQuantile(alpha / 2);
}

/** The same of Student's t: with x the alpha-quantile of Beta(f/2, 1/2), t^2 = f (1 - x) / x. */
export function studentReach(alpha: number, freedom: number): number {
  if (freedom < 1) return Number.POSITIVE_INFINITY;
  if (freedom > NORMAL_FROM) return normalReach(alpha);
  const x = betaQuantile(freedom / 2, 0.5, alpha);
  return Math.sqrt((freedom * (1 - x)) / x);
}
