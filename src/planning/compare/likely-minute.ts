// The date of a plan when everything takes its likely value and no risk fires.
import { likelyTape } from '../../engine/chance/deal.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteIn } from '../asked-date.ts';

/** Civil minute of the plan's own days; null = never. `node` -1 = the end of the plan. */
export function likelyMinute(network: Network, node: number): number | null {
  const minute = minuteIn(kernelOf(network).simulate(likelyTape(network)), node);
  return minute === NEVER ? null : minute;
}
