// How reports call risks that no entry under `risks` is called: by what they are about.
import { type ImpliedBy, impliedBy } from '../plan/implied-risk.ts';
import type { Plan } from '../plan/plan.ts';

/** `late: API contracts`, `rework of #004`; null for a risk the document lists. */
export function impliedRiskName(id: string, plan: Plan): string | null {
  const risk = plan.risks.find((each) => each.id === id);
  const origin = risk === undefined ? null : impliedBy(risk);
  return origin === null ? null : impliedName(origin, plan);
}

export function impliedName({ kind, id }: ImpliedBy, { issues }: Plan): string {
  if (kind === 'rework') return `rework of ${id}`;
  return `late: ${issues.find((issue) => issue.id === id)?.title ?? id}`;
}
