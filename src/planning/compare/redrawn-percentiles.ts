// Percentiles of futures drawn again, for several plans at once. Samples are sorted once; a round's percentile stands where its weights add up,
// which is near the percentile itself: only the futures around it are walked through.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { drawRounds, type Grouping, groupFutures } from './redrawn-futures.ts';
import { sortedDown } from './sorted-down.ts';

/** Rounds of an interval. */
export const ROUNDS = 2000;
/** Standard deviations of a rank that are looked at; a round beyond them (one in a thousand million) gets the last value inside. */
const WINDOW = 6;

/** One percentile of one plan. */
interface Walk {
  percent: number;
  /** From the largest: the first place that is walked through, and the one behind the last. */
  from: number;
  to: number;
  order: Int32Array;
  values: Float64Array;
  /** By round. */
  results: Float64Array;
}

/** A walk, with the places of its weights. */
interface Path extends Walk {
  /** Of everything above the window. */
  above: Int32Array;
  /** Of the window, from the largest. */
  within: Int32Array;
}

/**
 * @param columns one per plan: a value by future, Infinity = never
 * @param percents 1-99
 * @returns by column, by percent: the percentile in every round
 */
export function redrawnPercentiles(
  seed: string,
  columns: readonly Float64Array[],
  percents: readonly number[],
  rounds: number = ROUNDS,
): Float64Array[][] {
  const walks = columns.map((column) => {
    const { order, values } = sortedDown(column);
    return percents.map((percent) => walkOf(percent, order, values, rounds));
  });
  const all = walks.flat();
  const grouping = groupingOf(columns[0].length, all);
  const paths = all.map((walk) => pathOf(walk, grouping));
  drawRounds(seed, grouping, rounds, (weights, round) => {
    let total = 0;
    for (const weight of weights) total += weight;
    for (const path of paths) path.results[round] = percentileIn(weights, path, total);
  });
  return walks.map((each) => each.map(({ results }) => results));
}

function walkOf(percent: number, order: Int32Array, values: Float64Array, rounds: number): Walk {
  const count = order.length;
  const beyond = count - nearestRank(percent, count);
  const reach = WINDOW * Math.sqrt((count * percent * (100 - percent)) / 10_000) + WINDOW;
  const from = Math.max(0, Math.floor(beyond - reach));
  const to = Math.min(count, Math.ceil(beyond + reach));
  return { percent, from, to, order, values, results: new Float64Array(rounds) };
}

function groupingOf(futures: number, walks: readonly Walk[]): Grouping {
  const alone = new Uint8Array(futures);
  for (const { order, from, to } of walks) for (let at = from; at < to; at++) alone[order[at]] = 1;
  const sides = walks.map(({ order, from }) => {
    const side = new Uint8Array(futures);
    for (let at = 0; at < from; at++) side[order[at]] = 1;
    return side;
  });
  return groupFutures(alone, sides);
}

function pathOf(walk: Walk, { placeOf }: Grouping): Path {
  const { order, from, to } = walk;
  const above = new Set<number>();
  for (let at = 0; at < from; at++) above.add(placeOf[order[at]]);
  const within = order.subarray(from, to).map((future) => placeOf[future]);
  return { ...walk, above: Int32Array.from(above).sort(), within };
}

/** Nearest rank among all that were drawn. */
function percentileIn(weights: Int32Array, { above, within, percent, from, values }: Path, total: number): number {
  // Nothing drawn (which happens with a handful of futures): the largest stands for it.
  const beyond = total === 0 ? -1 : total - nearestRank(percent, total);
  let sum = 0;
  for (const place of above) sum += weights[place];
  for (let at = 0; at < within.length; at++) {
    sum += weights[within[at]];
    if (sum > beyond) return values[from + at];
  }
  return values[from + within.length - 1];
}
