// What a search over orders of dispatch is asked for and what it finds, as plain data. It looks at one future, the likely one, and so proposes:
// what an order is worth under chance, only futures tell.
import type { Plan } from '../../plan/plan.ts';

/** How a schedule is made from an order. */
export type Dispatch = Plan['dispatch'];

export interface OrderAsk {
  /** At most so many schedules are made: one pass of either scheme in either direction is one. */
  readonly schedules: number;
  /** Same plan, seed and count, same orders. */
  readonly seed: string;
  /** At most so many orders come back. */
  readonly most: number;
  /** Gate, milestone or issue whose finish is to be early, by id; absent or null = the whole plan. */
  readonly of?: string | null;
}

export interface FoundOrder {
  /** Ids of issues for the plan's `order`; what it holds already = the order is the plan's own. */
  readonly order: readonly string[];
  readonly dispatch: Dispatch;
  /** Finish on the likely tape, civil minute; null = never. */
  readonly likelyFinish: number | null;
}

export interface OrderSearch {
  /** The plan as it is. */
  readonly start: FoundOrder;
  /** Best first, different from each other and from the start, none of them later than it. Empty = nothing found. */
  readonly orders: readonly FoundOrder[];
  /** Schedules made. */
  readonly schedules: number;
}
