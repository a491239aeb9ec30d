// The plan under changes that need no document: what a search tries thousands of times a minute. Equal to what the reader makes of the same
// phrases (test/optimize holds it to that), or null where only the reader can say, which then has to be asked.
import type { Change } from './change.ts';
import { PLAIN_LINK } from './plain.ts';
import type { Issue, Link, Person, Plan } from './plan.ts';
import { type SelectedLists, withSelections } from './selected-lists.ts';

/**
 * The plan with these changes made, in their order; null = one of them cannot be made, or only the reader knows what it means.
 * @param lists which lists of issues are selections and follow the owner or class of an issue; without it only those of milestones do
 */
export function applyChanges(plan: Plan, changes: readonly Change[], lists: SelectedLists | null = null): Plan | null {
  let changed: Plan | null = plan;
  for (const change of changes) {
    if (changed === null) return null;
    changed = applied(changed, change);
  }
  if (changed === null) return null;
  const regroups = changes.some(({ kind }) => kind === 'owner' || kind === 'class');
  return regroups ? withSelections(plan, changed, lists) : changed;
}

function applied(plan: Plan, change: Change): Plan | null {
  switch (change.kind) {
    case 'owner':
      return withOwner(plan, change.issue, change.to);
    case 'sequence':
      return withSequence(plan, change.first, change.then);
    case 'class': {
      const priority = plan.classes.indexOf(change.class);
      return priority < 0 ? null : withIssue(plan, change.issue, (issue) => ({ ...issue, priority }));
    }
    case 'order':
      return change.issues.every((id) => listed(plan, id) !== undefined)
        ? { ...plan, order: [...change.issues] }
        : null;
    case 'dispatch':
      return { ...plan, dispatch: change.how };
    case 'capacity':
      return withCapacity(plan, change);
    default:
      return null;
  }
}

function listed(plan: Plan, id: string): Issue | undefined {
  return plan.issues.find((issue) => issue.id === id && issue.implied === null);
}

function withIssue(plan: Plan, id: string, change: (issue: Issue) => Issue | null): Plan | null {
  const at = plan.issues.findIndex((issue) => issue.id === id && issue.implied === null);
  const changed = at < 0 ? null : change(plan.issues[at]);
  return changed === null ? null : { ...plan, issues: plan.issues.with(at, changed) };
}

/** One person, or the members of a pool who have the skills. To people whose time is split only the reader gives work. */
function withOwner(plan: Plan, id: string, to: string): Plan | null {
  const issue = listed(plan, id);
  if (issue === undefined || issue.who.kind === 'nobody') return null;
  const split = new Set(plan.people.flatMap(({ laneOf }) => laneOf ?? []));
  const isWhole = ({ id: person, laneOf }: Person): boolean => laneOf === null && !split.has(person);
  const candidates = membersOf(plan, to);
  if (!candidates?.every(isWhole)) return null;
  const able = candidates.filter(({ skills }) =>
    issue.skills.every((skill) => skills.some(({ name }) => name === skill)),
  );
  if (able.length === 0) return null;
  const isPool = plan.people.every((person) => person.id !== to);
  const who: Issue['who'] = isPool
    ? { kind: 'anyOf', people: able.map((person) => person.id), pool: to }
    : { kind: 'owner', person: to };
  return withMender(
    withIssue(plan, id, (each) => ({ ...each, who })),
    id,
    isPool ? null : to,
  );
}

function membersOf(plan: Plan, name: string): Person[] | null {
  const person = plan.people.find(({ id }) => id === name);
  if (person !== undefined) return [person];
  const pool = plan.pools.find(({ id }) => id === name);
  return pool === undefined ? null : peopleCalled(plan, pool.members);
}

function peopleCalled(plan: Plan, ids: readonly string[]): Person[] {
  return ids.flatMap((id) => plan.people.find((person) => person.id === id) ?? []);
}

/** What a failed review of the issue costs falls to its one owner. */
function withMender(plan: Plan | null, issue: string, owner: string | null): Plan | null {
  const at = plan === null ? -1 : plan.gates.findIndex(({ reviewOf, rework }) => reviewOf === issue && rework !== null);
  if (plan === null || at < 0) return plan;
  const { rework } = plan.gates[at];
  if (owner === null || rework === null) return null;
  return { ...plan, gates: plan.gates.with(at, { ...plan.gates[at], rework: { ...rework, owner } }) };
}

function withSequence(plan: Plan, first: string, then: string): Plan | null {
  if (first === then || listed(plan, first) === undefined) return null;
  return withIssue(plan, then, (issue) => {
    // A link that says the same already stays; one that a dependency set adds gives way to what the issue says itself.
    if (issue.after.some((link) => link.set === null && isBehind(link, first))) return issue;
    const others = issue.after.filter((link) => !isBehind(link, first));
    // What dependency sets add stands behind what the issue says itself.
    const added = others.findIndex(({ set }) => set !== null);
    const at = added < 0 ? others.length : added;
    const path = ['issues', then, 'after', at];
    const link = { ...PLAIN_LINK, on: { kind: 'issue' as const, id: first }, sequence: true, path };
    return { ...issue, after: others.toSpliced(at, 0, link) };
  });
}

/** A plain link from the finish of that issue. */
function isBehind({ on, type, lagMinutes, donePercent, softFactor }: Link, first: string): boolean {
  const isPlain = type === 'FS' && lagMinutes === 0 && donePercent === null && softFactor === null;
  return isPlain && on.kind === 'issue' && on.id === first;
}

/** For good or for a while; joining, ramps and other capacities are laid out by the reader. */
function withCapacity(plan: Plan, { person, percent, from, to }: Extract<Change, { kind: 'capacity' }>): Plan | null {
  const at = plan.people.findIndex(({ id }) => id === person);
  if (at < 0 || plan.people[at].availability.length > 0) return null;
  if (plan.people.some(({ laneOf }) => laneOf === person) || plan.people[at].laneOf !== null) return null;
  const isForGood = from === null && to === null;
  if (from === null && !isForGood) return null;
  const own: Partial<Person> =
    from === null ? { capacityPercent: percent } : { availability: [{ from, to, capacityPercent: percent }] };
  return { ...plan, people: plan.people.with(at, { ...plan.people[at], ...own }) };
}
