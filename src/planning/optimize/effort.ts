// Work that changes add: issues that were not there (mitigations), and time that is bought (capacity, heads) until the plan is likely to end.
import type { Network } from '../../engine/network/network.ts';
import type { Change } from '../../plan/change.ts';
import { likelyValue } from '../../plan/likely.ts';
import type { Plan } from '../../plan/plan.ts';

/** Working minutes of one person at 100 %; negative = less work than before. `until`: civil minute to which time is bought. */
export function effortAdded(
  base: Plan,
  under: Plan,
  changes: readonly Change[],
  network: Network,
  until: number,
): number {
  const bought = changes.reduce((sum, change) => sum + boughtBy(base, change, network, until), 0);
  const isSameWork = base.issues.length === under.issues.length && base.scope === under.scope;
  return bought + (isSameWork && changes.every(keepsWork) ? 0 : workOf(under) - workOf(base));
}

function keepsWork({ kind }: Change): boolean {
  return ['owner', 'sequence', 'class', 'order', 'dispatch', 'capacity', 'hire'].includes(kind);
}

function boughtBy({ people }: Plan, change: Change, { planProfile }: Network, until: number): number {
  const worked = planProfile.minutesAt(Math.max(0, until));
  if (change.kind === 'capacity') {
    const now = people.find(({ id }) => id === change.person)?.capacityPercent ?? 0;
    return (worked * Math.max(0, change.percent - now)) / 100;
  }
  if (change.kind !== 'hire') return 0;
  const like = people.find(({ id }) => id === change.like)?.capacityPercent ?? 100;
  return (change.count * worked * like) / 100;
}

/** Likely minutes of all work that somebody does and that stays in the scope. */
function workOf({ issues, scope, facts }: Plan): number {
  const out = new Set([
    ...scope.flatMap(({ drop }) => drop),
    ...facts.flatMap(({ id, dropped }) => (dropped === null ? [] : [id])),
  ]);
  return issues.reduce(
    (sum, { id, work, estimate, who }) =>
      work === 'elapsed' || who.kind === 'nobody' || out.has(id) ? sum : sum + Math.floor(likelyValue(estimate) + 0.5),
    0,
  );
}
