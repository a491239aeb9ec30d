// What a step is chosen from: one plan, where it hurts, and what may be touched.
import type { Network } from '../../engine/network/network.ts';
import type { Kept } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { StaffLimits } from './optimize-ask.ts';

export interface Surroundings {
  plan: Plan;
  network: Network;
  diagnosis: Diagnosis;
  kept: Kept;
  /** By planned issue: it may be changed. */
  isOpen: readonly boolean[];
  anyone: boolean;
  staff: StaffLimits;
  /** Can changes that need the document be made? */
  derives: boolean;
}
