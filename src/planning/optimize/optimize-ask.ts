// What a search is asked for: the plan, the goal, what may be changed, and how long to look.
import type { Executor } from '../../engine/forecast/study.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Change } from '../../plan/change.ts';
import type { Goal } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Move } from './optimization.ts';

/** How far staff may go. */
export interface StaffLimits {
  /** More heads in all; default 1. */
  heads?: number;
  /** Capacity nobody is asked to exceed, percent; default 100. */
  capacityPercent?: number;
}

export interface OptimizeAsk {
  plan: Plan;
  /** compile(plan), where it is at hand. */
  network?: Network;
  seed: string;
  goal: Goal;
  /** `people` and `order` unless given. */
  moves?: readonly Move[];
  staff?: StaffLimits;
  /** Work may go to people of another role as well, as long as they have the skills. */
  anyone?: boolean;
  /** Fresh futures of every proposal that is shown; default 10,000. */
  replications?: number;
  /** Proposals that are re-valued; default 8. */
  finalists?: number;
  /** Different plans to try at most, in whole batches; default 1,000 when there is no `isTimeUp`, else without a limit. */
  candidates?: number;
  /** Asked between batches of candidates; true ends the search, not the re-valuation. */
  isTimeUp?(): boolean;
  /** In this thread unless given. */
  executor?: Executor;
  /** Plan under these changes, or null when they cannot be made; for changes that need the document (mitigate, hire ...). Without it such moves are left out. */
  derive?(changes: readonly Change[]): Plan | null;
  /** The words of a change; `phraseOf` of the plan language unless given. */
  phraseOf?(change: Change): string;
  /** Told now and then; `total` null = not known. */
  onProgress?(done: { stage: 'search' | 'revalue'; done: number; total: number | null; best: number | null }): void;
  /** Asked between batches and blocks; true ends everything with the best so far, re-valued on fewer futures and marked partial. */
  shouldStop?(): boolean;
  /** Awaited between batches; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}
