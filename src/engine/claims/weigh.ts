// Weighs a figure with its interval against what is claimed of it: clearly so, clearly not, or too close to say.
import type { Operator } from '../../plan/condition.ts';
import type { Interval } from '../forecast/collected.ts';
import type { Limit } from '../forecast/limit.ts';
import type { VerdictWord } from './claim-verdict.ts';

/** Limits moved by a tolerance: outwards for `=`, both ways for the others. */
export interface Bounds {
  /** The claimed value less, and plus, the tolerance; without tolerance the limit itself. */
  lower: Limit;
  upper: Limit;
  hasTolerance: boolean;
}

/** Shares come as fractions: the allowance keeps 0.07 x 100 at 7. */
function atMost(a: number, b: number): boolean {
  return a <= b + 1e-9 * Math.max(1, Math.abs(b));
}

/**
 * `<=` is confirmed when the upper end of the interval lies at or below the limit less the tolerance, refuted when the lower end lies above
 * the limit plus the tolerance. `= x` is confirmed inside x +- tolerance (without one: inside the day, or the digits, as written).
 */
export function weigh({ low, high }: Pick<Interval, 'low' | 'high'>, operator: Operator, bounds: Bounds): VerdictWord {
  const { lower, upper, hasTolerance } = bounds;
  switch (operator) {
    case '<=':
      return sides(atMost(high, lower.end), !atMost(low, upper.end));
    case '<':
      return sides(!atMost(lower.begin, high), atMost(upper.begin, low));
    case '>=':
      return sides(atMost(upper.begin, low), !atMost(lower.begin, high));
    case '>':
      return sides(!atMost(low, upper.end), atMost(high, lower.end));
    case '=': {
      const from = hasTolerance ? lower.begin : lower.from;
      const to = hasTolerance ? upper.end : upper.to;
      return sides(atMost(from, low) && atMost(high, to), !atMost(from, high) || !atMost(low, to));
    }
  }
}

function sides(isSo: boolean, isNot: boolean): VerdictWord {
  if (isSo) return 'confirmed';
  return isNot ? 'refuted' : 'undecidable';
}
