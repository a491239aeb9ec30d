// Verdicts on claims for programs: the claim as written, what was measured with its 95 % interval, and why it came out so.
import type { ClaimFigure, ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import { instantOfMinute } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';

/** Plain data, keys in a fixed order. Dates are civil instants, spans working minutes, shares 0-1; null = unknown, never or without bound. */
export function claimsAnswer(verdicts: readonly ClaimVerdict[], plan: Plan): Record<string, unknown>[] {
  return verdicts.map(({ claim, verdict, found, definition, why }) => ({
    id: claim.id,
    says: claim.says,
    at: claim.at,
    verdict,
    claimed: claim.condition,
    tolerance: claim.tolerance,
    under: claim.under,
    versusBase: claim.versusBase,
    figure: found && figureJson(found, plan),
    definition,
    rests: claim.rests,
    why,
    basis: claim.basis ?? null,
    source: claim.source ?? null,
  }));
}

function figureJson(found: ClaimFigure, plan: Plan): Record<string, unknown> {
  const { measures, value, low, high, interval, shown, replications } = found;
  const written = (number: number | null): string | number | null => {
    if (number === null || !Number.isFinite(number)) return null;
    if (measures !== 'date') return Math.round(number * 1e6) / 1e6;
    return instantOfMinute(plan.start, Math.round(number));
  };
  return { measures, value: written(value), low: written(low), high: written(high), interval, shown, replications };
}
