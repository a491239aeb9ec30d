// Which orders of dispatch finish a plan early when everything takes its likely value? The kernel makes every schedule, so people, calendars,
// gates and whatever else the plan says are honoured; the mirrored plan only proposes lists.
import { compile } from '../../engine/network/compile.ts';
import type { Plan } from '../../plan/plan.ts';
import { issueLinks } from './issue-links.ts';
import { mirrored } from './mirrored.ts';
import type { FoundOrder, OrderAsk, OrderSearch } from './order-search.ts';
import { NEVER_DONE, schedulerOf, usualDispatch } from './scheduler.ts';
import { type FoundList, type ListProblem, searchLists } from './search-lists.ts';

/** Regrets are counted in this part of the critical path. */
const STEPS_OF_CRITICAL_PATH = 64;

/** Throws (assertion) when `of` names nothing in the plan. */
export function searchOrders(plan: Plan, ask: OrderAsk): OrderSearch {
  const { start, found, schedules } = searchLists(listProblem(plan, ask.of ?? null), { ...ask, most: ask.most + 1 });
  const named = (each: FoundList): FoundOrder => ({
    order: each.list.length === 0 ? (plan.order ?? []) : Array.from(each.list, (issue) => plan.issues[issue].id),
    dispatch: each.byList ? 'list' : usualDispatch(plan),
    likelyFinish: each.finish === NEVER_DONE ? null : each.finish,
  });
  const others = found.filter(({ list, finish }) => list.length > 0 && finish <= start.finish);
  return { start: named(start), orders: others.slice(0, ask.most).map(named), schedules };
}

/** @param of id of the node whose finish counts; null = the end of the plan. */
export function listProblem(plan: Plan, of: string | null, bound = -1): ListProblem {
  const network = compile(plan);
  const node = of === null ? -1 : network.nodeIds.indexOf(of);
  if (of !== null && node < 0) throw new Error(`assertion: nothing in the plan is called ${of}`);
  const links = issueLinks(network);
  const lastFinish = network.latestFinish.subarray(0, links.count);
  return {
    links,
    urgencies: [lastFinish, lastFinish.map((minute, i) => minute - network.likelyLength[i])],
    step: Math.max(1, network.criticalPath / STEPS_OF_CRITICAL_PATH),
    forward: schedulerOf(plan, node),
    backward: schedulerOf(mirrored(plan, network, links), -1),
    ownByList: plan.dispatch === 'list',
    bound,
  };
}
