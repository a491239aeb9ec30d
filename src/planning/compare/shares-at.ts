// How many futures of base and option are done by the percentile itself. Where dates leap over nights and to the next weekly window, this says what
// the dates cannot: a percentile at the edge of a leap moves by all of it for one future more, or not at all for many.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { SECTIONS } from '../../engine/forecast/sections.ts';
import type { SharesAt } from './comparison.ts';
import { pairedMean } from './paired-mean.ts';
import { pairedShares } from './paired-shares.ts';
import type { PairedSamples } from './rank-region.ts';

/** At the percentile of the base or of the option, where the two are more clearly apart; the minute is left to whoever knows the calendar. */
export function sharesAtPercentile(samples: PairedSamples, percent: number, alpha: number, isSobol: boolean): SharesAt {
  const rank = nearestRank(percent, samples.base.length);
  const atBase = sharesAt(samples, samples.sortedBase[rank - 1], alpha, isSobol);
  const atOption = sharesAt(samples, samples.sortedOption[rank - 1], alpha, isSobol);
  return clarity(atOption) > clarity(atBase) ? atOption : atBase;
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

/** The end nearer to zero, as far as it is beyond zero; below it, how near. */
function clarity({ low, high }: SharesAt): number {
  return Math.max(low, -high);
}
