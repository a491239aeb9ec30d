// What a battery needs of statistics: every test ends in a z-score that is standard normal when the generator is good.

export interface Score {
  readonly test: string;
  /** Standard normal for a good generator. */
  readonly z: number;
}

/** Chi-square of counts against one expected count, as a z-score (Wilson-Hilferty). */
export function chiSquareZ(counts: ArrayLike<number>, expected: number | ArrayLike<number>, constraints = 1): number {
  let chi = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const mean = typeof expected === 'number' ? expected : expected[bin];
    chi += (counts[bin] - mean) ** 2 / mean;
  }
  const freedom = counts.length - constraints;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(chi / freedom) - (1 - spread)) / Math.sqrt(spread);
}

/** Poisson probabilities of 0 .. last - 1, and of `last` or more. */
export function poissonBins(mean: number, last: number): number[] {
  const bins: number[] = [];
  let probability = Math.exp(-mean);
  let rest = 1;
  for (let k = 0; k < last; k++) {
    bins.push(probability);
    rest -= probability;
    probability *= mean / (k + 1);
  }
  return [...bins, rest];
}
