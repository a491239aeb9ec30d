// Everything the summaries of a forecast are made from.
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Network } from '../network/network.ts';
import type { SampleMemory } from './sample-memory.ts';
import type { Tally } from './tally.ts';

export interface Tallied {
  plan: Plan;
  network: Network;
  seed: string;
  /** Futures tallied. */
  replications: number;
  partial: boolean;
  /** The plan as written. */
  likely: { finishMinute: number; eventMinute: Int32Array };
  tally: Tally;
  memory: SampleMemory;
  /** Figures that will be looked up. */
  figures: readonly Figure[];
  onlyAsked: boolean;
}
