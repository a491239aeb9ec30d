// Who could do an issue instead. A plan says it by candidates (`anyOf`, pools, roles) or by skills; where an issue only names its owner, whoever
// has the owner's role or is of the owner's track can, and whoever the plan has supporting it. A plan that knows neither roles nor tracks makes no
// difference between people. Crossing tracks and roles takes the word of the planner (`anyone`). Sharing a pool says nothing: everybody may mend.
import type { Issue, Person, Plan } from '../../plan/plan.ts';

/** People whose time is split between streams take no issue of another stream. */
function isWhole(plan: Plan, { id, laneOf }: Person): boolean {
  return laneOf === null && plan.people.every((other) => other.laneOf !== id);
}

/** Do they work at all? */
function isThere({ capacityPercent, efficiencyPercent, availability }: Person): boolean {
  return efficiencyPercent > 0 && (capacityPercent > 0 || availability.some((entry) => entry.capacityPercent > 0));
}

export function performersOf({ who }: Issue): readonly string[] {
  return who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];
}

/** Ids of people who could have the issue for themselves, without its one owner of now; document order. Nobody, when nobody is needed. */
export function othersWhoCan(plan: Plan, issue: Issue, anyone: boolean): string[] {
  const now = performersOf(issue);
  if (now.length === 0) return [];
  const knowsGroups = plan.people.some(({ role, track }) => role !== null || track !== null);
  const isAble = ({ skills }: Person): boolean =>
    issue.skills.every((asked) => skills.some(({ name, percent }) => name === asked && percent > 0));
  const isCandidate = (person: Person): boolean => {
    if (anyone) return true;
    if (issue.who.kind === 'anyOf') return now.includes(person.id);
    return !knowsGroups || issue.skills.length > 0 || isLike(plan.people, issue, person, now);
  };
  return plan.people
    .filter((person) => isWhole(plan, person) && isThere(person) && isAble(person) && isCandidate(person))
    .map(({ id }) => id)
    .filter((id) => issue.who.kind !== 'owner' || id !== issue.who.person);
}

function isLike(people: readonly Person[], issue: Issue, person: Person, now: readonly string[]): boolean {
  const owners = people.filter(({ id }) => now.includes(id));
  const shares = (key: 'role' | 'track'): boolean =>
    person[key] !== null && owners.some((owner) => owner[key] === person[key]);
  return shares('role') || shares('track') || issue.support.some((support) => support.person === person.id);
}

/** Pools of the owner and others who could all do it: whoever is free then takes it. */
export function poolsWhoCan(plan: Plan, issue: Issue, anyone: boolean): string[] {
  const { who } = issue;
  if (who.kind !== 'owner' || plan.gates.some(({ reviewOf, rework }) => reviewOf === issue.id && rework !== null))
    return [];
  const able = new Set([who.person, ...othersWhoCan(plan, issue, anyone)]);
  return plan.pools
    .filter(({ members }) => members.length > 1 && members.includes(who.person) && members.every((id) => able.has(id)))
    .map(({ id }) => id);
}
