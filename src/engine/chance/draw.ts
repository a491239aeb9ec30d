// The draw: 32 uniform bits as a pure function of a stream (one slot name under one seed) and a replication number.
// Counter-based, so any replication can be opened alone, in any order, by any number of workers, with the same bits.
// The constants are those of Wellons' "lowbias32" search (hash prospector); how the words are chained is ours and is held
// to the battery in test/chance.
import seedrandom from 'seedrandom';

/** What identifies a stream: two 32-bit words. */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

/** The stream of a slot name under a seed: the first two words of Alea, seeded with both texts. */
export function streamKey(seed: string, name: string): StreamKey {
  const alea = seedrandom.alea(`${seed}\u0000${name}`);
  return { low: alea.int32(), high: alea.int32() };
}

/** A bijection of 32 bits in which every input bit flips every output bit with a chance close to one half. */
function mix32(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return word ^ (word >>> 15);
}

/** First counter word of a replication. Both are the same for all slots, so a whole tape computes them once. */
export function counterLow(replication: number): number {
  return mix32(replication + 0x6a09e667);
}

/** Second counter word: a permutation of the first, so that no two replications share the pair. */
export function counterHigh(low: number): number {
  return mix32(low ^ 0x3c6ef372);
}

/** Stream and counter words to 32 uniform bits as a signed integer, which the hot loops keep in a register. */
export function scramble(keyLow: number, keyHigh: number, low: number, high: number): number {
  let word = Math.imul(low ^ keyLow, 0x21f0aaad);
  word = Math.imul((word ^ (word >>> 15)) + (high ^ keyHigh), 0x735a2d97);
  word = Math.imul(word ^ (word >>> 16), 0x2c1b3c6d);
  return word ^ (word >>> 15);
}

/** The draw of one stream in one replication, 0 <= result < 2^32; replications are integers from 0 to 2^32 - 1. */
export function draw(key: StreamKey, replication: number): number {
  const low = counterLow(replication);
  return scramble(key.low, key.high, low, counterHigh(low)) >>> 0;
}
