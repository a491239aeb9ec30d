// The periods of quotas: full hours, days, weeks from Monday, or one for all time.
import type { Network } from './network.ts';

/** Number of the period of quota q that holds a minute. */
export function periodAt({ quotaPeriod, quotaPhase }: Network, q: number, minute: number): number {
  return quotaPeriod[q] === 0 ? 0 : Math.floor((minute + quotaPhase[q]) / quotaPeriod[q]);
}

/** First minute of a period. */
export function opening({ quotaPeriod, quotaPhase }: Network, q: number, period: number): number {
  return period * quotaPeriod[q] - quotaPhase[q];
}
