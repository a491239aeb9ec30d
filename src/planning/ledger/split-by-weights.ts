// Splits a whole number of minutes among factors in proportion to their logarithms, by largest remainder. Factors below 1 take minutes
// away; where logarithms cancel, each factor gets what it alone would do to the base, so nothing explodes.

/** Below this sum of logarithms the factors cancel each other. */
const CANCELS = 1e-9;

/**
 * Writes `count` whole numbers that add up to `amount` into `parts`.
 * @param base what the factors multiply: amount = base x (e^sum of weights - 1), up to rounding
 */
export function splitByWeights(
  amount: number,
  base: number,
  weights: Float64Array,
  count: number,
  parts: Float64Array,
): void {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weights[k];
  const scale = sum < CANCELS && sum > -CANCELS ? base : amount / sum;
  let left = amount;
  for (let k = 0; k < count; k++) {
    parts[k] = Math.floor(scale * weights[k]);
    left -= parts[k];
  }
  // Fewer than `count` minutes are left, unless the factors cancel: then the first ones take what rounding left.
  for (; left > 0; left--) parts[largestRemainder(scale, weights, count, parts)]++;
  for (; left < 0; left++) parts[0]--;
}

/** The part that is furthest below what it should be; the first of several. */
function largestRemainder(scale: number, weights: Float64Array, count: number, parts: Float64Array): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (scale * weights[k] - parts[k] > scale * weights[best] - parts[best]) best = k;
  return best;
}
