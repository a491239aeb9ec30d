// What can be asked of an analysis.
import type { Executor } from '../engine/forecast/study.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import type { StoryQuestion } from './stories/story-study.ts';

/** Parts of an analysis; each costs only when asked for. */
export type AnalysisPart =
  | 'ledger'
  | 'chains'
  | 'merge-bias'
  | 'risks'
  | 'mitigations'
  | 'people'
  | 'issues'
  | 'influence'
  | 'information'
  | 'lateness';

/** Another plan for the same futures: an option of the document, laid over it by the reader. */
export interface OptionPlan {
  id: string;
  title: string;
  plan: Plan;
}

export interface AnalysisRequest {
  plan: Plan;
  /** compile(plan), where it is at hand. */
  network?: Network;
  /** Who runs the futures; in this thread unless given. */
  executor?: Executor;
  seed: string;
  /** At least 1. */
  replications: number;
  /** Id of a gate, milestone, phase or issue; null = the end of the plan. */
  about: string | null;
  parts: readonly AnalysisPart[];
  /** Stories told from the same futures; each must be about something the plan has. */
  stories?: readonly StoryQuestion[];
  /** Rounds of "leave out the largest, look again"; default 0. */
  stepDown?: number;
  /** Futures of the dearer parts (people, issues, lateness, options): default 2,000, fewer for large plans. */
  twistFutures?: number;
  /** What could be decided otherwise, for the value of information. */
  options?: readonly OptionPlan[];
  /** Told how many futures have been simulated of how many expected, twisted ones included. */
  onProgress?(done: number, total: number): void;
  /** Asked between blocks; true ends the analysis with the futures seen so far. */
  shouldStop?(): boolean;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}
