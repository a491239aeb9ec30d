// How many facts of a plan are stated, inferred and assumed: an answer is as sure as what it rests on.
import type { Basis, Plan, Provenance } from './plan.ts';

export interface BasisCounts {
  stated: number;
  inferred: number;
  assumed: number;
  /** Without a mark of their own. */
  unmarked: number;
}

/** Counts everything that may carry a basis: people, work, links, gates, risks and the rest, once each. */
export function countBases(plan: Plan): BasisCounts {
  const counts: BasisCounts = { stated: 0, inferred: 0, assumed: 0, unmarked: 0 };
  const carriers = [...plan.issues, ...plan.phases, ...plan.gates, ...plan.milestones];
  const facts: readonly (Provenance & { basis?: Basis })[] = [
    ...plan.people,
    ...plan.pools,
    ...plan.resources,
    ...plan.quotas,
    ...plan.windows,
    ...carriers,
    ...carriers.flatMap(({ after }) => after.filter(({ set, basis }) => set !== null || basis !== undefined)),
    ...plan.risks,
    ...plan.policies,
    ...plan.claims,
  ];
  for (const { basis } of facts) counts[basis ?? 'unmarked']++;
  return counts;
}
