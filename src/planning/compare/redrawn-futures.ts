// Futures drawn again: how often each is met in a round is a Poisson number of mean 1, the same for every plan, so what the plans share cancels
// (Efron's bootstrap with independent weights: Hanley & MacGibbon 2006). Futures that nobody tells apart are drawn together: of a
// percentile only the futures near it matter one by one, so a round costs the square root of the number of futures.
import { counterHigh, counterLow, scramble } from '../../engine/chance/draw.ts';
import { plainDraws } from '../../engine/chance/draws.ts';
import { PoissonTable, UnitPoisson } from './poisson.ts';

/** Words of a round: what its draws are keyed with. */
const KEYS = ['compare/rounds/1', 'compare/rounds/2'];

/** Who is drawn alone and who together. */
export interface Grouping {
  /** By future: its place among the weights. Places of groups come first, then one for each future that is told apart. */
  readonly placeOf: Int32Array;
  /** Futures of each group. */
  readonly groupSizes: Int32Array;
  readonly places: number;
}

/**
 * @param alone by future: 1 = told apart
 * @param sides by question: on which side of it (0 or 1) each future lies that is not told apart
 */
export function groupFutures(alone: Uint8Array, sides: readonly Uint8Array[]): Grouping {
  const groupOf = new Int32Array(alone.length);
  let groups = 1;
  for (const side of sides) {
    // A question splits every group in two at most; those that are left are numbered anew.
    const numbers = new Int32Array(2 * groups).fill(-1);
    let next = 0;
    for (let r = 0; r < alone.length; r++) {
      if (alone[r] === 1) continue;
      const split = 2 * groupOf[r] + side[r];
      if (numbers[split] < 0) numbers[split] = next++;
      groupOf[r] = numbers[split];
    }
    groups = Math.max(1, next);
  }
  const groupSizes = new Int32Array(groups);
  let places = groups;
  const placeOf = groupOf.map((group, r) => {
    if (alone[r] === 1) return places++;
    groupSizes[group]++;
    return group;
  });
  return { placeOf, groupSizes, places };
}

/** Draws all rounds and shows the weights of each, by place; they are overwritten by the next. */
export function drawRounds(
  seed: string,
  { groupSizes, places }: Grouping,
  rounds: number,
  look: (weights: Int32Array, round: number) => void,
): void {
  const weights = new Int32Array(places);
  const tables = Array.from(groupSizes, (size) => (size === 0 ? null : new PoissonTable(size)));
  const unit = new UnitPoisson();
  const low = Int32Array.from({ length: places }, (_, k) => counterLow(k));
  const high = low.map(counterHigh);
  const keys = plainDraws(seed, KEYS);
  const key = new Int32Array(KEYS.length);
  for (let round = 0; round < rounds; round++) {
    keys.fill(round, key);
    for (let k = 0; k < tables.length; k++) {
      const word = scramble(key[0], key[1], low[k], high[k]) >>> 0;
      weights[k] = tables[k]?.at(word) ?? 0;
    }
    drawUnits(weights, tables.length, unit, key[0], key[1], low, high);
    look(weights, round);
  }
}

/** Those drawn alone; a function of its own, called often, is compiled soonest. */
function drawUnits(
  weights: Int32Array,
  from: number,
  unit: UnitPoisson,
  keyLow: number,
  keyHigh: number,
  low: Int32Array,
  high: Int32Array,
): void {
  for (let k = from; k < weights.length; k++) weights[k] = unit.at(scramble(keyLow, keyHigh, low[k], high[k]));
}
