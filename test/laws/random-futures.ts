// How the laws are run: random small plans with random tapes, a fixed seed per commit, a fresh one on demand (PLANCAST_LAW_SEED).
import * as fc from 'fast-check';
import type { Plan } from '../../src/plan/plan.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';
import { tapeOf } from '../oracle/arbitrary-tape.ts';

const SEED = Number(process.env.PLANCAST_LAW_SEED ?? 1);
/** Multiplies the number of runs, for long nights. */
const EFFORT = Number(process.env.PLANCAST_LAW_EFFORT ?? 1);

export const parameters = (numRuns: number) => ({
  numRuns: Math.ceil(numRuns * EFFORT),
  seed: SEED,
  interruptAfterTimeLimit: 3_600_000,
});

/** How many telling cases a law must have met, or it was never put to the test. */
export const enough = (cases: number): number => cases * Math.min(1, EFFORT);

/** Checks a law on random plans and tapes; the failure carries the smallest plan found, as JSON. */
export function holdsOnRandomFutures(
  numRuns: number,
  law: (plan: Plan, slotValue: (name: string) => number, tape: number) => void,
): void {
  const property = fc.property(arbitraryPlan, fc.nat(9_999), (plan, tape) => {
    law(plan, tapeOf(plan, tape), tape);
  });
  fc.assert(property, { ...parameters(numRuns), reporter });
}

function reporter(details: fc.RunDetails<[Plan, number]>): void {
  if (!details.failed) return;
  const [plan, tape] = details.counterexample ?? [];
  const cause = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
  throw new Error(
    `${cause}\nafter ${details.numRuns} plans, seed ${details.seed}, path ${details.counterexamplePath}, tape ${tape}\n${JSON.stringify(plan)}`,
  );
}
