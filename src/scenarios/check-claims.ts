// Does every name of a claim mean something in the variant it is about? Asked when all variants are known to be sound.
import { troubleWith } from '../plan/check-condition.ts';
import { parseCondition } from '../plan/condition.ts';
import type { Claim, Plan } from '../plan/plan.ts';
import { AS_WRITTEN, type Choice, choiceUnder, type UnknownName } from './choice.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, placeAt, shorten } from './document.ts';

export interface KnownVariants {
  /** Null when that variant is no sound plan. */
  planOf(choice: Choice): Plan | null;
  unknownIn(choice: Choice): UnknownName | null;
}

/** Complains about claims under an unknown option, and about conditions that name what their variant does not have. */
export function checkClaims(complaints: Complaints, plan: Plan, root: DocNode, variants: KnownVariants): void {
  for (const claim of plan.claims) {
    const choice = choiceUnder(claim.under);
    const unknown = claim.under === null ? null : variants.unknownIn(choice);
    if (unknown !== null) complainAboutUnder(complaints, root, claim, unknown);
    else {
      const under = claim.under === null ? plan : variants.planOf(choice);
      checkNames(complaints, root, claim, under, claim.under === null ? '' : `under ${shorten(claim.under)}: `);
      if (claim.versusBase) checkNames(complaints, root, claim, variants.planOf(AS_WRITTEN), 'in the plan itself: ');
    }
  }
}

function complainAboutUnder(complaints: Complaints, root: DocNode, claim: Claim, unknown: UnknownName): void {
  const { what, name, known } = unknown;
  const hint = complaints.guess(name, known);
  const place = placeAt(root, ['claims', claim.id, 'under']);
  const message = `under: there is no ${what} ${shorten(name)}`;
  complaints.add('E076', place, message, hint === undefined ? {} : { hint });
}

function checkNames(complaints: Complaints, root: DocNode, claim: Claim, plan: Plan | null, where: string): void {
  const { condition, path, versusBase } = claim;
  if (condition === null || plan === null) return;
  const parsed = parseCondition(condition, { difference: versusBase });
  const trouble = 'error' in parsed ? null : troubleWith(parsed.condition, plan);
  if (trouble !== null) complaints.add('E053', placeAt(root, path), `${where}${trouble.message}`);
}
