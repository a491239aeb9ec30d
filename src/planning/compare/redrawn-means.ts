// Means of futures drawn again, for several plans at once. A mean does not mind in which order futures come, so they are drawn in batches: the
// batches of all plans are the same futures.
import { counterHigh, counterLow, scramble } from '../../engine/chance/draw.ts';
import { plainDraws } from '../../engine/chance/draws.ts';
import { ROUNDS } from './redrawn-percentiles.ts';

/** Batches that are drawn, with replacement; a multiple of the scramblings of a Sobol sequence. */
const BATCHES = 200;
const KEYS = ['compare/batches/1', 'compare/batches/2'];

/**
 * @param columns one per plan: a value by future, Infinity = never
 * @returns by column: the mean of every round, over the futures in which all come
 */
export function redrawnMeans(seed: string, columns: readonly Float64Array[], rounds: number = ROUNDS): Float64Array[] {
  const comes = (r: number): boolean => columns.every((column) => column[r] !== Number.POSITIVE_INFINITY);
  const futures = Array.from(columns[0].keys()).filter(comes);
  const batches = Math.min(BATCHES, futures.length);
  const sums = columns.map((column) => {
    const own = new Float64Array(batches);
    futures.forEach((r, k) => {
      own[k % batches] += column[r];
    });
    return own;
  });
  const sizes = new Float64Array(batches);
  futures.forEach((_, k) => {
    sizes[k % batches]++;
  });
  const means = columns.map(() => new Float64Array(rounds));
  const keys = plainDraws(seed, KEYS);
  const key = new Int32Array(KEYS.length);
  const chosen = new Int32Array(batches);
  for (let round = 0; round < rounds; round++) {
    keys.fill(round, key);
    let size = 0;
    for (let k = 0; k < batches; k++) {
      const low = counterLow(k);
      const word = scramble(key[0], key[1], low, counterHigh(low)) >>> 0;
      chosen[k] = Math.floor((word / 4_294_967_296) * batches);
      size += sizes[chosen[k]];
    }
    sums.forEach((own, column) => {
      let sum = 0;
      for (const batch of chosen) sum += own[batch];
      means[column][round] = batches === 0 ? Number.POSITIVE_INFINITY : sum / size;
    });
  }
  return means;
}
