// The generator as the battery sees it: a matrix of draws, one row per stream (slot name), one column per replication.
import { counterHigh, counterLow, scramble, streamKey } from '../../../src/engine/chance/draw.ts';

export interface Generator {
  readonly streams: number;
  /** 32 bits as a signed integer. */
  at(stream: number, replication: number): number;
}

/** Names as plans have them: neighbours differ in one character. */
export function plannedNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `issue/#${String(i + 1).padStart(3, '0')}/work`);
}

export function dealtDraws(seeds: readonly string[], names: readonly string[]): Generator {
  const keys = seeds.flatMap((seed) => names.map((name) => streamKey(seed, name)));
  const low = Int32Array.from(keys, (key) => key.low);
  const high = Int32Array.from(keys, (key) => key.high);
  return {
    streams: keys.length,
    at(stream, replication) {
      const counter = counterLow(replication);
      return scramble(low[stream], high[stream], counter, counterHigh(counter));
    },
  };
}
