// How a document names the plan it is about.

import { planDigest } from '../plan/digest.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanName } from './document.ts';

/** Id, title and digest of a plan. */
export function planName(plan: Plan): PlanName {
  return { id: plan.id, title: plan.title, digest: planDigest(plan) };
}
