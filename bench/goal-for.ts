// The goal of a search from words, for measurements.
import type { Goal } from '../src/plan/goal.ts';
import { readGoal } from '../src/plan/goal-read.ts';
import { settleGoal } from '../src/plan/goal-settle.ts';
import type { Plan } from '../src/plan/plan.ts';

/** `min P80(finish); max-changes 2`; what does not fit the plan is an assertion. */
export function goalFor(plan: Plan, text: string): Goal {
  const read = readGoal([{ flag: '--goal', text }]);
  const settled = 'troubles' in read ? read : settleGoal(read.draft, plan, { maxChanges: 3, movesIssuesOnly: true });
  if ('troubles' in settled) throw new Error(settled.troubles.map(({ message }) => message).join('; '));
  return settled.goal;
}
