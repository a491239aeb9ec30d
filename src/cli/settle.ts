// The plan with the settings of the command line in place of its own, and the words that say so again.
import type { Plan } from '../plan/plan.ts';
import { wordsOfChoice } from '../scenarios/choice.ts';
import type { Settings, VariantRequest } from './request.ts';

export interface Settled {
  plan: Plan;
  seed: string;
  replications: number;
}

/** Flags win over the plan's own `rule`, `bands` and `simulation`. */
export function settle(plan: Plan, { seed, replications, rule, bands }: Settings): Settled {
  const stated = plan.simulation;
  return {
    plan: { ...plan, rule: rule ?? plan.rule, bands: bands ?? plan.bands },
    seed: seed ?? stated.seed,
    replications: replications ?? stated.replications,
  };
}

/** The flags that settle the same thing again; `replications` is what was really simulated. */
export function settingWords(settings: Settings & VariantRequest, replications: number, partial: boolean): string[] {
  const { seed, rule, bands } = settings;
  const count = partial || settings.replications !== undefined ? replications : undefined;
  const flags = { seed, replications: count, rule, bands };
  const set = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, `${value}`]));
  return [...wordsOfChoice(settings.variant), ...set];
}
