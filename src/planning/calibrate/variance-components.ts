// How much of a variance lies between groups and how much inside them, by the analysis of variance for groups of unequal size
// (Searle, Casella and McCulloch 1992, "Variance Components", section 3.6), and how far a small group's own figure can be trusted.

/** Sizes, means and variances of groups; a group of one has no variance. */
export interface Group {
  size: number;
  mean: number;
  /** Sum of squared distances from the mean. */
  squares: number;
}

export interface Components {
  /** Variance between groups, at least 0; null with fewer than two groups, or no group of two. */
  between: number | null;
  within: number;
}

/** Groups of values by their number, 0 to count - 1; a group without values has size 0. Two passes, in the order of the values. */
export function groupsOf(values: Float64Array, group: Int32Array, count: number): Group[] {
  const groups = Array.from({ length: count }, () => ({ size: 0, mean: 0, squares: 0 }));
  for (let i = 0; i < values.length; i++) {
    const own = groups[group[i]];
    own.size += 1;
    own.mean += values[i];
  }
  for (const own of groups) if (own.size > 0) own.mean /= own.size;
  for (let i = 0; i < values.length; i++) {
    const own = groups[group[i]];
    const apart = values[i] - own.mean;
    own.squares += apart * apart;
  }
  return groups;
}

/** Between and within groups, for two values at least. */
export function varianceComponents(groups: readonly Group[]): Components {
  const used = groups.filter(({ size }) => size > 0);
  const n = sum(used, ({ size }) => size);
  const mean = sum(used, (one) => one.size * one.mean) / n;
  const inside = sum(used, ({ squares }) => squares);
  const outside = sum(used, (one) => one.size * (one.mean - mean) * (one.mean - mean));
  if (used.length < 2 || n === used.length)
    return { between: null, within: unrounded((inside + outside) / Math.max(1, n - 1)) };
  const within = unrounded(inside / (n - used.length));
  const typical = (n - sum(used, ({ size }) => size * size) / n) / (used.length - 1);
  return { between: unrounded((outside / (used.length - 1) - within) / typical), within };
}

/** Equal logs differ by rounding alone: what is no more than that is nothing. */
function unrounded(variance: number): number {
  return variance < 1e-24 ? 0 : variance;
}

/** Mean of the group means, each weighted by how exactly it is known (generalised least squares). */
export function meanOfGroups(groups: readonly Group[], { between, within }: Components): number {
  const used = groups.filter(({ size }) => size > 0);
  const weight = (one: Group): number =>
    between === null || between === 0 ? one.size : 1 / (between + within / one.size);
  return sum(used, (one) => weight(one) * one.mean) / sum(used, weight);
}

/**
 * Each group's variance, pulled to the common one as far as chance can explain the difference (linear empirical Bayes). The
 * chance of a sample variance grows with the kurtosis of the errors: Var(s^2) = sigma^4 (kurtosis - (n - 3) / (n - 1)) / n.
 */
export function pulledVariances(groups: readonly Group[], within: number, kurtosis: number): number[] {
  const known = groups.filter(({ size }) => size > 1);
  const noise = ({ size }: Group): number =>
    (within * within * Math.max(2 / (size - 1), kurtosis - (size - 3) / (size - 1))) / size;
  const weight = ({ size }: Group): number => size - 1;
  const apart = (one: Group): number => one.squares / (one.size - 1) - within;
  const all = sum(known, weight);
  const seen = sum(known, (one) => weight(one) * apart(one) * apart(one));
  const byChance = sum(known, (one) => weight(one) * noise(one) * (1 - weight(one) / all));
  const scale = all - sum(known, (one) => weight(one) * weight(one)) / all;
  const real = scale > 0 ? Math.max(0, (seen - byChance) / scale) : 0;
  return groups.map((one) => {
    if (one.size < 2 || real === 0) return within;
    return Math.max(within / 16, within + (real / (real + noise(one))) * apart(one));
  });
}

/** Plain addition in the order given. */
export function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}
