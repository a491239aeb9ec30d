// What the screens of a comparison are told beside its figures: how the command was typed, and the plans themselves for the names in them.
import type { Plan } from '../plan/plan.ts';
import type { ForecastContext } from './forecast-screen.ts';

export interface CompareContext extends Pick<ForecastContext, 'digest' | 'planArgument'> {
  /** Words that choose the base, such as `--with parallel`; none for the plan as written. */
  variantWords: readonly string[];
  /** Flags without which another command would meet other futures. */
  typedFlags: readonly string[];
  /** The plan of every option, by its id. */
  plans: ReadonlyMap<string, Plan>;
  /** Words that choose an option (base included) on the command line of any other command, by its id. */
  wordsOf: ReadonlyMap<string, readonly string[]>;
  /** Options that are the same plan as the base, or as one before them: by id, whose plan they are. */
  sameAs: ReadonlyMap<string, string>;
  /** Options of the plan that do not fit on top of the base and were left out. */
  leftOut: readonly string[];
  /** A date was asked for, so that its table is shown though nothing else moves. */
  isDateAsked: boolean;
  /** Nothing but ASCII in pictures. */
  ascii: boolean;
}
