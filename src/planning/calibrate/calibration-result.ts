// What a calibration is asked and what it answers, as plain data. Errors are ln(actual / estimate); a typical ratio is e to their
// mean, which for a lognormal is its median. Shares are 0-1. Scores are CRPS: less is better.

/** One finished task of the past that can be used: both amounts above 0, in whatever units the history has. */
export interface PastTask {
  estimate: number;
  actual: number;
  /** Who did it, or null without such a column. */
  person: string | null;
  /** When, as a number that ascends with time; null without such a column. */
  time: number | null;
  /** Tasks of one period (a quarter of a year) have luck in common; null = unknown. */
  period: number | null;
}

/** What is known of one person's errors: the person's own rows, pulled to the team's as far as they are few. */
export interface PersonError {
  person: string;
  tasks: number;
  /** Middle of the person's own actual / estimate. */
  rawMedian: number;
  /** What the next task is expected to come to, and how far it may miss. */
  meanLog: number;
  sdLog: number;
}

/** Errors of a team, as a lognormal with one mean and one spread for everybody and those of each person. */
export interface ErrorModel {
  tasks: number;
  /** Of somebody of whom nothing is known. */
  meanLog: number;
  sdLog: number;
  /** Standard deviation of people's typical errors, and of errors of one person. */
  betweenSd: number;
  withinSd: number;
  /** Part of the variance that tasks of one of the people below (or, without people, of the plan) have in common; null = unknown (no dates). */
  shared: number | null;
  /** The same for somebody of whom nothing is known: what makes people differ is in common, too. Without dates it is at least this. */
  sharedUnknown: number | null;
  /** By number of tasks, most first; empty without people. */
  people: readonly PersonError[];
}

/** A figure with its 95 % interval; infinite where too few clusters say anything. */
export interface Estimated {
  value: number;
  low: number;
  high: number;
}

/** How often actuals came in at or below a percentile that was stated before. */
export interface Coverage extends Estimated {
  percentile: number;
}

/** Mean CRPS in the unit of the actuals and in their logs. */
export interface Score {
  amount: number;
  log: number;
}

/** What the model gains on a baseline, as a share of the baseline's score; negative = it is worse. */
export interface Gain {
  baseline: 'as-estimated' | 'within-20-percent' | 'empirical';
  score: Score;
  amount: Estimated;
  log: Estimated;
}

/** A model fitted to the earlier tasks and judged by the later ones, which it has not seen. */
export interface HeldOut {
  trainedOn: number;
  testedOn: number;
  /** Least time of the tested tasks; null when tasks are split in the order of the file. */
  from: number | null;
  /** Independent pieces of the intervals: people, or tasks. */
  clusters: number;
  clusteredBy: 'person' | 'task';
  coverage: readonly Coverage[];
  score: Score;
  gains: readonly Gain[];
}

export interface Calibration {
  tasks: number;
  /** Shares of tasks whose actual is exactly the estimate, and middle, percentiles of actual / estimate (nearest rank). */
  exact: number;
  ratios: readonly { percentile: number; value: number }[];
  model: ErrorModel;
  /** null when there are too few tasks to keep some back. */
  heldOut: HeldOut | null;
}

/** Where to split: at a time, or after a share of the tasks. */
export type Split = { kind: 'time'; time: number } | { kind: 'share'; share: number };
