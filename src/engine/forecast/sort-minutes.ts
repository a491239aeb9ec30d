// Sorts minutes in place, least significant digit first: a forecast sorts hundreds of columns, and minutes span few digits.

const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;
/** Below this length the engine's own sort is as fast. */
const SHORT = 256;

const starts = new Int32Array(BUCKETS);

/** Ascending, in place; values are 0 or more. Returns its argument. */
export function sortMinutes(values: Int32Array): Int32Array {
  if (values.length < SHORT) return values.sort();
  let least = values[0];
  let most = values[0];
  for (let k = 1; k < values.length; k++) {
    if (values[k] < least) least = values[k];
    else if (values[k] > most) most = values[k];
  }
  let from: Int32Array = values;
  let to: Int32Array = new Int32Array(values.length);
  for (let shift = 0; shift < 31 && (most - least) >>> shift > 0; shift += BITS) {
    distribute(from, to, least, shift);
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return values;
}

/** One stable pass by the digit at `shift`. */
function distribute(from: Int32Array, to: Int32Array, least: number, shift: number): void {
  starts.fill(0);
  for (let k = 0; k < from.length; k++) starts[((from[k] - least) >>> shift) & MASK]++;
  let next = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = starts[bucket];
    starts[bucket] = next;
    next += count;
  }
  for (let k = 0; k < from.length; k++) to[starts[((from[k] - least) >>> shift) & MASK]++] = from[k];
}
