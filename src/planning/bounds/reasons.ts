// The arguments a bound can rest on: chains of needs without any queue, the work that only these people can do, what a resource has to hold.
// Which sets of people are looked at: everybody alone, every set that shares work, and the whole team.
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Freedom } from './bound-ask.ts';
import { type TeamRules, teamRules, withoutOrders } from './team-rules.ts';

export type Reason =
  /** The longest chain of needs, if nobody and nothing were ever busy. */
  | { kind: 'chain' }
  /** What only these people can do, one after another as far as they are few. */
  | { kind: 'people'; people: readonly string[]; team: boolean }
  | { kind: 'resource'; resource: string };

/** More sets than this are not looked at. */
const MOST_SETS = 64;

/** In the order of their numbers. */
export function reasonsOf(plan: Plan, network: Network, freedom: Freedom): Reason[] {
  const bare = withoutOrders(plan);
  const rules = teamRules(bare, bare === plan ? network : compile(bare), freedom);
  return [
    { kind: 'chain' },
    ...peopleSets(rules).map(
      (set): Reason => ({
        kind: 'people',
        people: set.map((p) => plan.people[p].id),
        team: set.length === plan.people.length,
      }),
    ),
    ...plan.resources.map(({ id }): Reason => ({ kind: 'resource', resource: id })),
  ];
}

/** Everybody alone, then sets of people who share work, then the team; ascending indices. */
export function peopleSets({ plan, network, performerOffset, performers }: TeamRules): number[][] {
  const sets = new Map<string, number[]>();
  const add = (set: number[]): void => {
    if (set.length > 0 && sets.size < MOST_SETS + plan.people.length) sets.set(set.join(','), set);
  };
  for (let p = 0; p < plan.people.length; p++) add([p]);
  for (let i = 0; i < network.issueCount; i++)
    add([...performers.subarray(performerOffset[i], performerOffset[i + 1])]);
  const team = plan.people.map((_, p) => p);
  if (team.length > 0) sets.set(team.join(','), team);
  return [...sets.values()];
}
