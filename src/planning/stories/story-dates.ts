// Dates of a story from the rows of its futures, with their Monte Carlo intervals.
import { estimate, NEVER } from '../../engine/forecast/quantiles.ts';
import { sortMinutes } from '../../engine/forecast/sort-minutes.ts';
import { columnOf, type FutureRows } from '../future-table.ts';
import type { StoryDate } from './story-words.ts';

/** The values of one column that count: not -1. In the order of replications. */
export function datesOf(rows: FutureRows, column: number): Int32Array {
  return columnOf(rows, column).filter((minute) => minute >= 0);
}

/** Quantiles of minutes; NEVER is later than every minute. */
export function storyDate(minutes: Int32Array): StoryDate {
  const sorted = sortMinutes(minutes.slice());
  let never = 0;
  while (never < sorted.length && sorted[sorted.length - 1 - never] === NEVER) never++;
  return { p10: estimate(sorted, 10), p50: estimate(sorted, 50), p80: estimate(sorted, 80), never };
}
