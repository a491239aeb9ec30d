// What can be asked of a comparison: a plan as it is, and what could be done instead.
import type { Executor } from '../../engine/forecast/study.ts';
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';

/** One of the plans that are compared, ready to be simulated (draws settled like those of the base). */
export interface ComparedPlan {
  /** Unique among the plans compared. */
  id: string;
  title: string;
  /** The phrases and flags that make it of the base; none for the base. */
  words: readonly string[];
  plan: Plan;
}

export interface CompareAsk {
  base: ComparedPlan;
  /** At least one. */
  options: readonly ComparedPlan[];
  seed: string;
  /** The most futures of each plan; at least 1. */
  replications: number;
  /** Simulate exactly so many: look at the end only. */
  exactly?: boolean;
  /** Of all decisions together, 0.5-0.9999; 0.95 unless given. */
  confidence?: number;
  /** What decides; null = the P80 of the milestone. Its names have been checked in every plan (`metricTrouble`). */
  metric: Figure | null;
  /** Gate, milestone, phase or issue whose date the comparison is about; null = the end of the plan. The base has it. */
  milestone: string | null;
  /** Differences of the metric up to this are of no matter; in its own unit (minutes for dates and spans). A quarter of a working day, a point of a share, 0.01 of a ratio, 0.1 of a count unless given. */
  indifference?: number;
  /** Who simulates; this thread alone unless given. The result is the same. */
  executor?: Executor;
  /** Told how many futures of each plan are done. */
  onProgress?(done: number): void;
  /** Asked between blocks; true ends the run, which is partial then. */
  shouldStop?(): boolean;
  /** Asked between blocks; true ends the run, which is whole with what has been done. */
  isTimeUp?(): boolean;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}
