// How a document names the plan it is about.
import type { Plan } from '../plan/plan.ts';
import { planDigest } from '../plan/plan-digest.ts';
import type { PlanName } from './document.ts';

/** Id, title and digest of a plan. */
export function planName(plan: Plan): PlanName {
  return { id: plan.id, title: plan.title, digest: planDigest(plan) };
}
