// Figures rounded for a table that adds up: each to the same number of decimals, their sum to the rounded sum (largest remainder).

/** @param decimals 0 ... 6 */
export function roundTogether(values: readonly number[], decimals: number): number[] {
  const scale = Number(`1e${decimals}`);
  const floors = values.map((value) => Math.floor(value * scale));
  const total = Math.round(values.reduce((sum, value) => sum + value, 0) * scale);
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const remainders = values.map((value, k) => ({ k, rest: value * scale - floors[k] }));
  const raised = new Set(
    remainders
      .toSorted((a, b) => b.rest - a.rest || a.k - b.k)
      .slice(0, missing)
      .map(({ k }) => k),
  );
  return floors.map((floor, k) => (floor + (raised.has(k) ? 1 : 0)) / scale);
}
