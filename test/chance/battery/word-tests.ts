// Tests of a sequence of words, whatever order they were read in. Each may use `draws` words and answers with z-scores.
import { chiSquareZ, poissonBins, type Score } from './statistics.ts';

export type Reader = (index: number) => number;
type WordTest = (name: string, read: Reader, draws: number) => Score[];

/** Each byte of the word equally often. */
const uniformity: WordTest = (name, read, draws) => {
  const counts = [0, 8, 16, 24].map(() => new Float64Array(256));
  for (let i = 0; i < draws; i++) {
    const word = read(i);
    for (let byte = 0; byte < 4; byte++) counts[byte][(word >>> (8 * byte)) & 255]++;
  }
  return counts.map((count, byte) => ({ test: `${name} byte ${byte}`, z: chiSquareZ(count, draws / 256) }));
};

/** Correlation of the draw with the one `lag` places before. */
const correlation: WordTest = (name, read, draws) => {
  const lags = [1, 2, 3, 7, 64, 93];
  const recent = new Float64Array(128);
  const sums = new Float64Array(lags.length);
  for (let i = 0; i < draws; i++) {
    const value = read(i) / 4294967296;
    for (let k = 0; k < lags.length; k++) if (i >= lags[k]) sums[k] += value * recent[(i - lags[k]) & 127];
    recent[i & 127] = value;
  }
  return lags.map((lag, k) => ({ test: `${name} lag ${lag}`, z: (sums[k] * 12) / Math.sqrt(draws - lag) }));
};

/** Pairs of neighbours fill 64 x 64 cells evenly: by their leading bits, and by their last. */
const pairs: WordTest = (name, read, draws) => {
  const leading = new Float64Array(4096);
  const last = new Float64Array(4096);
  const count = draws >> 1;
  for (let i = 0; i < count; i++) {
    const a = read(2 * i);
    const b = read(2 * i + 1);
    leading[((a >>> 26) << 6) | (b >>> 26)]++;
    last[((a & 63) << 6) | (b & 63)]++;
  }
  return [
    { test: `${name} leading bits`, z: chiSquareZ(leading, count / 4096) },
    { test: `${name} last bits`, z: chiSquareZ(last, count / 4096) },
  ];
};

/** How long a draw keeps out of an interval of one sixteenth: geometric. */
const gaps: WordTest = (name, read, draws) => {
  const counts = new Float64Array(101);
  let gap = 0;
  let found = 0;
  for (let i = 0; i < draws; i++) {
    if (read(i) >>> 28 !== 5) gap++;
    else {
      counts[Math.min(gap, 100)]++;
      found++;
      gap = 0;
    }
  }
  const stay = 15 / 16;
  const expected = Array.from({ length: 101 }, (_, k) => found * (k < 100 ? stay ** k / 16 : stay ** 100));
  return [{ test: name, z: chiSquareZ(counts, expected) }];
};

/** Marsaglia's birthday spacings: 4,096 birthdays in a year of 2^32 days leave Poisson(4) repeated spacings. */
const birthdays: WordTest = (name, read, draws) => {
  const years = Math.floor(draws / 4096);
  const counts = new Float64Array(11);
  const days = new Uint32Array(4096);
  for (let year = 0; year < years; year++) {
    for (let i = 0; i < 4096; i++) days[i] = read(year * 4096 + i);
    days.sort();
    for (let i = 4095; i > 0; i--) days[i] -= days[i - 1];
    days.sort();
    let repeats = 0;
    for (let i = 1; i < 4096; i++) if (days[i] === days[i - 1]) repeats++;
    counts[Math.min(repeats, 10)]++;
  }
  const expected = poissonBins(4, 10).map((probability) => probability * years);
  return [{ test: name, z: chiSquareZ(counts, expected) }];
};

/** Repeated words among 2^18: Poisson(8) a round. A generator that is a permutation of its counter has none. */
const collisions: WordTest = (name, read, draws) => {
  const size = 1 << 18;
  const rounds = Math.max(1, Math.floor(draws / size));
  const words = new Uint32Array(size);
  let repeats = 0;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < size; i++) words[i] = read(round * size + i);
    words.sort();
    for (let i = 1; i < size; i++) if (words[i] === words[i - 1]) repeats++;
  }
  const mean = (rounds * size * (size - 1)) / 2 / 4294967296;
  return [{ test: name, z: (repeats - mean) / Math.sqrt(mean) }];
};

/** Ranks of 32 x 32 matrices of bits: linear dependence between draws would lower them. */
const ranks: WordTest = (name, read, draws) => {
  const matrices = Math.floor(draws / 32);
  const counts = new Float64Array(3);
  const rows = new Int32Array(32);
  for (let matrix = 0; matrix < matrices; matrix++) {
    for (let row = 0; row < 32; row++) rows[row] = read(matrix * 32 + row);
    counts[Math.min(32 - rankOf(rows), 2)]++;
  }
  const expected = [0.2887880951538411, 0.5775761901732048, 0.1336357146729541].map((share) => share * matrices);
  return [{ test: name, z: chiSquareZ(counts, expected) }];
};

function rankOf(rows: Int32Array): number {
  let rank = 0;
  for (let bit = 0; bit < 32 && rank < 32; bit++) {
    let pivot = rank;
    while (pivot < 32 && ((rows[pivot] >>> bit) & 1) === 0) pivot++;
    if (pivot === 32) continue;
    const row = rows[pivot];
    rows[pivot] = rows[rank];
    rows[rank] = row;
    for (let other = rank + 1; other < 32; other++) if ((rows[other] >>> bit) & 1) rows[other] ^= row;
    rank++;
  }
  return rank;
}

/** Sums of 93 draws have the spread of independent ones: what a plan's total length feels. */
const sums: WordTest = (name, read, draws) => {
  const size = 93;
  const count = Math.floor(draws / size);
  let squares = 0;
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += read(k * size + i) / 4294967296;
    squares += sum * sum;
  }
  // Var(sum^2) of uniforms of variance 1/12: 2 s^4 + n (1/80 - 3/144), s^2 = n / 12.
  const variance = size / 12;
  const spread = Math.sqrt((2 * variance * variance + size * (1 / 80 - 3 / 144)) / count);
  return [{ test: name, z: (squares / count - variance) / spread }];
};

export const WORD_TESTS: readonly [string, WordTest][] = [
  ['uniformity', uniformity],
  ['correlation', correlation],
  ['pairs', pairs],
  ['gaps', gaps],
  ['birthday spacings', birthdays],
  ['collisions', collisions],
  ['matrix ranks', ranks],
  ['sums', sums],
];
