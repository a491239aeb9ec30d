// Sorts minutes in place, least significant digit first: a forecast sorts hundreds of columns, and minutes span few digits.
// The digits are as narrow as the spread of the values allows, since every pass also costs its buckets.

const MOST_BITS = 11;
/** Below this length the engine's own sort is as fast. */
const SHORT = 256;

const starts = new Int32Array(1 << MOST_BITS);

/** Ascending, in place; values are 0 or more. Returns its argument. */
export function sortMinutes(values: Int32Array): Int32Array {
  if (values.length < SHORT) return values.sort();
  let least = values[0];
  let most = values[0];
  for (let k = 1; k < values.length; k++) {
    if (values[k] < least) least = values[k];
    else if (values[k] > most) most = values[k];
  }
  const bits = 32 - Math.clz32(most - least);
  const passes = Math.ceil(bits / MOST_BITS);
  const width = Math.ceil(bits / passes);
  let from: Int32Array = values;
  let to: Int32Array = passes === 0 ? values : new Int32Array(values.length);
  for (let pass = 0; pass < passes; pass++) {
    distribute(from, to, least, pass * width, width);
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return values;
}

/** One stable pass by the digit of `width` bits at `shift`. */
function distribute(from: Int32Array, to: Int32Array, least: number, shift: number, width: number): void {
  const buckets = 1 << width;
  const mask = buckets - 1;
  starts.fill(0, 0, buckets);
  for (let k = 0; k < from.length; k++) starts[((from[k] - least) >>> shift) & mask]++;
  let next = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = starts[bucket];
    starts[bucket] = next;
    next += count;
  }
  for (let k = 0; k < from.length; k++) to[starts[((from[k] - least) >>> shift) & mask]++] = from[k];
}
