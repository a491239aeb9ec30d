// What a search for a better plan finds, as plain data. Instants are civil minutes of the plan, spans (names ending in Minutes) working
// minutes of the plan calendar, shares 0-1; null = never, unknown or without a limit. Every figure that is shown comes from futures that had no
// part in the choice (fresh); what the search itself saw stands beside it, because the best of many always looks better than it is.
import type { Change } from '../../plan/change.ts';
import type { Objective } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';

/** What may be changed: who does what; the order of work; what is done at all; how many people and how much of them; which risks are mitigated. */
export type Move = 'people' | 'order' | 'scope' | 'staff' | 'mitigations';
export const MOVES: readonly Move[] = ['people', 'order', 'scope', 'staff', 'mitigations'];
/** Unless something else is asked for: the same work by the same people. */
export const USUAL_MOVES: readonly Move[] = ['people', 'order'];

/** A value with its interval; in the measure of the figure: civil minute, share, or span. `low` and `high` null = no bound. */
export interface Valued {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A figure of one plan: on fresh futures (95 % Monte Carlo interval), and as the search saw it. */
export interface FigureSeen {
  fresh: Valued;
  /** null = not looked at in the search. */
  screening: number | null;
}

/** A proposal's figure less the base's on the same fresh futures; dates in working minutes (negative = earlier), shares in shares. */
export interface Gain {
  /** At simultaneous level: with 95 % confidence every interval of the result holds. */
  difference: Valued;
  /** Of the screening futures. */
  screening: number | null;
  /** Shares of the fresh futures in which what the figure counts (the date, say) comes out better and worse. */
  better: number;
  worse: number;
}

/** What changes besides: only what moved by more than a quarter of a day, or two points of load. */
export interface SideEffect {
  kind: 'load' | 'date' | 'chance';
  /** Person, or gate, milestone, phase; `finish` for the end of the plan. */
  id: string;
  /** Load as share; P80 as civil minute; chance of the target as share. */
  base: number | null;
  under: number | null;
  /** Of a date: working minutes, positive = later. */
  differenceMinutes: number | null;
}

/** A condition of the goal (or a date that is kept), judged on the fresh futures. */
export interface ConditionSeen {
  text: string;
  fresh: Valued;
  /** By its value. */
  holds: boolean;
  /** The interval lies on one side. */
  sure: boolean;
}

export interface Proposal {
  changes: readonly Change[];
  /** One phrase a change, in the words that --what-if reads. */
  phrases: readonly string[];
  /** Plan with all changes made. */
  plan: Plan;
  figure: FigureSeen;
  gain: Gain;
  conditions: readonly ConditionSeen[];
  /** All conditions of the goal hold, the objective's own included. */
  holds: boolean;
  sideEffects: readonly SideEffect[];
  /** Working minutes of one person at 100 % that the changes add (negative = less work). */
  effortMinutes: number;
  /** Probability that no other proposal is better by more than a quarter of a day (dates) or two points (shares). */
  nearBest: number;
}

/** Why the search ended. */
export type SearchEnd = 'candidates' | 'time' | 'exhausted' | 'interrupted';

export interface SearchExtent {
  /** Different plans tried. The same number as budget gives the same search. */
  candidates: number;
  ended: SearchEnd;
  /** Futures of the stages: everybody, the better ones, the best. */
  stages: readonly number[];
  /** Simulated in all, screening and fresh. */
  futures: number;
  moves: readonly Move[];
  /** Single changes that were possible. */
  singleChanges: number;
  /** Candidates re-valued on fresh futures, the base not counted. */
  revalued: number;
}

/** No plan of this team can have a lower figure. */
export interface OptimizationBound {
  /** Civil minute, or share for a chance (no plan can have a higher one). */
  value: number;
  /** In words: what it rests on (`critical path without people`, `work of Developer02`). */
  reason: string;
  /** false = only for plans with the people, scope and mitigations of the base. */
  allMoves: boolean;
}

export interface Optimization {
  objective: Objective;
  /** The goal in words, as one line that reads as the same goal. */
  goal: string;
  seed: string;
  /** The fresh futures are those of this seed: `compare --seed` with it shows the same figures. */
  freshSeed: string;
  replications: number;
  base: {
    figure: FigureSeen;
    conditions: readonly ConditionSeen[];
    /** All conditions hold already. */
    holds: boolean;
  };
  /**
   * Those that hold first: the best by fresh value first, or where something is to be reached the fewest changes and the least work that comes or
   * goes; then the others, best first. Empty = nothing found is surely better than the base.
   */
  proposals: readonly Proposal[];
  /** Indices into `proposals`, ascending in changes: for every number of changes the first in rank, each better than all with fewer. */
  front: readonly number[];
  /** 0, where the first proposal holds; null = none does. */
  answer: number | null;
  /**
   * How much better than it is the best of those re-valued must be expected to look, having been chosen by the same fresh futures (bootstrap);
   * working minutes or share, at least 0; null = nothing to choose from.
   */
  optimism: number | null;
  bound: OptimizationBound | null;
  /** Nothing better was found: a sentence part such as `no change of at most 3`. */
  nothing: boolean;
  search: SearchExtent;
  /** Interrupted: fewer candidates, or fewer fresh futures than asked for. */
  partial: boolean;
}
