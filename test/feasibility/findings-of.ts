// Findings of small hand-made plans, by code.
import { findTrouble } from '../../src/engine/feasibility/find-trouble.ts';
import type { Plan } from '../../src/plan/plan.ts';

/** Codes in the order in which they were found. */
export async function codesOf(plan: Plan): Promise<string[]> {
  return (await findTrouble(plan)).map(({ code }) => code);
}

/** Messages of one code. */
export async function messagesOf(plan: Plan, code: string): Promise<string[]> {
  return (await findTrouble(plan)).filter((one) => one.code === code).map(({ message }) => message);
}
