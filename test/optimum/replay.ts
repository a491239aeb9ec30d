// A schedule told to the kernel in the words a plan has: owners, and sequence edges between neighbours of one person or one resource. What
// the kernel then makes of the likely tape must end in the same minute; this is the only file here that knows the engine.
import { likelyTape } from '../../src/engine/chance/deal.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { PLAIN_LINK } from '../../src/plan/plain.ts';
import type { Link, Plan } from '../../src/plan/plan.ts';
import { findCycles } from '../../src/plan/precedence.ts';
import type { Best } from './best-finish.ts';

/** The plan with that schedule written into it. */
export function planWith(plan: Plan, { schedule, waits }: Pick<Best, 'schedule' | 'waits'>): Plan {
  const before = new Map<string, string[]>();
  const follows = (first: string, then: string): void => {
    before.set(then, [...(before.get(then) ?? []), first]);
  };
  const inOrder = schedule.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const users = (resource: string): Set<string> =>
    new Set(plan.issues.filter(({ uses }) => uses.some((use) => use.resource === resource)).map(({ id }) => id));
  const total = (resource: string): number =>
    plan.issues.reduce((sum, { uses }) => sum + (uses.find((use) => use.resource === resource)?.amount ?? 0), 0);
  const scarce = plan.resources.filter(({ id, capacity }) => total(id) > capacity).map(({ id }) => users(id));
  const groups = [
    ...plan.people.map(({ id }) => inOrder.filter(({ person }) => person === id)),
    ...scarce.map((ids) => inOrder.filter(({ issue }) => ids.has(issue))),
  ];
  for (const group of groups) for (let k = 1; k < group.length; k++) follows(group[k - 1].issue, group[k].issue);
  const awaited = (issue: string): Link[] =>
    waits.filter(([id]) => id === issue).map(([, id]) => ({ ...sequenceEdge(id), type: 'FS' }));
  const performer = new Map(schedule.map(({ issue, person }) => [issue, person]));
  return {
    ...plan,
    issues: plan.issues.map((issue) => ({
      ...issue,
      who: performer.get(issue.id) == null ? issue.who : { kind: 'owner', person: performer.get(issue.id)! },
      after: [...issue.after, ...(before.get(issue.id) ?? []).map(sequenceEdge), ...awaited(issue.id)],
    })),
  };
}

/** `then` starts no earlier than `id` does; the person or the resource does the rest. Waiting for its finish would be more: that may be held. */
const sequenceEdge = (id: string): Link => ({
  ...PLAIN_LINK,
  on: { kind: 'issue', id },
  type: 'SS',
  lagMinutes: 0,
  lagIn: 'working',
  sequence: true,
  path: [],
});

/** The minute in which the likely future of a plan ends in the kernel; -1 = never. */
export function likelyFinish(plan: Plan, days?: number): number {
  const network = compile(plan, days);
  return createKernel(network).simulate(likelyTape(network)).finishMinute;
}

/** Can the orders written into it hold at all? */
export function dispatchable(plan: Plan): boolean {
  return findCycles(plan).length === 0;
}
