// Differences between two dates of the same futures, in working minutes, each with its 95 % interval. Dates often leap (over a weekend, to the
// next weekly window): a percentile at the edge of a leap moves by all of it for next to nothing, so bars also say what happens around it.
import { atRank, type Estimate, NEVER, nearestRank, rankInterval } from '../../engine/forecast/quantiles.ts';
import { SECTIONS, sectionedDifference, T19 } from '../../engine/forecast/sections.ts';
import { sortMinutes } from '../../engine/forecast/sort-minutes.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Bar } from '../analysis-result.ts';

const NOTHING: Estimate<number> = { value: 0, low: 0, high: 0 };
const UNKNOWN: Estimate<number> = { value: null, low: null, high: null };
/** Percentiles that are taken together as "around P80". */
const AROUND = { from: 75, to: 85 };

/** Civil minutes as working minutes of the plan calendar; NEVER stays. */
export function workedDates({ planProfile }: Network, minutes: Int32Array): Int32Array {
  return minutes.map((minute) => (minute === NEVER ? NEVER : planProfile.minutesAt(minute)));
}

/** `planned` minus `without`, two dates of the same futures in working minutes, by replication. */
export function barOf(planned: Int32Array, without: Int32Array): Bar {
  const futures = planned.length;
  let changed = 0;
  for (let r = 0; r < futures; r++) if (planned[r] !== without[r]) changed++;
  if (changed === 0) return { p80: NOTHING, around: NOTHING, p50: NOTHING, mean: NOTHING, futures, changed };
  const a = sortMinutes(planned.slice());
  const b = sortMinutes(without.slice());
  return {
    p80: percentileDifference(planned, without, a, b, 80),
    around: bySections(planned, without, aroundP80, aroundP80(a), aroundP80(b)),
    p50: percentileDifference(planned, without, a, b, 50),
    mean: meanDifference(planned, without),
    futures,
    changed,
  };
}

/**
 * Difference of nearest ranks. The interval is that of the sections, and holds the differences at all ranks at which the percentile itself
 * may lie: on a lattice one rank further may be a day's difference.
 */
function percentileDifference(
  planned: Int32Array,
  without: Int32Array,
  a: Int32Array,
  b: Int32Array,
  percent: number,
): Estimate<number> {
  const { value, low, high } = sectionedDifference(planned, without, percent);
  if (value === null || low === null || high === null) return { value, low, high };
  const ranks = rankInterval(percent, a.length);
  let least = low;
  let most = high;
  for (let rank = Math.max(1, ranks.low); rank <= Math.min(a.length, ranks.high); rank++) {
    const [one, other] = [atRank(a, rank), atRank(b, rank)];
    if (one === null || other === null) return { value, low: null, high: null };
    least = Math.min(least, one - other);
    most = Math.max(most, one - other);
  }
  return { value, low: least, high: most };
}

/** First and last rank that count as "around P80" among so many dates. */
export function ranksAroundP80(count: number): { from: number; to: number } {
  return { from: nearestRank(AROUND.from, count), to: nearestRank(AROUND.to, count) };
}

/** Mean of the ranks from P75 to P85 of ascending dates; NEVER when one of them is never. */
export function aroundP80(sorted: Int32Array): number {
  const { from, to } = ranksAroundP80(sorted.length);
  if (sorted[to - 1] === NEVER) return NEVER;
  let sum = 0;
  for (let rank = from; rank <= to; rank++) sum += sorted[rank - 1];
  return sum / (to - from + 1);
}

/** Mean of a - b; unknown where a future has no date. */
export function meanDifference(a: Int32Array, b: Int32Array): Estimate<number> {
  return bySections(a, b, meanOf, meanOf(a), meanOf(b));
}

function meanOf(dates: Int32Array): number {
  let sum = 0;
  for (const date of dates) {
    if (date === NEVER) return NEVER;
    sum += date;
  }
  return sum / dates.length;
}

/**
 * A figure of `a` less that of `b` (NEVER = there is none), -+ t19 s / sqrt(20) with s the spread of the differences of the 20 sections
 * (replication mod 20) about it: sectioning, as for percentiles. `figure` gets dates in ascending order.
 */
function bySections(
  a: Int32Array,
  b: Int32Array,
  figure: (sorted: Int32Array) => number,
  ofA: number,
  ofB: number,
): Estimate<number> {
  if (ofA === NEVER || ofB === NEVER) return UNKNOWN;
  const value = ofA - ofB;
  if (a.length < 2 * SECTIONS) return { value, low: null, high: null };
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    const [one, other] = [figure(sectionOf(a, section)), figure(sectionOf(b, section))];
    if (one === NEVER || other === NEVER) return { value, low: null, high: null };
    squares += (one - other - value) * (one - other - value);
  }
  const reach = T19 * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  return { value, low: value - reach, high: value + reach };
}

function sectionOf(dates: Int32Array, section: number): Int32Array {
  const own = new Int32Array(Math.ceil((dates.length - section) / SECTIONS));
  for (let k = 0, r = section; k < own.length; k++, r += SECTIONS) own[k] = dates[r];
  return sortMinutes(own);
}
