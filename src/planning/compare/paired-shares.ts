// The difference of two shares of the same futures: only pairs that fall on different sides count, as in McNemar's test.
import { type Bounds, differenceOf, UNKNOWN } from './bounds.ts';
import type { Difference } from './comparison.ts';
import { normalReach } from './critical-values.ts';

/** Half a future in each of the four cells keeps the interval honest where few pairs differ (Agresti & Min 2005). */
const PSEUDO = 0.5;

/**
 * Share of the option less share of the base among `count` futures, of which `gained` are in the option's share only and `lost` in the base's
 * only. Where no pair differs the interval still has a width: pairs that differ may be rare.
 */
export function pairedShares(gained: number, lost: number, count: number, alpha: number): Difference {
  if (count === 0) return UNKNOWN;
  const value = (gained - lost) / count;
  const all = count + 4 * PSEUDO;
  const centre = (gained - lost) / all;
  const spread = (gained + lost + 2 * PSEUDO) / all - centre * centre;
  const reach = normalReach(alpha) * Math.sqrt(spread / all);
  const bounds: Bounds = {
    value,
    low: Math.max(-1, Math.min(value, centre - reach)),
    high: Math.min(1, Math.max(value, centre + reach)),
  };
  return differenceOf(bounds, 'paired-shares');
}

/** Of futures given as 1 (in the share) and 0. */
export function pairedSharesOf(option: Float64Array, base: Float64Array, alpha: number): Difference {
  let gained = 0;
  let lost = 0;
  for (let r = 0; r < option.length; r++) {
    if (option[r] > base[r]) gained++;
    else if (option[r] < base[r]) lost++;
  }
  return pairedShares(gained, lost, option.length, alpha);
}
