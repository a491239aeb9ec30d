// Randomised low-discrepancy draws: 20 scramblings of one Sobol sequence, independent of each other, each of which spreads its points
// far more evenly than chance would. Replication r is point floor(r / 20) of scrambling r mod 20, so that every beginning of a
// forecast is balanced and any replication can be opened alone (randomised quasi-Monte Carlo: L'Ecuyer 2018).
import { draw, streamKey } from './draw.ts';
import { type Draws, plainDraws } from './draws.ts';
import { scrambleDigits } from './nested-scrambling.ts';
import { INDEX_BITS, MOST_DIMENSIONS, sobolDirections } from './sobol-directions.ts';

/** Independent scramblings. */
export const SCRAMBLINGS = 20;

/**
 * Words of streams under a seed; the stream that is d-th in `dimensions` reads dimension d. Streams that are not in it, or
 * beyond the last dimension there is, draw plainly. The keys of scrambling s are plain draws 2s and 2s + 1 of the stream.
 */
export function sobolDraws(seed: string, names: readonly string[], dimensions: readonly string[]): Draws {
  const dimensionOf = new Map(dimensions.slice(0, MOST_DIMENSIONS).map((name, d) => [name, d]));
  const points = new SobolPoints(dimensionOf.size);
  const inSequence = names.flatMap((name, stream) => (dimensionOf.has(name) ? [stream] : []));
  const dimension = Int32Array.from(inSequence, (stream) => dimensionOf.get(names[stream]) ?? 0);
  const keys = scramblingKeys(
    seed,
    inSequence.map((stream) => names[stream]),
  );
  const placeOf = new Map(inSequence.map((stream, place) => [stream, place]));
  const plain = plainDraws(seed, names);
  const apart = Int32Array.from(names.keys()).filter((stream) => !placeOf.has(stream));
  const streamAt = Int32Array.from(inSequence);
  const count = streamAt.length;
  return {
    fill(replication, words) {
      const index = Math.floor(replication / SCRAMBLINGS);
      const digits = points.at(index);
      let key = (replication - index * SCRAMBLINGS) * 2 * count;
      for (let place = 0; place < count; place++, key += 2)
        words[streamAt[place]] = scrambleDigits(digits[dimension[place]], keys[key], keys[key + 1]);
      for (let k = 0; k < apart.length; k++) words[apart[k]] = plain.word(apart[k], replication);
    },
    word(stream, replication) {
      const place = placeOf.get(stream);
      if (place === undefined) return plain.word(stream, replication);
      const index = Math.floor(replication / SCRAMBLINGS);
      const key = 2 * ((replication - index * SCRAMBLINGS) * count + place);
      return scrambleDigits(points.at(index)[dimension[place]], keys[key], keys[key + 1]);
    },
  };
}

/** Two key words of every stream in every scrambling: those of scrambling s from 2 s * names.length on. */
function scramblingKeys(seed: string, names: readonly string[]): Int32Array {
  const keys = new Int32Array(2 * SCRAMBLINGS * names.length);
  names.forEach((name, place) => {
    const key = streamKey(seed, name);
    for (let s = 0; s < SCRAMBLINGS; s++)
      for (let half = 0; half < 2; half++) keys[2 * (s * names.length + place) + half] = draw(key, 2 * s + half);
  });
  return keys;
}

/** The points of the sequence itself. All scramblings of a point are dealt one after another, so the last one is kept. */
class SobolPoints {
  private readonly directions: Int32Array;
  private readonly dimensions: number;
  private readonly digits: Int32Array;
  private index = 0;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.directions = sobolDirections(dimensions);
    this.digits = new Int32Array(dimensions);
  }

  /** Reversed digits of point `index`, by dimension; overwritten by the next call. */
  at(index: number): Int32Array {
    const { digits, directions, dimensions } = this;
    // Turning over the bits in which the indices differ leads from one point to the other.
    let changed = index ^ this.index;
    this.index = index;
    for (; changed !== 0; changed &= changed - 1) {
      const bit = 31 - Math.clz32(changed & -changed);
      if (bit >= INDEX_BITS) throw new Error(`Assertion: point ${index} is beyond the sequence`);
      for (let d = 0, at = bit * dimensions; d < dimensions; d++, at++) digits[d] ^= directions[at];
    }
    return digits;
  }
}
