// Where the 32 bits of a slot come from, apart from what they mean: every named stream gives one word a future. All words of a
// future are written before any is read, so whoever makes values of them need not know how they were drawn.
import { counterHigh, counterLow, scramble } from './draw.ts';
import { streamsOf } from './slot-group.ts';

/** The words of a list of streams, by their numbers in it. */
export interface Draws {
  /** Writes the word of every stream in a replication, as signed integers. */
  fill(replication: number, words: Int32Array): void;
  /** The same word of one stream alone. */
  word(stream: number, replication: number): number;
}

/** Independent draws: a word is a function of seed, name and replication. */
export function plainDraws(seed: string, names: readonly string[]): Draws {
  const { low: keyLow, high: keyHigh } = streamsOf(seed, names);
  return {
    fill(replication, words) {
      const low = counterLow(replication);
      const high = counterHigh(low);
      for (let stream = 0; stream < keyLow.length; stream++)
        words[stream] = scramble(keyLow[stream], keyHigh[stream], low, high);
    },
    word(stream, replication) {
      const low = counterLow(replication);
      return scramble(keyLow[stream], keyHigh[stream], low, counterHigh(low));
    },
  };
}
