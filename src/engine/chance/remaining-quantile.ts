// What is left of an uncertain amount once part of it has been delivered: "Data date" in the rules of work.
// A draw u of the slot becomes u' = F(w) + u (1 - F(w)), which is uniform over the futures that last longer than the work w
// delivered so far; total = F^-1(u'), remaining = total - w (the inversion method of a truncated distribution: Devroye 1986,
// "Non-Uniform Random Variate Generation", chapter II.2). A larger draw leaves more in every slot that reads its stream.

import type { Distribution } from '../../plan/plan.ts';
import { type Delivered, greatestValue, isUsedUp } from '../../plan/remaining.ts';
import { type DrawQuantile, drawQuantile } from './draw-quantile.ts';
import { exp, log, normalQuantile, normalShare } from './ready.ts';

const DRAWS = 4294967296;
/** Beyond this share the estimate has been proved wrong, and what it says of its far tail with it. */
const PROVED_WRONG = 0.99;

/**
 * Remaining amount at a draw, in the unit of the distribution, neither scaled nor rounded. Once F(w) >= 0.99, or a bounded
 * estimate is used up (`isUsedUp`), the estimate is left for a lognormal with the median and spread that `given` names.
 */
export function remainingQuantile(distribution: Distribution, given: Delivered): DrawQuantile {
  const total = drawQuantile(distribution);
  const { worked } = given;
  const first = firstDrawAbove(total, worked);
  if (first >= PROVED_WRONG * DRAWS || isUsedUp(worked, greatestValue(distribution))) return tailQuantile(given);
  const share = (DRAWS - first) / DRAWS;
  return (word) => total(first + Math.floor(word * share)) - worked;
}

/** F(w) as a draw: the least one with a value above `worked`, by bisection; 2^32 when there is none. */
function firstDrawAbove(total: DrawQuantile, worked: number): number {
  let low = 0;
  let high = DRAWS;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (total(middle) > worked) high = middle;
    else low = middle + 1;
  }
  return low;
}

function tailQuantile({ tailMedian, tailSdLog }: Delivered): DrawQuantile {
  return drawQuantile({ kind: 'lognormal', median: tailMedian, sdLog: tailSdLog });
}

/**
 * The same for a lognormal of this median and spread whose draw is a standard normal deviate z (made of a shared and an own
 * part): u = Phi(z). Only the marginal is conditioned. The deviates of the other slots stay as they are, so slots keep
 * their correlation of ranks, and nothing is learnt about one issue from the progress of another.
 * Tails are kept exact by counting from the upper end: 1 - u' = (1 - u)(1 - F(w)).
 */
export function remainingOfDeviate(median: number, sdLog: number, given: Delivered): (z: number) => number {
  const { worked, tailMedian, tailSdLog } = given;
  const tail = (z: number): number => tailMedian * exp(tailSdLog * z);
  if (sdLog === 0) return isUsedUp(worked, median) ? tail : () => median - worked;
  const left = worked > 0 ? normalShare(-log(worked / median) / sdLog) : 1;
  if (1 - left >= PROVED_WRONG) return tail;
  if (left === 1) return (z) => median * exp(sdLog * z) - worked;
  return (z) => median * exp(-sdLog * normalQuantile(normalShare(-z) * left)) - worked;
}
