// What a search for a better plan is asked for: `min P80(finish)`, `chance(Deployed) >= 80%`, `max-changes 3`, `keep Developer07`,
// `effort 10 person-days`. Figures and conditions are those of the one grammar (condition.ts). Types only: goals are read by
// goal-read.ts without a plan, and settled against one by goal-settle.ts.

import type { GoalCode } from './codes/goals.ts';
import type { Condition, Figure } from './condition.ts';

/** What makes one plan better than another. */
export type Objective =
  /** `min P80(finish)`, `max chance(Deployed)`: as little or as much of the figure as `maxChanges` changes can bring. */
  | { kind: 'min' | 'max'; figure: Figure; text: string }
  /** `chance(Deployed) >= 80%`: hold this (and all of the goal's conditions) with as few changes as possible. */
  | { kind: 'reach'; condition: Condition; text: string };

/** Figures that a search can weigh for every candidate. */
export type WeighedFigure = 'P<n>' | 'mean' | 'chance' | 'gap' | 'load';

/** What may not be touched, by the ids of the plan. */
export interface Kept {
  /** No change names them: not their owner, class, order, sequence edges, estimate, scope. */
  issues: ReadonlySet<string>;
  /** Capacity and presence stay; no issue is handed to them or taken from them. Lanes of a kept person are among them. */
  people: ReadonlySet<string>;
  /** Their mitigation stays as it is. */
  risks: ReadonlySet<string>;
  /** Whose P80 must not come later than in the plan as it stands (on the same futures). */
  dates: readonly KeptDate[];
}

export interface KeptDate {
  kind: 'finish' | 'gate' | 'milestone';
  /** `finish` for the end of the plan. */
  id: string;
}

/** A goal that fits its plan: every name is known and every figure can be weighed. */
export interface Goal {
  objective: Objective;
  /** Must hold besides. Together with the objective's own, where it is one to be reached. */
  conditions: readonly Condition[];
  kept: Kept;
  /** At most so many changes, 1 or more. */
  maxChanges: number;
  /** Working minutes of one person at 100 % that changes may add at most (mitigations, for instance); null = no limit. */
  effortMinutes: number | null;
  /** The goal in words that read as the same goal: `min P80(finish); max-changes 3; keep Developer07`. */
  text: string;
}

/** A goal as read, before any plan is known. Offsets inside a condition or figure count from the `at` of its place. */
export interface GoalDraft {
  /** null = none was stated: min P80(finish), unless there are conditions, which are to be reached then. */
  objective: ObjectiveClause | null;
  conditions: readonly ConditionClause[];
  keep: readonly KeepClause[];
  maxChanges: ChangesClause | null;
  effort: EffortClause | null;
}

export interface ObjectiveClause {
  clause: 'objective';
  kind: 'min' | 'max';
  figure: Figure;
  place: GoalPlace;
}
export interface ConditionClause {
  clause: 'condition';
  condition: Condition;
  place: GoalPlace;
}
export interface KeepClause {
  clause: 'keep';
  /** null = whatever is called so. */
  kind: KeepWord | null;
  name: string;
  place: GoalPlace;
}
export interface ChangesClause {
  clause: 'max-changes';
  count: number;
  place: GoalPlace;
}
export interface EffortClause {
  clause: 'effort';
  amount: number;
  unit: 'h' | 'd' | 'w';
  place: GoalPlace;
}

/** Words that may stand before a kept name. */
export const KEEP_WORDS = [
  'issue',
  'person',
  'pool',
  'phase',
  'class',
  'module',
  'track',
  'risk',
  'gate',
  'milestone',
] as const;
export type KeepWord = (typeof KEEP_WORDS)[number];

/** One text of the command line: `--goal`, `--keep`, `--max-changes`. */
export interface GoalText {
  flag: string;
  text: string;
}

/** Which text, and the zero-based offset and length of the piece in it, in UTF-16 units. */
export interface GoalPlace {
  text: number;
  at: number;
  length: number;
}

/** A mistake in a goal; the message stands alone in one line. */
export interface GoalTrouble {
  code: GoalCode;
  message: string;
  place: GoalPlace;
  hint?: string;
}
