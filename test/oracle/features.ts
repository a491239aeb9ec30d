// Which constructs random plans may hold. A construct enters this list when both implementations know it.
import * as fc from 'fast-check';

export type Feature =
  | 'calendars'
  | 'skills'
  | 'links'
  | 'wip'
  | 'quotas'
  | 'windows'
  | 'blocks'
  | 'reviews'
  | 'scope'
  | 'policies'
  | 'moves'
  | 'facts'
  /** Recorded passes of gates that have a review. */
  | 'passes'
  | 'together';

const ALL: readonly Feature[] = [
  'calendars',
  'skills',
  'links',
  'wip',
  'quotas',
  'windows',
  'blocks',
  'reviews',
  'scope',
  'policies',
  'moves',
  'facts',
  'passes',
  'together',
];

/** Switched on; PLANCAST_LAW_FEATURES tries others: `all`, or names with commas. */
const ON: readonly Feature[] = ALL;
const asked = process.env.PLANCAST_LAW_FEATURES;
export const FEATURES: readonly Feature[] =
  asked === undefined ? ON : asked === 'all' ? ALL : ALL.filter((name) => asked.split(',').includes(name));

/** The draft of a construct in `weight` of 16 plans; null otherwise, and always while the construct is off. */
export const sometimes = <T>(feature: Feature, weight: number, draft: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  FEATURES.includes(feature)
    ? fc.oneof({ weight: 16 - weight, arbitrary: fc.constant(null) }, { weight, arbitrary: draft })
    : fc.constant(null);
