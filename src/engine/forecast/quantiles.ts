// Quantiles by nearest rank and how far a finite number of futures lets us trust them. Only +, -, *, / and square roots, so
// the same sample gives the same interval on every machine.

/** Stands for "never finishes" in samples: later than every minute. */
export const NEVER = 2_147_483_647;

/** A quantile with its 95 % Monte Carlo interval; null = never, or a rank outside the sample. */
export interface Estimate<T> {
  value: T | null;
  low: T | null;
  high: T | null;
}

/** A share of futures, 0-1, with its 95 % Wilson interval. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

const Z95 = 1.96;
/** Below this variance of the count the normal approximation is replaced by the binomial itself. */
export const EXACT_BELOW = 25;

/** Nearest rank of percentile `percent` (1-99) among `count` values: ceil(qN), 1-based. Whole percents keep qN exact. */
export function nearestRank(percent: number, count: number): number {
  return Math.max(1, Math.ceil((percent * count) / 100));
}

/**
 * Ranks between which the true quantile lies with 95 %: floor(Nq - 1.96 s) and ceil(Nq + 1.96 s) + 1 with s = sqrt(Nq(1-q)),
 * the exact binomial where Nq(1-q) < 25. Ranks below 1 or above N come back as 0 and N + 1.
 */
export function rankInterval(percent: number, count: number): { low: number; high: number } {
  const mean = (percent * count) / 100;
  const variance = (mean * (100 - percent)) / 100;
  if (variance < EXACT_BELOW) {
    if (percent <= 50) return exactRanks(percent / 100, count);
    // Counted from the other end the quantile is a small one, whose first binomial term is not too small to represent.
    const { low, high } = exactRanks((100 - percent) / 100, count);
    return { low: count + 1 - high, high: count + 1 - low };
  }
  const reach = Z95 * Math.sqrt(variance);
  return { low: Math.max(0, Math.floor(mean - reach)), high: Math.min(count + 1, Math.ceil(mean + reach) + 1) };
}

/**
 * With B the number of values at or below the true quantile, B ~ Bin(N, q): the largest l with P(B < l) <= 2.5 % and the
 * smallest u with P(B >= u) <= 2.5 %. For q <= 1/2 and a small variance (1-q)^N is never below 1e-31.
 */
function exactRanks(q: number, count: number): { low: number; high: number } {
  let term = 1;
  for (let k = 0; k < count; k++) term *= 1 - q;
  if (term === 0) throw new Error(`Assertion: binomial(${count}, ${q}) underflows`);
  let low = 0;
  let below = 0;
  for (let k = 0; k <= count; k++) {
    // Here below = P(B < k), term = P(B = k).
    if (below <= 0.025) low = k;
    if (1 - below <= 0.025) return { low, high: k };
    below += term;
    term *= ((count - k) / (k + 1)) * (q / (1 - q));
  }
  return { low, high: count + 1 };
}

/** Wilson's 95 % interval of `hits` out of `count` (Wilson 1927). No futures at all: nothing is known. */
export function wilson(hits: number, count: number): Share {
  if (count === 0) return { share: 0, low: 0, high: 1 };
  const share = hits / count;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * count);
  const reach = Z95 * Math.sqrt((share * (1 - share) + z2 / (4 * count)) / count);
  const scale = 1 + z2 / count;
  // At the ends the formula is exactly 0 or 1, which rounding may miss by a hair.
  const low = hits === 0 ? 0 : Math.max(0, (centre - reach) / scale);
  const high = hits === count ? 1 : Math.min(1, (centre + reach) / scale);
  return { share, low, high };
}

/** The rank-th smallest (1-based) of ascending values; null outside 1..N and for NEVER. */
export function atRank(sorted: ArrayLike<number>, rank: number): number | null {
  if (rank < 1 || rank > sorted.length) return null;
  const value = sorted[rank - 1];
  return value === NEVER ? null : value;
}

/** A percentile of ascending values with its interval. */
export function estimate(sorted: ArrayLike<number>, percent: number): Estimate<number> {
  const { low, high } = rankInterval(percent, sorted.length);
  return {
    value: atRank(sorted, nearestRank(percent, sorted.length)),
    low: atRank(sorted, low),
    high: atRank(sorted, high),
  };
}

/** How many of ascending values are below `limit`. */
export function countBelow(sorted: ArrayLike<number>, limit: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The rank-th smallest of whole numbers given as counts of 0, 1, 2, ... */
export function rankOfCounts(counts: ArrayLike<number>, rank: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value];
    if (seen >= rank) return value;
  }
  return counts.length - 1;
}
