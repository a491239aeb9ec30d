// What the samples of an asked figure are made with: one collector a figure, all from the same sources.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import type { CapacityTally } from './capacity.ts';
import type { Collected } from './collected.ts';

/** Makes one number of each future. */
export interface Collector {
  statistic: Collected['statistic'];
  /** Called before the rows of a future; only collectors that read rows have these two. */
  begin?(): void;
  read?(kind: number, minute: number, subject: number, object: number): void;
  /** The number of the future in hand. */
  end(trace: Trace): number;
}

/** What collectors are made from. */
export interface Sources {
  plan: Plan;
  network: Network;
  capacity: CapacityTally;
  /** Issues out of the scope in the future in hand: 1. */
  dropped: Uint8Array;
  /** Also keep samples of figures that other tallies answer without them. */
  intervals: boolean;
}
