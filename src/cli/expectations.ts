// `check --expect`: a plan is held to what it says about itself, with its own seed and number of futures.
import { forecast } from '../engine/forecast/forecast.ts';
import { compile } from '../engine/network/compile.ts';
import type { Plan } from '../plan/plan.ts';
import { judgeAll, readConditions, type Verdict } from './conditions.ts';

/** One verdict for each line of `expect:`; none without such lines. The reader has seen to it that all can be judged. */
export async function judgeExpectations(plan: Plan): Promise<Verdict[]> {
  if (plan.expect.length === 0) return [];
  const { seed, replications } = plan.simulation;
  const conditions = readConditions(plan.expect.map(({ text }) => text));
  return judgeAll(conditions, await forecast({ plan, network: compile(plan), seed, replications }), plan);
}
