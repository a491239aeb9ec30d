// The plan with n of those who vary, and who they are in it.
import type { Plan } from '../../plan/plan.ts';
import { groupOf, withGroupOf } from './group-of.ts';
import { headsOf } from './mean-person.ts';
import type { WhoVaries } from './staffing-curve.ts';
import { teamOf } from './team-of.ts';

/** Judged plans only; n at least 1. */
export function withHeads(plan: Plan, who: WhoVaries, n: number): Plan {
  return who.kind === 'team' ? teamOf(plan, n) : withGroupOf(plan, who, n);
}

/** How many of them the plan has; 0 = there is nobody of that name. */
export function headsNow(plan: Plan, who: WhoVaries): number {
  if (who.kind === 'team') return headsOf(plan).length;
  const count = groupOf(plan, who).length;
  return who.kind === 'like' ? Math.min(1, count) : count;
}

/** Indices of those who vary in a plan made so, whether few or many. */
export function varied(plan: Plan, who: WhoVaries): number[] {
  const isOne = ({ id, role, laneOf }: Plan['people'][number]): boolean => {
    switch (who.kind) {
      case 'team':
        return true;
      case 'pool':
        return plan.pools.some((pool) => pool.id === who.name && pool.members.includes(id));
      case 'role':
        return role === who.name;
      default:
        return [id, laneOf].some((name) => name === who.name || name?.startsWith(`${who.name} +`));
    }
  };
  return plan.people.flatMap((person, p) => (isOne(person) ? [p] : []));
}
