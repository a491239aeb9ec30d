// Enough futures: how narrow the 95 % interval of the finish's P80 has become, and when to look. Looks stand at fixed numbers of
// futures, each twice the last, so how many futures there are in the end depends on the plan and its seed alone.
import type { Network } from '../network/network.ts';
import { estimateOfFutures } from './sections.ts';

const FIRST_LOOK = 500;

/** 500, 1,000, 2,000, 4,000, ... below `most`. */
export function looksUpTo(most: number): number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < most; look *= 2) looks.push(look);
  return looks;
}

/**
 * Working minutes of the plan calendar from one end of the 95 % interval of the finish's P80 to the other; null = an end is open: too
 * few futures, or one of the ends is never.
 * @param finishes civil minutes by replication (NEVER = it does not finish)
 */
export function widthOfP80(network: Network, finishes: Int32Array): number | null {
  const { low, high } = estimateOfFutures(network, finishes, 80);
  if (low === null || high === null) return null;
  return network.planProfile.minutesAt(high) - network.planProfile.minutesAt(low);
}

/** P80 is known as exactly as it was wanted. @param most working minutes from end to end of its interval */
export function isPrecise(network: Network, finishes: Int32Array, most: number): boolean {
  const width = widthOfP80(network, finishes);
  return width !== null && width <= most;
}
