// Risks that no entry under `risks` is called: a delivery may be late, an issue may come back. Reports name them by what they
// are about.
import type { Risk } from './plan.ts';

export interface ImpliedBy {
  kind: 'late' | 'rework';
  /** The delivery, or the issue. */
  id: string;
}

/** Null for a risk the document lists. */
export function impliedBy({ id, family, hits }: Pick<Risk, 'id' | 'family' | 'hits'>): ImpliedBy | null {
  const [hit] = hits;
  if ((family !== 'late' && family !== 'rework') || hits.length !== 1 || id !== `${family}/${hit}`) return null;
  return { kind: family, id: hit };
}
