// Continuous ranked probability scores: the integral of (F(x) - [x >= actual])^2, in the unit of x. Zero for a point that is right,
// the distance for a point that is wrong, and fair to every distribution (Gneiting and Raftery 2007). Closed forms throughout.
import { exp, log, normalShare } from '../../engine/chance/ready.ts';

const ROOT_PI = Math.sqrt(Math.PI);
const ROOT_TWO = Math.SQRT2;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Of a normal distribution; the distance from the mean when sd is 0. */
export function normalScore(mean: number, sd: number, actual: number): number {
  if (sd === 0) return Math.abs(actual - mean);
  const z = (actual - mean) / sd;
  const density = exp((-z * z) / 2) / ROOT_TWO_PI;
  return sd * (z * (2 * normalShare(z) - 1) + 2 * density - 1 / ROOT_PI);
}

/** Of a lognormal with this mean and sd of logs, in the unit of `actual` (Baran and Lerch 2015). `actual` above 0. */
export function lognormalScore(meanLog: number, sdLog: number, actual: number): number {
  if (sdLog === 0) return Math.abs(actual - exp(meanLog));
  const z = (log(actual) - meanLog) / sdLog;
  const mean = exp(meanLog + (sdLog * sdLog) / 2);
  return actual * (2 * normalShare(z) - 1) - 2 * mean * (normalShare(z - sdLog) + normalShare(sdLog / ROOT_TWO) - 1);
}

/** Of a uniform distribution over [low, high], low < high. */
export function uniformScore(low: number, high: number, actual: number): number {
  const size = high - low;
  const at = (actual - low) / size;
  const inside = Math.min(1, Math.max(0, at));
  return size * (Math.abs(at - inside) + inside * inside - inside + 1 / 3);
}

/** The same in logs: of ln X, where X is uniform over [low, high], 0 < low < high. */
export function logUniformScore(low: number, high: number, actualLog: number): number {
  const size = (high - low) * (high - low);
  const [a, b] = [log(low), log(high)];
  const y = Math.min(b, Math.max(a, actualLog));
  // Antiderivatives of (e^x - low)^2 and (high - e^x)^2.
  const below = (x: number): number => exp(2 * x) / 2 - 2 * low * exp(x) + low * low * x;
  const above = (x: number): number => exp(2 * x) / 2 - 2 * high * exp(x) + high * high * x;
  return Math.abs(actualLog - y) + (below(y) - below(a) + above(b) - above(y)) / size;
}

/** Of values of equal weight that stand for their quantiles, ascending: twice the mean pinball loss at the middles of the ranks. */
export function rankedScore(values: Float64Array, offset: number, scale: number, actual: number): number {
  let loss = 0;
  for (let k = 0; k < values.length; k++) {
    const apart = actual - (offset + scale * values[k]);
    const share = (k + 0.5) / values.length;
    loss += apart > 0 ? share * apart : (share - 1) * apart;
  }
  return (2 * loss) / values.length;
}
