// Names of what the document says without naming it: reviews and reworks of issues, lateness of deliveries. They can be asked
// about like anything else.
import { entryAt, entryPlaces, isMap, type Place } from './document.ts';
import type { Fields } from './fields.ts';
import type { PlanKey } from './keys-of-plan.ts';
import { inlineMitigations } from './names.ts';

/** Ids of the gates and risks that issues and deliveries bring. */
export function impliedNames(fields: Fields<PlanKey>): { gates: string[]; risks: string[] } {
  const issues = [...entries(fields.at('issues')), ...inlineMitigations(fields.at('risks'))];
  const having = (key: string): string[] =>
    issues.filter(({ place }) => entryAt(place, key) !== undefined).map(({ id }) => id);
  return {
    gates: having('review').map(reviewId),
    risks: [
      ...entries(fields.at('deliveries'))
        .filter(({ place }) => entryAt(place, 'late') !== undefined)
        .map(({ id }) => `late/${id}`),
      ...having('rework').map(reworkId),
    ],
  };
}

/** Id of the gate that is the review of an issue. */
export function reviewId(issue: string): string {
  return `review/${issue}`;
}

/** Id of the risk that an issue comes back. */
export function reworkId(issue: string): string {
  return `rework/${issue}`;
}

function entries(place: Place | undefined): { id: string; place: Place }[] {
  if (place === undefined || !isMap(place)) return [];
  return entryPlaces(place).map(({ name, place: value }) => ({ id: name, place: value }));
}
