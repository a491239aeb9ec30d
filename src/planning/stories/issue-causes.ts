// The words of an issue's waits and stretches as numbers, and the keys under which they are counted.
import type { Network } from '../../engine/network/network.ts';
import type { PauseCause, WaitCause } from './issue-story-result.ts';

export const WAIT_CAUSES: readonly WaitCause[] = [
  'busy',
  'review',
  'absence',
  'calendar',
  'resource',
  'window',
  'quota',
  'limit',
  'other',
];
export const WAIT = {
  busy: 0,
  review: 1,
  absence: 2,
  calendar: 3,
  resource: 4,
  window: 5,
  quota: 6,
  limit: 7,
  other: 8,
} as const;

export const PAUSE_CAUSES: readonly PauseCause[] = [
  'work',
  'calendar',
  'review',
  'absence',
  'block',
  'aside',
  'busy',
  'delay',
  'link',
  'verdict',
];
export const PAUSE = {
  work: 0,
  calendar: 1,
  review: 2,
  absence: 3,
  block: 4,
  aside: 5,
  busy: 6,
  delay: 7,
  link: 8,
  verdict: 9,
} as const;

/** Keys of (cause, what), what = -1 for nothing; and of (cause, what, node or risk behind it). */
export interface CauseKeys {
  key(cause: number, what: number): number;
  causeOf(key: number): number;
  whatOf(key: number): number;
  behind(key: number, node: number): number;
  keyBehind(behind: number): number;
  nodeBehind(behind: number): number;
}

export function causeKeys(network: Network): CauseKeys {
  const { personCount, resourceCount, windowIds, quotaIds, riskCount, nodeCount } = network;
  const whats = 1 + Math.max(personCount, resourceCount, windowIds.length, quotaIds.length, riskCount, nodeCount);
  const nodes = 1 + Math.max(nodeCount, riskCount);
  return {
    key: (cause, what) => cause * whats + what + 1,
    causeOf: (key) => Math.floor(key / whats),
    whatOf: (key) => (key % whats) - 1,
    behind: (key, node) => key * nodes + node,
    keyBehind: (behind) => Math.floor(behind / nodes),
    nodeBehind: (behind) => behind % nodes,
  };
}
