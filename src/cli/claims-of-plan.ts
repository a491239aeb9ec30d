// A forecast together with what it says about the plan's own claims: the plan first, then every option some claim speaks about.
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { figuresOfClaims, judgeClaims, variantsOfClaims } from '../engine/claims/judge-claims.ts';
import { type Forecast, forecast } from '../engine/forecast/forecast.ts';
import { sizeOf } from '../engine/forecast/limit.ts';
import type { Network } from '../engine/network/network.ts';
import type { Figure } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import type { Choice } from '../scenarios/choice.ts';
import type { PlanReading } from '../scenarios/read-plan.ts';
import { claimsAsked } from './claims-asked.ts';
import type { Settings } from './request.ts';
import { isOpenEnded, type Settled } from './settle.ts';
import { settleLike } from './settle-futures.ts';
import { underWatch } from './watch.ts';

export interface ClaimsSubject {
  settled: Settled;
  network: Network;
  /** The document, for the variants its claims speak about. */
  reading: PlanReading;
  /** The variant that was forecast; what a claim is under lies on top of it. */
  choice: Choice;
  settings: Settings;
  /** Figures asked for beside those of the claims. */
  asked: readonly Figure[];
  /** Judge what speaks about options, too? They are plans of their own, and each costs a forecast. */
  withOptions: boolean;
  quiet: boolean;
  /** Written to standard output when a second Ctrl-C ends the process. */
  lastWords: string;
}

export interface ForecastWithClaims {
  result: Forecast;
  verdicts: ClaimVerdict[];
  /** Claims about options that were not judged. */
  aboutOptions: number;
  /** A variant was left out: an interruption. */
  partial: boolean;
}

/** Forecasts the plan and judges its claims; a plan without claims costs its forecast only. */
export async function forecastWithClaims(subject: ClaimsSubject): Promise<ForecastWithClaims> {
  const { settled, settings, network, asked, quiet, lastWords, withOptions } = subject;
  const own = withOptions ? settled.plan.claims : settled.plan.claims.filter(({ under }) => under === null);
  const plan = { ...settled.plan, claims: own };
  const { claims, plans, refused } = claimsAsked(plan, subject);
  const variants = variantsOfClaims(claims);
  const total = isOpenEnded(settings) ? null : settled.replications * (1 + variants.length);
  const figures = [...asked, ...figuresOfClaims(claims)];
  // Every option takes as many futures as the plan itself, so the plan has its share of the time.
  const { timeBudgetMs, precision, jobs } = settings;
  const share = timeBudgetMs === undefined ? undefined : timeBudgetMs / (1 + variants.length);
  const effort = { jobs, timeBudgetMs: share };
  const precise = precision === undefined ? {} : { precisionMinutes: sizeOf(precision, plan) };
  return underWatch({ total, quiet, lastWords, effort }, async (watch) => {
    const intervals = claims.some(({ condition }) => condition !== null);
    const result = await forecast({ ...settled, network, ...watch, ...precise, asked: figures, intervals });
    const base = { plan, network, forecast: result };
    const { verdicts, partial } = await judgeClaims({
      ...watch,
      base,
      variants: plansOf(variants, plans, subject),
      refused,
      seed: settled.seed,
      replications: result.replications,
      onProgress: (done) => watch.onProgress(result.replications + done),
    });
    const aboutOptions = settled.plan.claims.length - own.length;
    return { result, verdicts, aboutOptions, partial: partial || result.partial };
  });
}

/** The variants with the settings of the command line. */
function plansOf(
  variants: readonly string[],
  plans: ReadonlyMap<string, Plan>,
  { settings, settled }: ClaimsSubject,
): Map<string, Plan> {
  return new Map(
    variants.map((under) => {
      const plan = plans.get(under);
      if (plan === undefined) throw new Error(`Assertion: the variant "${under}" is no plan`);
      return [under, settleLike(plan, settings, settled).plan];
    }),
  );
}
