// How a replay may look: colours come from outside, so that the same text can be tested without any.
import type { ChalkInstance } from 'chalk';
import type { CivilInstant } from '../plan/plan.ts';

export interface ReplayStyle {
  chalk: ChalkInstance;
  /** Columns to fill at most. */
  width: number;
  /** Which future this is: `the likely future`, `replication 4127 of seed 1`. */
  future?: string;
  /** Where the replay was stopped. */
  until?: CivilInstant;
}
