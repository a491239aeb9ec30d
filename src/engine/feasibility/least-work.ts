// The least a quantity can be: its lower limit where it has one, its P1 where it has none. Read from what is compiled to be drawn,
// so that it is about the same quantity: of work in progress, about what remains. `chanceReady()` must have settled.

import type { Distribution } from '../../plan/plan.ts';
import { greatestValue, isUsedUp } from '../../plan/remaining.ts';
import { exp } from '../chance/ready.ts';
import { remainingOfDeviate, remainingQuantile } from '../chance/remaining-quantile.ts';
import { placeShape } from '../chance/shape.ts';
import type { SlotSource } from '../network/network.ts';

/** Standard normal quantile of 0.01. */
const Z01 = -2.3263478740408408;
/** One in a hundred, as a draw of 32 bits. */
const DRAW01 = 42_949_673;

/** Whole units of the slot, rounded down: what is said to be impossible must be impossible. */
export function leastOf(source: SlotSource): number {
  switch (source.kind) {
    case 'constant':
      return source.value;
    case 'uniform31':
      return 0;
    case 'integer':
      return source.from;
    case 'spread': {
      const { median, sdLog, given } = source;
      if (given === undefined) return wholeFrom(0, median * exp(Z01 * sdLog));
      return wholeFrom(1, remainingOfDeviate(median, sdLog, given)(Z01));
    }
    case 'quantile': {
      const { distribution, scale, min, given } = source;
      if (given === undefined) return wholeFrom(min, leastValue(distribution) * scale);
      const greatest = greatestValue(distribution);
      const limited = greatest < Number.POSITIVE_INFINITY && !isUsedUp(given.worked, greatest);
      return wholeFrom(Math.max(1, min), remainingQuantile(distribution, given)(limited ? 0 : DRAW01) * scale);
    }
  }
}

function wholeFrom(min: number, value: number): number {
  return Math.max(min, Math.floor(value + 1e-9));
}

function leastValue(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'triangular':
    case 'pert':
    case 'uniform':
      return distribution.min;
    case 'discrete':
      return Math.min(...distribution.values.filter((_, k) => distribution.weights[k] > 0));
    case 'empirical':
      return Math.min(...distribution.values);
    case 'histogram':
      return distribution.bins[0].from;
    default: {
      const { shape, offset, size } = placeShape(distribution);
      return offset + size * shape.quantile(0.01);
    }
  }
}
