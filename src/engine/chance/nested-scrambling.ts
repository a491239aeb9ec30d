// Owen's nested scrambling of binary digits (Owen 1995), by a keyed hash instead of a tree of coin tosses: whether a digit is
// turned over depends on the digits before it and on the key. Digits come reversed (bit 0 is the first), so that sums and
// products, whose carries run upwards only, let every digit see those before it and no other (the idea of Laine & Karras 2011).
// Order of steps and constants are ours and held to test/chance: over keys, any two points fall into their pairs of strata
// equally often, and on more than two at a time the variance of a mean does not depend (Owen 2003, "Variance with alternative scramblings").

/** Scrambles 32 reversed digits; the result has them in their usual order (bit 31 first). */
export function scrambleDigits(reversed: number, keyA: number, keyB: number): number {
  // Every step is a permutation of 32 bits in which a bit depends on itself and lower bits: sums, odd factors, x ^ x * even.
  let word = (reversed + keyA) | 0;
  word = Math.imul(word, keyB | 1);
  word ^= Math.imul(word, 0x6f3d9a5c);
  word = (word + ((keyB >>> 16) | (keyB << 16))) | 0;
  word = Math.imul(word, (keyA >>> 8) | 1);
  word ^= Math.imul(word, 0x3c6e1b26);
  word ^= Math.imul(word, 0x59d2c0ea);
  return reverseBits(word);
}

function reverseBits(word: number): number {
  word = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  word = ((word >>> 2) & 0x33333333) | ((word & 0x33333333) << 2);
  word = ((word >>> 4) & 0x0f0f0f0f) | ((word & 0x0f0f0f0f) << 4);
  word = ((word >>> 8) & 0x00ff00ff) | ((word & 0x00ff00ff) << 8);
  return (word >>> 16) | (word << 16);
}
