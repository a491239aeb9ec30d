// Which claims can be asked of the plan as chosen on the command line, and of which plans. The reader has judged every claim
// against the plan as written; a choice on top of that may remove what a claim speaks about, clash with the option it is under,
// or be that very option.
import { conditionOf } from '../engine/claims/judge-claim.ts';
import { troubleWith } from '../plan/check-condition.ts';
import type { Claim, Plan } from '../plan/plan.ts';
import { type Choice, choiceUnder, keyOfChoice, onTopOf } from '../scenarios/choice.ts';
import type { PlanReading } from '../scenarios/read-plan.ts';

export interface ClaimsAsked {
  /** Those that can be judged, or need no judgement, in document order. */
  claims: Claim[];
  /** By the claim's `under`: the plan it means, on top of what is chosen. */
  plans: Map<string, Plan>;
  /** By id: why the others cannot be judged, in one line. */
  refused: Map<string, string>;
}

/** `plan` is the one chosen; nothing is refused in the plan as written. */
export function claimsAsked(plan: Plan, { reading, choice }: { reading: PlanReading; choice: Choice }): ClaimsAsked {
  const plans = new Map<string, Plan>();
  const refused = new Map<string, string>();
  const variants = new Map<string, { plan: Plan | null; why: string; isSame: boolean }>();
  const variantUnder = (under: string) => {
    const known = variants.get(under);
    if (known !== undefined) return known;
    const whole = onTopOf(choice, choiceUnder(under));
    const { plan: found, diagnostics } = reading.variant(whole);
    const error = diagnostics.find(({ severity }) => severity === 'error');
    const variant = { plan: found, why: error?.message ?? '', isSame: keyOfChoice(whole) === keyOfChoice(choice) };
    variants.set(under, variant);
    return variant;
  };
  const claims = plan.claims.filter((claim) => {
    const { id, under, versusBase } = claim;
    const condition = conditionOf(claim);
    if (condition === null) return true;
    const variant = under === null ? { plan, why: '', isSame: false } : variantUnder(under);
    if (variant.plan !== null && under !== null) plans.set(under, variant.plan);
    const trouble = [variant.plan, ...(versusBase ? [plan] : [])].flatMap((each) =>
      each === null ? [] : (troubleWith(condition, each)?.message ?? []),
    );
    if (variant.plan === null) refused.set(id, `what it is under does not fit what is chosen: ${variant.why}`);
    else if (versusBase && variant.isSame) refused.set(id, 'what it compares with is chosen already');
    else if (trouble.length > 0) refused.set(id, `in the plan as chosen: ${trouble[0]}`);
    return !refused.has(id);
  });
  return { claims, plans, refused };
}
