// The value of information: what knowing now how one risk or estimate will turn out would be worth, in days of the date that is promised at
// 80 %, and in days of the best option. No future is simulated again for it: knowing means looking only at the futures in which it is so.
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { SECTIONS, T19 } from '../../engine/forecast/sections.ts';
import type { ChoiceValue, Difference } from '../analysis-result.ts';
import { inOrder } from './influence.ts';
import { meanOfStrata, promisesOfStrata, type Strata, shuffledStrata, sizesOf } from './strata.ts';

const UNKNOWN: Difference = { value: null, low: null, high: null };

/** Dates of one plan over the futures, in working minutes by replication (NEVER = never). */
export interface Dates {
  dates: Int32Array;
  /** Replications, the earliest date first. */
  order: Int32Array;
  /** Date around P80 of all futures; then of those outside section 0, 1, ... NEVER = never. */
  promises: Float64Array;
}

export function datesInOrder(dates: Int32Array): Dates {
  const order = inOrder(dates);
  const all: Strata = { of: new Int32Array(dates.length), count: 1 };
  const promises = Float64Array.from(
    { length: 1 + SECTIONS },
    (_, k) => promisesOfStrata(dates, order, all, k - 1).values[0],
  );
  return { dates, order, promises };
}

/** Labels without meaning by which the gain of chance is measured, and what has been measured already, by the sizes of the groups. */
export interface Shuffles {
  orders: readonly Int32Array[];
  known: Map<string, number>;
}

/**
 * Days of the promise: V = Q(T) - sum over groups s of w_s Q(T | s), w_s the share of futures in group s and Q the date around P80 (mean of the
 * ranks P75 to P85: a single rank leaps where dates do). Whoever knows s promises Q(T | s), keeps the promise as often, and promises V less
 * on average: the expected value of partial perfect information (Howard 1966, "Information value theory"; by strata of one sample: Strong &
 * Oakley 2013) with the promised date as what is lost. Small groups find something even in noise: the mean of V over shuffled labels is taken
 * off and told. The interval leaves out one section of the futures (replication mod 20) at a time (delete-a-group jackknife, Kott 2001). It may
 * come out below zero: then knowing is worth nothing.
 */
export function valueOfPromise(
  promised: Dates,
  strata: Strata,
  shuffles: Shuffles,
): { value: Difference; byChance: number } {
  return corrected(
    (groups, leaveOut) => {
      const whole = promised.promises[1 + leaveOut];
      const known = knownPromise(promised, groups, leaveOut);
      return known === null || whole === NEVER ? null : whole - known;
    },
    strata,
    shuffles,
    'promise',
  );
}

function knownPromise({ dates, order }: Dates, groups: Strata, leaveOut: number): number | null {
  const { values, sizes } = promisesOfStrata(dates, order, groups, leaveOut);
  return meanOfStrata(values, sizes);
}

/**
 * Days of the best option: min over options o of Q(T_o) - sum over groups s of w_s min over o of Q(T_o | s), what chance finds taken off; Q as
 * in `valueOfPromise`. `bySwitching` is the part that comes from choosing differently, not merely from promising more exactly: the groups' Q
 * of the option that is best without knowing, less that of the option best in each.
 */
export function valueOfChoice(options: readonly Dates[], strata: Strata, shuffles: Shuffles): ChoiceValue | null {
  const whole = options.map(({ promises }) => promises[0]);
  const best = whole.indexOf(Math.min(...whole));
  if (whole[best] === NEVER) return null;
  const compare = (groups: Strata, leaveOut: number): Compared => compareOptions(options, groups, leaveOut, best);
  const saved = corrected((groups, leaveOut) => compare(groups, leaveOut).saved, strata, shuffles, 'saved');
  const switched = corrected((groups, leaveOut) => compare(groups, leaveOut).bySwitching, strata, shuffles, 'switched');
  return {
    futures: options[0].dates.length,
    saved: saved.value,
    chanceMinutes: saved.byChance,
    bySwitching: switched.value,
    changes: compare(strata, -1).changes,
  };
}

interface Compared {
  saved: number | null;
  bySwitching: number | null;
  changes: number;
}

function compareOptions(options: readonly Dates[], groups: Strata, leaveOut: number, best: number): Compared {
  const each = options.map(({ dates, order }) => promisesOfStrata(dates, order, groups, leaveOut));
  const unknown = Math.min(...options.map(({ promises }) => promises[1 + leaveOut]));
  const { sizes } = each[0];
  const least = Float64Array.from(sizes, (_, s) => Math.min(...each.map(({ values }) => values[s])));
  const known = meanOfStrata(least, sizes);
  const kept = meanOfStrata(each[best].values, sizes);
  let changed = 0;
  for (let s = 0; s < sizes.length; s++) if (least[s] < each[best].values[s]) changed += sizes[s];
  return {
    saved: known === null || unknown === NEVER ? null : unknown - known,
    bySwitching: known === null || kept === null ? null : kept - known,
    changes: changed / groups.of.length,
  };
}

/** The value less what shuffled labels seem to be worth, with its interval. */
function corrected(
  raw: (groups: Strata, leaveOut: number) => number | null,
  strata: Strata,
  { orders, known }: Shuffles,
  what: string,
): { value: Difference; byChance: number } {
  const found = raw(strata, -1);
  if (found === null) return { value: UNKNOWN, byChance: 0 };
  const sizes = sizesOf(strata);
  const key = `${what} ${sizes.join(' ')}`;
  let byChance = known.get(key);
  if (byChance === undefined) {
    byChance = orders.reduce((sum, order) => sum + (raw(shuffledStrata(sizes, order), -1) ?? 0), 0) / orders.length;
    known.set(key, byChance);
  }
  const value = found - byChance;
  const reach = strata.of.length < 2 * SECTIONS ? null : jackknifeReach((section) => raw(strata, section));
  return reach === null
    ? { value: { value, low: null, high: null }, byChance }
    : { value: { value, low: value - reach, high: value + reach }, byChance };
}

/** Half a 95 % interval: t19 sqrt(19/20 sum (v_g - mean)^2), v_g the value without section g; null when one of them is unknown. */
function jackknifeReach(without: (section: number) => number | null): number | null {
  const values: number[] = [];
  for (let section = 0; section < SECTIONS; section++) {
    const value = without(section);
    if (value === null) return null;
    values.push(value);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / SECTIONS;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return T19 * Math.sqrt(((SECTIONS - 1) / SECTIONS) * squares);
}
