// What is left of work in progress, given the work delivered so far: the words of the plan and the one value everybody
// agrees on. The draws are made in the room of chance; what stands here needs neither exponentials nor logarithms.
import type { Distribution } from './plan.ts';

/** Work delivered on something unfinished, in the unit of its distribution, and what counts when the estimate says nothing more. */
export interface Delivered {
  /** At least 0. */
  worked: number;
  /** Total amount (the likely one, as median) and its spread of logs once the estimate is used up; `tailMedian` > 0, `tailSdLog` >= 0. */
  tailMedian: number;
  tailSdLog: number;
}

/** From this share of its greatest value on, a bounded estimate is used up. */
const USED_UP = 0.9;

/** The greatest value a distribution can take; Infinity without one. */
export function greatestValue(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'triangular':
    case 'pert':
    case 'uniform':
      return distribution.max;
    case 'discrete':
      return Math.max(...distribution.values.filter((_, i) => distribution.weights[i] > 0));
    case 'empirical':
      return Math.max(...distribution.values);
    case 'histogram':
      return distribution.bins[distribution.bins.length - 1].to;
    case 'lognormal':
    case 'metalog':
    case 'normal':
    case 'exponential':
      return Infinity;
  }
}

/** Has so much been delivered that an estimate with this greatest value has nothing more to say? */
export function isUsedUp(worked: number, greatest: number): boolean {
  return greatest < Infinity && worked >= USED_UP * greatest;
}

/** The spread at which the constants of `likelyOverrun` were fitted. */
const FITTED_SPREAD = 0.6;

/**
 * Remaining amount on the likely tape: what the likely total leaves, at least 1; the likely overrun when more than the likely
 * total has been delivered or the estimate is used up. `likely` is the likely total in the unit of `given`; `greatest` is
 * `greatestValue` of what is drawn (leave it out for a value that a spread widens). Not rounded.
 */
export function likelyRemaining(likely: number, given: Delivered, greatest = Infinity): number {
  const { worked } = given;
  if (likely <= worked || isUsedUp(worked, greatest)) return Math.max(1, likelyOverrun(given));
  return Math.max(1, likely - worked);
}

/**
 * Median of what a lognormal total leaves once it exceeds `worked`, without logarithms: (9 median + worked) / 20, in
 * proportion to the spread. At the usual spread of 0.6 it is between 2.5 % too low and 7 % too high from 0.9 to 4 times the
 * median (beyond, too low: 10 % at 10 times); at spreads from 0.3 to 1 it is right within a factor of 1.9.
 */
function likelyOverrun({ worked, tailMedian, tailSdLog }: Delivered): number {
  return ((9 * tailMedian + worked) / 20) * (tailSdLog / FITTED_SPREAD);
}
