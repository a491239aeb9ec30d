// Differences between two dates of the same futures, in working minutes, each with its 95 % interval.
import type { Estimate } from '../../engine/forecast/quantiles.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { SECTIONS, sectionedDifference, T19 } from '../../engine/forecast/sections.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Bar } from '../analysis-result.ts';

const NOTHING: Estimate<number> = { value: 0, low: 0, high: 0 };
const UNKNOWN: Estimate<number> = { value: null, low: null, high: null };

/** Civil minutes as working minutes of the plan calendar; NEVER stays. */
export function workedDates({ planProfile }: Network, minutes: Int32Array): Int32Array {
  return minutes.map((minute) => (minute === NEVER ? NEVER : planProfile.minutesAt(minute)));
}

/** `planned` minus `without`, two dates of the same futures in working minutes, by replication. */
export function barOf(planned: Int32Array, without: Int32Array): Bar {
  const futures = planned.length;
  let changed = 0;
  for (let r = 0; r < futures; r++) if (planned[r] !== without[r]) changed++;
  if (changed === 0) return { p80: NOTHING, p50: NOTHING, mean: NOTHING, futures, changed };
  return {
    p80: sectionedDifference(planned, without, 80),
    p50: sectionedDifference(planned, without, 50),
    mean: meanDifference(planned, without),
    futures,
    changed,
  };
}

/**
 * Mean of a - b with the interval that the 20 sections (replication mod 20) give: mean -+ t19 s / sqrt(20), s the spread of the section means
 * about it. Unknown where a future has no date.
 */
export function meanDifference(a: Int32Array, b: Int32Array): Estimate<number> {
  const sums = new Float64Array(SECTIONS);
  const counts = new Int32Array(SECTIONS);
  let total = 0;
  for (let r = 0, section = 0; r < a.length; r++) {
    if (a[r] === NEVER || b[r] === NEVER) return UNKNOWN;
    total += a[r] - b[r];
    sums[section] += a[r] - b[r];
    counts[section]++;
    section = section === SECTIONS - 1 ? 0 : section + 1;
  }
  const value = total / a.length;
  if (a.length < 2 * SECTIONS) return { value, low: null, high: null };
  let squares = 0;
  for (let section = 0; section < SECTIONS; section++) {
    const off = sums[section] / counts[section] - value;
    squares += off * off;
  }
  const reach = T19 * Math.sqrt(squares / (SECTIONS - 1) / SECTIONS);
  return { value, low: value - reach, high: value + reach };
}
