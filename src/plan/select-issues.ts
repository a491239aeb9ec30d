// Which issues a selector of a condition means: `all`, one issue, or everything of a phase, class, module, track or owner.
// Issues that the reader made from other constructs are never meant, unless one is named itself.
import type { Issue, Plan } from './plan.ts';

export type SelectorPlan = Pick<Plan, 'issues' | 'people' | 'phases' | 'classes' | 'pools' | 'facts'>;

type Kind = 'phase' | 'class' | 'module' | 'track' | 'owner';

const KINDS: readonly Kind[] = ['phase', 'class', 'module', 'track', 'owner'];
const EXPLICIT = /^(issue|phase|class|module|track|owner) +(.+)$/;

/**
 * Indices into plan.issues; null when the name means nothing. A name that several kinds of things have is, in this order, that of an
 * issue, phase, class, module, track or owner; `"module Video"` says which is meant. What is out of the scope at the data date does not count.
 */
export function selectIssues(plan: SelectorPlan, selector: string): number[] | null {
  const dropped = new Set(
    plan.facts.flatMap((fact) => (fact.kind === 'issue' && fact.dropped !== null ? [fact.id] : [])),
  );
  const listed = (wanted: (issue: Issue) => boolean): number[] =>
    plan.issues.flatMap((issue, i) => (issue.implied === null && !dropped.has(issue.id) && wanted(issue) ? [i] : []));
  if (selector === 'all') return listed(() => true);
  const [, kind = null, name = selector] = EXPLICIT.exec(selector) ?? [];
  const own = plan.issues.findIndex(({ id, aliases }) => id === name || aliases.includes(name));
  if (own >= 0 && (kind === null || kind === 'issue')) return [own];
  const found = KINDS.find((each) => (kind === null || kind === each) && namesOf(plan, each).includes(name));
  if (found === undefined) return null;
  const isMeant = MEANT[found](plan, name);
  return listed(isMeant);
}

/** Everything a selector may be called, for suggestions. */
export function selectorNames(plan: SelectorPlan): string[] {
  return [...new Set(['all', ...plan.issues.map(({ id }) => id), ...KINDS.flatMap((kind) => namesOf(plan, kind))])];
}

/** Names of the modules of the listed issues, in document order. */
export function moduleNames({ issues }: Pick<Plan, 'issues'>): string[] {
  return [...new Set(issues.flatMap(({ module, implied }) => (module === null || implied !== null ? [] : [module])))];
}

function namesOf(plan: SelectorPlan, kind: Kind): string[] {
  switch (kind) {
    case 'phase':
      return plan.phases.map(({ id }) => id);
    case 'class':
      return [...plan.classes];
    case 'module':
      return moduleNames(plan);
    case 'track':
      return [...new Set(plan.people.flatMap(({ track }) => (track === null ? [] : [track])))];
    case 'owner':
      return [
        ...new Set([...plan.people.flatMap(({ id, laneOf }) => [id, laneOf ?? id]), ...plan.pools.map(({ id }) => id)]),
      ];
  }
}

const MEANT: Readonly<Record<Kind, (plan: SelectorPlan, name: string) => (issue: Issue) => boolean>> = {
  phase: (_plan, name) => (issue) => issue.phase === name,
  class: (plan, name) => (issue) => issue.priority !== null && plan.classes[issue.priority] === name,
  module: (_plan, name) => (issue) => issue.module === name,
  /** As in selections: the track of everybody who could do the issue. */
  track: (plan, name) => {
    const trackOf = new Map(plan.people.map(({ id, track }) => [id, track]));
    return ({ who }) => {
      if (who.kind === 'owner') return trackOf.get(who.person) === name;
      return who.kind === 'anyOf' && who.people.every((person) => trackOf.get(person) === name);
    };
  },
  /** Lanes are their person; a pool owns what it is asked to do. */
  owner: (plan, name) => {
    const lanes = new Set(plan.people.filter(({ id, laneOf }) => id === name || laneOf === name).map(({ id }) => id));
    return ({ who }) => (who.kind === 'owner' ? lanes.has(who.person) : who.kind === 'anyOf' && who.pool === name);
  },
};
