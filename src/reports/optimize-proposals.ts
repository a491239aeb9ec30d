// The proposals of a search in the order in which they are shown and numbered: the front first, fewest changes first (each is better than
// everything with fewer changes), then the others as the search ranks them.
import type { Optimization, Proposal } from '../planning/optimize/optimization.ts';

export interface Numbered {
  /** From 1, as `--proposal` takes it. */
  number: number;
  proposal: Proposal;
  isOnFront: boolean;
}

export function numberedProposals({ proposals, front }: Optimization): Numbered[] {
  const others = proposals.map((_, p) => p).filter((p) => !front.includes(p));
  return [...front, ...others].map((p, n) => ({
    number: n + 1,
    proposal: proposals[p],
    isOnFront: n < front.length,
  }));
}

/**
 * The one that answers the goal: the best under `min` and `max`; where something is to be reached, the one with the fewest changes that
 * does, or the nearest one. null = there is none, or none is needed.
 */
export function answering(found: Optimization): Numbered | null {
  const { objective, answer, proposals, base } = found;
  if (proposals.length === 0 || (objective.kind === 'reach' && base.holds)) return null;
  const wanted = proposals[objective.kind === 'reach' ? (answer ?? 0) : 0];
  return numberedProposals(found).find(({ proposal }) => proposal === wanted) ?? null;
}
