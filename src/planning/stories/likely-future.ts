// The plan as written: what happens when everything takes its likely value and nothing goes wrong.
import { likelyTape } from '../../engine/chance/deal.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import type { Network } from '../../engine/network/network.ts';

export interface LikelyFuture {
  /** Minute of an event; null = it does not happen. */
  minuteOf(event: number): number | null;
}

export function likelyFuture(network: Network): LikelyFuture {
  const minutes = kernelOf(network).simulate(likelyTape(network)).eventMinute.slice();
  return { minuteOf: (event) => (minutes[event] < 0 ? null : minutes[event]) };
}
