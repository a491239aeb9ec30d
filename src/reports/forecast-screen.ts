// What every section of the Monday screen is given.
import type { ChalkInstance } from 'chalk';
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import type { Plan } from '../plan/plan.ts';
import type { Bar } from '../planning/analysis-result.ts';
import type { ForecastWords } from './forecast-words.ts';

export interface ForecastStyle {
  color: boolean;
  /** Cells a line may take; anything is brought into 40 .. 120. */
  width: number;
}

export interface ForecastContext {
  /** SHA-256 of the plan. */
  digest: string;
  /** The plan as it was typed on the command line, for the next command to type. */
  planArgument: string;
  /** The words that choose the variant of the plan, such as `--with parallel`; none for the plan as written. */
  variantWords?: readonly string[];
  /** Flags without which the suggested command would open another future. */
  typedFlags?: readonly string[];
  /** What the plan promises of itself, judged; none = nothing to tell. */
  claims?: readonly ClaimVerdict[];
  /** Claims about options, which a forecast does not judge. */
  claimsAboutOptions?: number;
  /** What each row of the drivers would save if it went as planned, in their order; absent = not looked at. */
  asPlanned?: readonly (Bar | null)[];
}

/** What every section gets. */
export interface Screen {
  forecast: Forecast;
  plan: Plan;
  words: ForecastWords;
  width: number;
  chalk: ChalkInstance;
}
