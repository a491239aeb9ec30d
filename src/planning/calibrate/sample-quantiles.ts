// Quantiles of a sample by nearest rank, as everywhere else: the least value that at least a share p of the sample does not exceed.

/** Quantiles at ascending shares, 0 < p < 1, of a sample that is not empty. */
export function sampleQuantiles(values: ArrayLike<number>, shares: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return shares.map((share) => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]);
}

/** The value at half of the ranks. */
export function medianOf(values: ArrayLike<number>): number {
  return sampleQuantiles(values, [0.5])[0];
}
