// The least finish of a tiny plan by trying everything in the kernel: every choice of people, every order of the issues, every choice of soft
// predecessors to wait for, each written into the plan as sequence edges. Slow, and without a thought that could be wrong.

import type { Plan } from '../../src/plan/plan.ts';
import { asPlanned, softLinks } from './model.ts';
import { dispatchable, likelyFinish, planWith } from './replay.ts';

/** Civil minute; a plan of five issues takes a few hundred futures. `days` of calendar are looked at. */
export function leastFinishByTrying(plan: Plan, days = 60): number {
  const ids = plan.issues.map(({ id }) => id);
  const soft = softLinks(plan);
  const tried = new Map<string, number>();
  for (const order of permutations(ids))
    for (const people of choices(
      plan.issues.map((issue) => (issue.who.kind === 'nobody' ? [null] : asPlanned(issue, plan))),
    ))
      for (const waits of subsets(soft)) {
        const schedule = order.map((id, place) => ({
          issue: id,
          person: people[ids.indexOf(id)],
          start: place,
          end: place,
        }));
        const ordered = planWith(plan, { schedule, waits });
        const key = JSON.stringify(
          ordered.issues.map(({ who, after }) => [who, after.map(({ on, type }) => [on.id, type])]),
        );
        if (!tried.has(key)) tried.set(key, dispatchable(ordered) ? likelyFinish(ordered, days) : -1);
      }
  return Math.min(...[...tried.values()].filter((minute) => minute >= 0));
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (let k = 0; k < items.length; k++)
    for (const rest of permutations([...items.slice(0, k), ...items.slice(k + 1)])) yield [items[k], ...rest];
}

function* choices<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  if (lists.length === 0) yield [];
  else for (const first of lists[0]) for (const rest of choices(lists.slice(1))) yield [first, ...rest];
}

function subsets<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 1 << items.length }, (_, bits) => items.filter((_, k) => bits & (1 << k)));
}
