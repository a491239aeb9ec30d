// What a bound is asked for: the plan, the date, and in what the plans may differ that it has to hold for. Whatever is not named here (scope,
// people and their time, calendars, needs of the content) is the same in all of them; the order of work is always free.
import type { Executor } from '../../engine/forecast/study.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';

/** In what the plans of a team may differ, beside rule, dispatch, order and edges that only order work. */
export interface Freedom {
  /** By issue of the plan, ids of everybody who does it in one of the plans (beside those who do it in this one); null = nobody else. */
  performers: readonly (readonly string[])[] | null;
  /**
   * Risks and windows that may be about other issues when somebody else does them, because they are about the work of a person. What cannot be
   * told apart counts as such: all of them unless given.
   */
  byOwner?: { readonly risks: readonly string[]; readonly windows: readonly string[] };
  /** Risks whose mitigation may be carried out or left out. */
  mitigable?: readonly string[];
  /** Issues that may leave the scope. */
  droppable?: readonly string[];
}

/** Any order of the same work by the same people. */
export const ANY_ORDER: Freedom = { performers: null };

export interface BoundAsk {
  plan: Plan;
  seed: string;
  replications: number;
  freedom: Freedom;
  /** Node of the date; -1 (the default) = the end of the plan. */
  node?: number;
  /** compile(plan), where it is at hand. */
  network?: Network;
  /** In this thread unless given. */
  executor?: Executor;
  onProgress?(done: number): void;
  shouldStop?(): boolean;
  pause?(): Promise<void>;
}
