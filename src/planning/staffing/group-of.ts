// The plan with another number of some people, everybody else as they are: members of a pool, people of a role, or one person and others like
// them. Those who vary share their work; whoever is one too many keeps only what nobody else can do for them (reviews, reworks, support).
import type { Impact, Issue, Person, Plan } from '../../plan/plan.ts';
import type { WhoVaries } from './staffing-curve.ts';

/** Ids of those who vary, in document order; streams of one person apart. Empty = the plan has none of that name. */
export function groupOf({ people, pools }: Plan, who: Exclude<WhoVaries, { kind: 'team' }>): string[] {
  if (who.kind === 'pool') return [...(pools.find(({ id }) => id === who.name)?.members ?? [])];
  if (who.kind === 'role') return people.filter(({ role }) => role === who.name).map(({ id }) => id);
  return people.filter(({ id, laneOf }) => id === who.name || laneOf === who.name).map(({ id }) => id);
}

/** Do those who vary share what they own, too? People of a role do, and members of a pool that no issue is given to. */
export function sharesAll(plan: Plan, who: WhoVaries): boolean {
  if (who.kind !== 'pool') return who.kind !== 'like';
  const members = new Set(groupOf(plan, who));
  return plan.issues.every((issue) => issue.who.kind !== 'anyOf' || !issue.who.people.some((id) => members.has(id)));
}

/** The plan with n of them; n at least 1. Streams of one person are multiplied one by one. */
export function withGroupOf(plan: Plan, who: Exclude<WhoVaries, { kind: 'team' }>, n: number): Plan {
  const group = groupOf(plan, who);
  if (who.kind !== 'like') return resized(plan, group, n, who);
  return group.reduce((changed, id) => resized(changed, [id], n, { kind: 'like', name: id }), plan);
}

function resized(plan: Plan, group: readonly string[], n: number, who: WhoVaries): Plan {
  if (group.length === 0) return plan;
  const isOurs = new Set(group);
  const members = new Map(plan.people.filter(({ id }) => isOurs.has(id)).map((person) => [person.id, person]));
  const last = members.get(group[group.length - 1])!;
  const added = Array.from({ length: Math.max(0, n - group.length) }, (_, k) => ({
    ...last,
    id: newId(plan, last.id, group.length + k + 1, k + 1),
  }));
  const stays = [...group.slice(0, n), ...added.map(({ id }) => id)];
  const goes = new Set(group.slice(n));
  const shares = sharesAll(plan, who);
  const issues = plan.issues.map((issue) =>
    withPerformers(issue, isOurs, { stays, goes, added, last, members, shares, isLike: who.kind === 'like' }),
  );
  const people = [...plan.people, ...added];
  const changed: Plan = {
    ...plan,
    issues,
    people,
    pools: plan.pools.map((pool) =>
      who.kind === 'pool' && pool.id !== who.name
        ? pool
        : { ...pool, members: pool.members.flatMap((id) => membersLeft(id, goes, last.id, added)) },
    ),
    meetings: plan.meetings.map((meeting) =>
      meeting.who.includes(last.id) ? { ...meeting, who: [...meeting.who, ...added.map(({ id }) => id)] } : meeting,
    ),
  };
  const needed = namesInUse(changed);
  return { ...changed, ...withoutPeople(changed, (id) => goes.has(id) && !needed.has(id)) };
}

function membersLeft(id: string, goes: ReadonlySet<string>, last: string, added: readonly Person[]): string[] {
  if (goes.has(id)) return [];
  return id === last ? [id, ...added.map((person) => person.id)] : [id];
}

interface Resizing {
  stays: readonly string[];
  goes: ReadonlySet<string>;
  added: readonly Person[];
  last: Person;
  members: ReadonlyMap<string, Person>;
  shares: boolean;
  isLike: boolean;
}

function withPerformers(
  issue: Issue,
  isOurs: ReadonlySet<string>,
  { stays, goes, added, last, members, shares, isLike }: Resizing,
): Issue {
  if (issue.who.kind === 'nobody') return issue;
  const now = issue.who.kind === 'owner' ? [issue.who.person] : issue.who.people;
  if (!now.some((id) => isOurs.has(id))) return issue;
  // Members of a pool may own issues of their own: these stay theirs.
  if (!shares && !isLike && issue.who.kind === 'owner') return issue;
  const others = now.filter((id) => !isOurs.has(id));
  const isAble = (id: string): boolean => {
    const { skills } = members.get(id) ?? last;
    return issue.skills.every((skill) => skills.some(({ name }) => name === skill));
  };
  const shared = shares ? stays.filter((id) => now.includes(id) || isAble(id)) : keepsOf(now, goes, last.id, added);
  const ours = shared.filter((id) => isOurs.has(id) || added.some((person) => person.id === id));
  const people = [...others, ...ours];
  // What only those could do who are one too many stays with them.
  if (people.length === 0 || (ours.length === 0 && others.length === 0)) return issue;
  if (people.length === 1 && issue.who.kind === 'owner' && people[0] === issue.who.person) return issue;
  return { ...issue, who: { kind: 'anyOf', people, pool: issue.who.kind === 'anyOf' ? issue.who.pool : null } };
}

/** Those who do it now without those who go, and whoever is new beside the one they are like. */
function keepsOf(now: readonly string[], goes: ReadonlySet<string>, last: string, added: readonly Person[]): string[] {
  return now.flatMap((id) => membersLeft(id, goes, last, added));
}

/** Everybody the plan names somewhere. */
function namesInUse(plan: Plan): Set<string> {
  const names = new Set<string>();
  for (const { who, support } of plan.issues) {
    for (const id of who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : []) names.add(id);
    for (const { person } of support) names.add(person);
  }
  for (const { keepers, rework } of plan.gates)
    for (const id of [...keepers, ...(rework === null ? [] : [rework.owner])]) names.add(id);
  for (const { when, action } of plan.policies) {
    if ('person' in when) names.add(when.person);
    if (action.kind === 'move') names.add(action.to);
    if (action.kind === 'support') names.add(action.person);
  }
  for (const { person } of plan.facts) if (person !== null) names.add(person);
  return names;
}

function withoutPeople(plan: Plan, isGone: (id: string) => boolean): Pick<Plan, 'people' | 'meetings' | 'risks'> {
  const left = (people: readonly string[]): string[] => people.filter((id) => !isGone(id));
  return {
    people: plan.people.filter(({ id }) => !isGone(id)),
    meetings: plan.meetings.map((meeting) => ({ ...meeting, who: left(meeting.who) })),
    risks: plan.risks.map((risk) => ({
      ...risk,
      owner: risk.owner !== null && isGone(risk.owner) ? null : risk.owner,
      impacts: risk.impacts.flatMap((impact): Impact[] => {
        if (!('people' in impact)) return [impact];
        const people = left(impact.people);
        return people.length === 0 ? [] : [{ ...impact, people }];
      }),
    })),
  };
}

/** `Backend/7` after `Backend/6`; otherwise `Ann +1`. */
function newId({ people }: Plan, like: string, place: number, number: number): string {
  const [, pool] = /^(.*)\/\d+$/.exec(like) ?? [];
  const id = pool === undefined ? `${like} +${number}` : `${pool}/${place}`;
  return people.some((person) => person.id === id) ? `${like} +${number}` : id;
}
