// Small plans with something to find, and the goals asked of them.
import type { Goal } from '../../src/plan/goal.ts';
import { readGoal } from '../../src/plan/goal-read.ts';
import { settleGoal } from '../../src/plan/goal-settle.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planOf } from '../forecast/plans.ts';

/** Mon-Fri 09:00-17:00, so a day is 480 minutes. */
export function small(rest: string): Plan {
  return planOf(`plan: Small\nstart: 2025-11-17\ncalendar: { week: mon-fri, hours: [09:00-17:00] }\n${rest}`);
}

/** Throws where the goal cannot be read or meant. */
export function goalOf(plan: Plan, text: string): Goal {
  const read = readGoal([{ flag: '--goal', text }]);
  if (!('draft' in read)) throw new Error(`${text}: ${read.troubles[0].message}`);
  const settled = settleGoal(read.draft, plan, { maxChanges: 3, movesIssuesOnly: false });
  if (!('goal' in settled)) throw new Error(`${text}: ${settled.troubles[0].message}`);
  return settled.goal;
}

/** Numbers from 0 to below 1 in a row that never changes (Park & Miller 1988). */
export function rowOfNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
