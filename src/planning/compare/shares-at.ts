// How many futures of base and option are done by the percentile itself. Where dates leap over nights and to the next weekly window, this says what
// the dates cannot: a percentile at the edge of a leap moves by all of it for one future more, or not at all for many.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { SECTIONS } from '../../engine/forecast/sections.ts';
import type { SharesAt } from './comparison.ts';
import { pairedMean } from './paired-mean.ts';
import { pairedShares } from './paired-shares.ts';
import type { PairedSamples } from './rank-region.ts';

/**
 * At the percentile of both plans taken together: one date that favours neither, so that a test there has its level. The minute is left to whoever
 * knows the calendar.
 */
export function sharesAtPercentile(samples: PairedSamples, percent: number, alpha: number, isSobol: boolean): SharesAt {
  const { sortedBase, sortedOption } = samples;
  return sharesAt(
    samples,
    pooledAtRank(sortedBase, sortedOption, nearestRank(percent, 2 * sortedBase.length)),
    alpha,
    isSobol,
  );
}

/** The rank-th smallest of two ascending lists. */
function pooledAtRank(a: Float64Array, b: Float64Array, rank: number): number {
  let i = 0;
  let j = 0;
  while (i + j < rank - 1)
    if (j >= b.length || (i < a.length && a[i] <= b[j])) i++;
    else j++;
  return j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
}

function sharesAt({ option, base }: PairedSamples, value: number, alpha: number, isSobol: boolean): SharesAt {
  const count = base.length;
  const apart = new Float64Array(count);
  let inBase = 0;
  let gained = 0;
  let lost = 0;
  for (let r = 0; r < count; r++) {
    // By "never" means: ever.
    const [one, other] = [isBy(option[r], value), isBy(base[r], value)];
    if (other) inBase++;
    if (one === other) continue;
    apart[r] = one ? 1 : -1;
    if (one) gained++;
    else lost++;
  }
  const isSectioned = isSobol && count >= 2 * SECTIONS;
  const { low, high } = isSectioned ? pairedMean(apart, alpha, true) : pairedShares(gained, lost, count, alpha);
  return {
    value: Number.isFinite(value) ? value : null,
    minute: null,
    base: inBase / count,
    option: (inBase + gained - lost) / count,
    change: (gained - lost) / count,
    low: low ?? -1,
    high: high ?? 1,
  };
}

function isBy(sample: number, value: number): boolean {
  return sample <= value && sample !== Number.POSITIVE_INFINITY;
}
