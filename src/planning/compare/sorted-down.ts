// Futures by value, largest first: sorted once for all rounds of drawing again.

/** Keys hold the place among the values and the number of the future: exact up to 2^26 of each. */
const NUMBERS = 67_108_864;

/** The futures of the values, largest first (of equals the higher number), and the values in that order. */
export function sortedDown(samples: Float64Array): { order: Int32Array; values: Float64Array } {
  const ascending = samples.slice().sort();
  const keys = samples.map((value, r) => placeIn(ascending, value) * NUMBERS + r).sort();
  const count = samples.length;
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) order[count - 1 - k] = keys[k] % NUMBERS;
  return { order, values: ascending.reverse() };
}

/** How many ascending values are below this one. */
function placeIn(ascending: Float64Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
