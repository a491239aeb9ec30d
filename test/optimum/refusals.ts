// What the exact solver does not know. It says so instead of proving something about another plan: only what the deterministic case of the
// real plans uses is handled, everything else would be a second kernel.
import type { Plan } from '../../src/plan/plan.ts';

/** Why this plan cannot be solved exactly, one reason each; empty = it can. */
export function refusals(plan: Plan): string[] {
  const carriers = [...plan.issues, ...plan.phases, ...plan.gates, ...plan.milestones];
  const links = carriers.flatMap(({ after }) => after);
  const reasons: [boolean, string][] = [
    [plan.statusDate !== null || plan.facts.length > 0, 'a data date'],
    [plan.scope.length > 0, 'scope that leaves'],
    [plan.policies.length > 0, 'policies'],
    [plan.quotas.length > 0, 'quotas'],
    [plan.windows.length > 0, 'windows'],
    [plan.people.some(({ wip }) => wip !== null), 'limits of issues in hand'],
    [plan.gates.some(({ review, window }) => review !== null || window !== null), 'gates with reviews or windows'],
    [links.some(({ lagMinutes }) => lagMinutes < 0), 'leads'],
    [links.some(({ donePercent }) => donePercent !== null), 'partial links'],
    [plan.issues.some(({ support }) => support.some(({ adds }) => adds)), 'support that adds'],
    [hasSharedUse(plan), 'resources that several but not all of their users can share'],
  ];
  return reasons.filter(([given]) => given).map(([, reason]) => reason);
}

/** Does a resource hold two of its users at once, but not all of them? */
function hasSharedUse(plan: Plan): boolean {
  return plan.resources.some(({ id, capacity }) => {
    const amounts = plan.issues
      .flatMap(({ uses }) => uses.filter(({ resource }) => resource === id))
      .map((use) => use.amount);
    const all = amounts.reduce((sum, amount) => sum + amount, 0);
    const [least, second] = amounts.toSorted((a, b) => a - b);
    return all > capacity && least + second <= capacity;
  });
}
