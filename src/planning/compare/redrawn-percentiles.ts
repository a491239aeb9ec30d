// Percentiles of futures drawn again, for several plans at once. Samples are sorted once; a round's percentile stands where its weights add up,
// which is near the percentile itself: only the futures around it are walked through. What stands at a place is taken from its neighbours as well
// (Hall, DiCiccio & Romano 1989): from place to place two plans differ by chance, and rounds that wander along would count that chance twice.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { drawRounds, type Grouping, groupFutures } from './redrawn-futures.ts';
import { sortedDown } from './sorted-down.ts';

/** Rounds of an interval. */
export const ROUNDS = 2000;
/** Standard deviations of a rank that are looked at; a round beyond them (one in a thousand million) gets the last value inside. */
const WINDOW = 6;

/** Neighbours on either side, in standard deviations of a rank. */
const NEIGHBOURS = 2;

/** One percentile of one plan. */
interface Walk {
  percent: number;
  /** From the largest: the first place that is walked through, and the one behind the last. */
  from: number;
  to: number;
  order: Int32Array;
  /** What stands at the places that are walked through. */
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
  const deviation = Math.sqrt((count * percent * (100 - percent)) / 10_000);
  const reach = WINDOW * deviation + WINDOW;
  const from = Math.max(0, Math.floor(beyond - reach));
  const to = Math.min(count, Math.ceil(beyond + reach));
  const smooth = smoothed(values, from, to, Math.round(NEIGHBOURS * deviation));
  // The percentile of all futures stays what it is.
  const off = values[beyond] - smooth[beyond - from];
  const own = Number.isFinite(off) ? smooth.map((value) => value + off) : values.slice(from, to);
  return { percent, from, to, order, values: own, results: new Float64Array(rounds) };
}

/** Means over a place and its neighbours, as many on either side; places with a neighbour that never comes keep their own. */
function smoothed(values: Float64Array, from: number, to: number, neighbours: number): Float64Array {
  const smooth = new Float64Array(to - from);
  for (let at = from; at < to; at++) {
    const side = Math.min(neighbours, at, values.length - 1 - at);
    let sum = 0;
    for (let k = at - side; k <= at + side; k++) sum += values[k];
    smooth[at - from] = Number.isFinite(sum) ? sum / (2 * side + 1) : values[at];
  }
  return smooth;
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
function percentileIn(weights: Int32Array, { above, within, percent, values }: Path, total: number): number {
  // Nothing drawn (which happens with a handful of futures): the largest stands for it.
  const beyond = total === 0 ? -1 : total - nearestRank(percent, total);
  let sum = 0;
  for (const place of above) sum += weights[place];
  for (let at = 0; at < within.length; at++) {
    sum += weights[within[at]];
    if (sum > beyond) return values[at];
  }
  return values[within.length - 1];
}
