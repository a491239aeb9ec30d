// The plan with the settings of the command line in place of its own, and the words that say so again.
import type { Plan, Simulation } from '../plan/plan.ts';
import { wordsOfChoice } from '../scenarios/choice.ts';
import { MOST_REPLICATIONS } from './flags.ts';
import type { Settings, VariantRequest } from './request.ts';

export interface Settled {
  plan: Plan;
  seed: string;
  /** The most there will be. */
  replications: number;
}

/** Flags win over the plan's own `rule`, `bands` and `simulation`. */
export function settle(plan: Plan, settings: Settings): Settled {
  const { seed, replications, rule, bands, sampling } = settings;
  const stated = plan.simulation;
  const simulation = drawnBy(sampling ?? stated.sampling ?? 'plain', stated);
  return {
    plan: { ...plan, rule: rule ?? plan.rule, bands: bands ?? plan.bands, simulation },
    seed: seed ?? stated.seed,
    replications: replications ?? (isOpenEnded(settings) ? MOST_REPLICATIONS : stated.replications),
  };
}

function drawnBy(sampling: 'plain' | 'sobol', { seed, replications }: Simulation): Simulation {
  return sampling === 'plain' ? { seed, replications } : { seed, replications, sampling };
}

/** Something else than their number ends the futures. */
export function isOpenEnded({ precision, timeBudgetMs }: Settings): boolean {
  return precision !== undefined || timeBudgetMs !== undefined;
}

/** The flags that settle the same thing again; `replications` is what was really simulated. */
export function settingWords(settings: Settings & VariantRequest, replications: number, partial: boolean): string[] {
  const { seed, rule, bands, sampling } = settings;
  const isNamed = partial || isOpenEnded(settings) || settings.replications !== undefined;
  const count = isNamed ? replications : undefined;
  const flags = { seed, replications: count, rule, bands, sampling };
  const set = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, `${value}`]));
  return [...wordsOfChoice(settings.variant), ...set];
}
