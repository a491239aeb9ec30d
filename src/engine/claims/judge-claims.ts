// Every promise of a document: which figures the forecast must be asked for, the plans that have to be forecast beside it, and
// what comes of each promise. The same seed deals the same tapes to every variant, so differences are those of the plans.
import type { Figure } from '../../plan/condition.ts';
import type { Claim, Plan } from '../../plan/plan.ts';
import { forecast } from '../forecast/forecast.ts';
import type { Executor } from '../forecast/study.ts';
import { compile } from '../network/compile.ts';
import type { ClaimVerdict } from './claim-verdict.ts';
import { conditionOf, judgeClaim, type Told } from './judge-claim.ts';

/** Figures to ask of the plan itself. */
export function figuresOfClaims(claims: readonly Claim[]): Figure[] {
  return claims.filter(({ under, versusBase }) => under === null || versusBase).flatMap(figureOfClaim);
}

function figureOfClaim(claim: Claim): Figure[] {
  const condition = conditionOf(claim);
  return condition === null ? [] : [condition.figure];
}

/** What the claims of a plan speak about beside the plan itself, each once, in the order of the claims. */
export function variantsOfClaims(claims: readonly Claim[]): string[] {
  return [...new Set(claims.flatMap(({ under, condition }) => (under === null || condition === null ? [] : [under])))];
}

export interface ClaimsRequest {
  /** The plan itself, its forecast asked for `figuresOfClaims` with their intervals. */
  base: Told;
  /** By the claim's `under`: the plan it means. */
  variants: ReadonlyMap<string, Plan>;
  /** By id: why a claim cannot be asked of the plan as chosen; none for the plan as written. */
  refused?: ReadonlyMap<string, string>;
  seed: string;
  /** Futures of each variant. */
  replications: number;
  /** Who simulates; this thread alone unless given. */
  executor?: Executor;
  onProgress?(done: number): void;
  shouldStop?(): boolean;
  pause?(): Promise<void>;
}

/**
 * The verdicts in the order of the claims; `partial` when it was stopped: claims under variants that were not forecast any more are
 * undecidable then.
 */
export async function judgeClaims(request: ClaimsRequest): Promise<{ verdicts: ClaimVerdict[]; partial: boolean }> {
  const { claims } = request.base.plan;
  const { told, partial } = await forecastVariants(request);
  const verdicts = claims.map((claim): ClaimVerdict => {
    const why = request.refused?.get(claim.id);
    if (why !== undefined) return { claim, verdict: 'undecidable', found: null, definition: claim.definition, why };
    const under = claim.under === null || claim.condition === null ? request.base : told.get(claim.under);
    if (under !== undefined) return judgeClaim(claim, under, request.base);
    return { claim, verdict: 'undecidable', found: null, definition: claim.definition, why: 'interrupted' };
  });
  return { verdicts, partial };
}

async function forecastVariants(request: ClaimsRequest): Promise<{ told: Map<string, Told>; partial: boolean }> {
  const { base, variants, refused, seed, replications, executor, onProgress, shouldStop, pause } = request;
  const told = new Map<string, Told>();
  const claims = base.plan.claims.filter(({ id }) => !refused?.has(id));
  let before = 0;
  for (const under of variantsOfClaims(claims)) {
    if (shouldStop?.()) return { told, partial: true };
    const plan = variants.get(under);
    if (plan === undefined) throw new Error(`Assertion: no plan for "${under}"`);
    const network = compile(plan);
    const asked = claims.filter((claim) => claim.under === under).flatMap(figureOfClaim);
    const done = before;
    const result = await forecast({
      plan,
      network,
      seed,
      replications,
      asked,
      intervals: true,
      onlyAsked: true,
      onProgress: (futures) => onProgress?.(done + futures),
      ...(executor && { executor }),
      ...(shouldStop && { shouldStop }),
      ...(pause && { pause }),
    });
    before += replications;
    if (result.partial) return { told, partial: true };
    told.set(under, { plan, network, forecast: result });
  }
  return { told, partial: false };
}

/** How many claims came to what; verdicts that nothing came to are left out. */
export function countVerdicts(
  verdicts: readonly ClaimVerdict[],
): { verdict: ClaimVerdict['verdict']; count: number }[] {
  const words = ['confirmed', 'refuted', 'undecidable', 'untestable'] as const;
  return words
    .map((verdict) => ({ verdict, count: verdicts.filter((each) => each.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
}
