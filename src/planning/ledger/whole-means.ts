// Means of whole numbers as whole numbers that add up: rounded together, by largest remainder.

/** The mean of a sum over `count` futures, rounded half up. */
export function roundedMean(sum: number, count: number): number {
  return count === 0 ? 0 : Math.floor((2 * sum + count) / (2 * count));
}

/** Each sum over `count` futures as a whole mean; together they are `roundedMean` of all sums together. The first of equal remainders is rounded up. */
export function wholeMeans(sums: Float64Array, count: number): Float64Array {
  const means = new Float64Array(sums.length);
  if (count === 0) return means;
  let total = 0;
  let left = 0;
  const remainder = new Float64Array(sums.length);
  sums.forEach((sum, k) => {
    means[k] = Math.floor(sum / count);
    remainder[k] = sum - means[k] * count;
    total += sum;
    left -= means[k];
  });
  left += roundedMean(total, count);
  const order = Array.from(sums.keys()).sort((a, b) => remainder[b] - remainder[a] || a - b);
  for (let k = 0; k < left; k++) means[order[k]]++;
  return means;
}
