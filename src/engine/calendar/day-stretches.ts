// What one civil day is worth: its worked stretches and the minutes that meetings take out of them.
// Days repeat, so the answer depends only on the windows and the set of meetings held; the caller shares equal days.
import type { DayWindow } from '../../plan/plan.ts';

export const MINUTES_PER_DAY = 1440;

/** Sorted, disjoint, non-touching stretches of one day as flat pairs [from, to), minutes after midnight. */
export type Stretches = readonly number[];

/** The same minutes with touching and overlapping stretches merged and everything outside the day cut off. */
export function mergeStretches(windows: readonly DayWindow[]): Stretches {
  const sorted = windows
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(MINUTES_PER_DAY, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: number[] = [];
  for (const { from, to } of sorted) {
    const last = merged.length - 1;
    if (last > 0 && from <= merged[last]) merged[last] = Math.max(merged[last], to);
    else merged.push(from, to);
  }
  return merged;
}

/** Minutes of `inside` that are not in `taken`. */
export function subtractStretches(inside: Stretches, taken: Stretches): Stretches {
  const left: number[] = [];
  for (let i = 0; i < inside.length; i += 2) {
    let from = inside[i];
    for (let k = 0; k < taken.length; k += 2) {
      if (taken[k + 1] <= from || taken[k] >= inside[i + 1]) continue;
      if (taken[k] > from) left.push(from, taken[k]);
      from = taken[k + 1];
    }
    if (from < inside[i + 1]) left.push(from, inside[i + 1]);
  }
  return left;
}

/** Total length in minutes. */
export function lengthOf(stretches: Stretches): number {
  let minutes = 0;
  for (let i = 0; i < stretches.length; i += 2) minutes += stretches[i + 1] - stretches[i];
  return minutes;
}
