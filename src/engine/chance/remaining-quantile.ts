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
/** Standard deviations beyond which shares are no longer trusted: the normal distribution function gives 0 from about 27.5 on. */
const FAR_OUT = 25;
/** The greatest share that has a quantile. */
const NEARLY_ALL = 1 - Number.EPSILON;

/**
 * Remaining amount at a draw, in the unit of the distribution, neither scaled nor rounded. Once F(w) >= 0.99, or a bounded
 * estimate is used up (`isUsedUp`), the total is a lognormal with the median and spread that `given` names, conditioned
 * in the same way.
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

function tailQuantile(given: Delivered): DrawQuantile {
  const remaining = tailRemaining(given);
  return (word) => remaining((DRAWS - word - 0.5) / DRAWS);
}

/**
 * What a lognormal total leaves, given that it exceeds `worked`, by the share of draws above (1 - u, over 0 and at most 1).
 * Deviates count from the upper end: 1 - u' = (1 - u)(1 - F(w)), z = -Phi^-1(1 - u'). Beyond 25 deviations a of work delivered,
 * z = sqrt(a^2 - 2 ln(1 - u)): the tail of a Rayleigh (Marsaglia 1964, "Generating a Variable from the Tail of the
 * Normal Distribution"), whose excess over a is that of a normal within 1 / a^2. Without spread the median itself is the total.
 */
function tailRemaining({ worked, tailMedian, tailSdLog }: Delivered): (above: number) => number {
  if (tailSdLog === 0) return () => Math.max(0, tailMedian - worked);
  const deviations = worked > 0 ? log(worked / tailMedian) / tailSdLog : -Infinity;
  if (deviations > FAR_OUT)
    return (above) => {
      const excess = Math.sqrt(deviations * deviations - 2 * log(above)) - deviations;
      return worked * (exp(tailSdLog * excess) - 1);
    };
  const left = deviations === -Infinity ? 1 : normalShare(-deviations);
  return (above) => {
    const share = Math.min(above * left, NEARLY_ALL);
    return Math.max(0, tailMedian * exp(-tailSdLog * normalQuantile(share)) - worked);
  };
}

/**
 * The same for a lognormal of this median and spread whose draw is a standard normal deviate z (made of a shared and an own
 * part): u = Phi(z). Only the marginal is conditioned. The deviates of the other slots stay as they are, so slots keep
 * their correlation of ranks, and nothing is learnt about one issue from the progress of another.
 * Tails are kept exact by counting from the upper end: 1 - u' = (1 - u)(1 - F(w)).
 */
export function remainingOfDeviate(median: number, sdLog: number, given: Delivered): (z: number) => number {
  const { worked } = given;
  const overrun = tailRemaining(given);
  const tail = (z: number): number => overrun(normalShare(-z));
  if (sdLog === 0) return isUsedUp(worked, median) ? tail : () => median - worked;
  const left = worked > 0 ? normalShare(-log(worked / median) / sdLog) : 1;
  if (1 - left >= PROVED_WRONG) return tail;
  if (left === 1) return (z) => median * exp(sdLog * z) - worked;
  return (z) => median * exp(-sdLog * normalQuantile(normalShare(-z) * left)) - worked;
}
