// Quotas at the opening of a future.
import type { Network } from '../network/network.ts';
import { periodAt } from '../network/quota-periods.ts';
import type { QuotasPart } from './run-parts.ts';

/** All quotas are whole, as at minute 0. */
export function fillQuotas(quotas: QuotasPart, network: Network): void {
  const { quotaAmount } = network;
  for (let q = 0; q < quotaAmount.length; q++) {
    quotas.left[q] = quotas.leftBefore[q] = quotaAmount[q];
    quotas.period[q] = periodAt(network, q, 0);
  }
}
