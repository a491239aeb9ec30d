// Whole orders of work, found on the likely future by a search over lists: each is one change. Their beginnings are tried as well, since a planner
// keeps to a short list more readily, and so are the pairs in which they differ from what people would do by themselves.
import { RECORDED_NOTHING } from '../../engine/network/network.ts';
import type { Change } from '../../plan/change.ts';
import { searchOrders } from '../ordering/search-orders.ts';
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

/** Schedules the search over lists may make, and lists it may bring. */
const SCHEDULES = 600;
const LISTS = 2;
/** Lengths of the beginnings. */
const BEGINNINGS = [3, 8];

/** @param of id of the date; null = the end of the plan */
export function orderingMoves({ plan, network, kept }: Surroundings, seed: string, of: string | null): SearchMove[] {
  // A list names everything, and what is kept is not to be named.
  if (kept.issues.size > 0) return [];
  const { start, orders } = searchOrders(plan, { schedules: SCHEDULES, seed: `${seed}/orders`, most: LISTS, of });
  const place = new Map(plan.issues.map(({ id }, i) => [id, i]));
  const isAhead = (id: string): boolean => {
    const i = place.get(id);
    return i !== undefined && plan.issues[i].implied === null && network.recorded[i] === RECORDED_NOTHING;
  };
  return orders.flatMap(({ order, dispatch, likelyFinish }): SearchMove[] => {
    const gain = start.likelyFinish === null || likelyFinish === null ? 0 : start.likelyFinish - likelyFinish;
    const how: Change[] = dispatch === plan.dispatch ? [] : [{ kind: 'dispatch', how: dispatch }];
    const named = order.filter(isAhead);
    const whole: SearchMove = { changes: [...how, { kind: 'order', issues: named }], promise: gain };
    const parts = BEGINNINGS.filter((length) => length < named.length).map(
      (length): SearchMove => ({ changes: [{ kind: 'order', issues: named.slice(0, length) }], promise: gain }),
    );
    return [whole, { changes: [{ kind: 'order', issues: named }], promise: gain }, ...parts];
  });
}
