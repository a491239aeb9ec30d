// What `keep NAME` means in a plan: the issues, people, risks and dates that a search must leave as they are.
import type { KeepClause, KeepWord, Kept, KeptDate } from './goal.ts';
import { nearestNames } from './nearest-names.ts';
import type { Plan } from './plan.ts';
import { selectIssues, selectorNames } from './select-issues.ts';

/** Ids as they are gathered. */
export interface KeptIds {
  issues: Set<string>;
  people: Set<string>;
  risks: Set<string>;
  dates: KeptDate[];
}

const SELECTORS: readonly KeepWord[] = ['issue', 'phase', 'class', 'module', 'track'];

/** Adds what the clause names; a name that several things have keeps all of them. False when nothing is called so. */
export function keepIn(plan: Plan, { kind, name }: Pick<KeepClause, 'kind' | 'name'>, into: KeptIds): boolean {
  const asked = (word: KeepWord): boolean => kind === null || kind === word;
  const before = into.issues.size + into.people.size + into.risks.size + into.dates.length;
  let isKnown = false;
  for (const word of SELECTORS.filter(asked)) {
    const found = selectIssues(plan, `${word} ${name}`);
    isKnown ||= found !== null;
    for (const i of found ?? []) into.issues.add(plan.issues[i].id);
  }
  for (const { id, laneOf } of plan.people)
    if (asked('person') && (id === name || laneOf === name)) into.people.add(id);
  for (const { id, members } of plan.pools)
    if (asked('pool') && id === name) for (const member of members) into.people.add(member);
  for (const { id, family } of plan.risks) if (asked('risk') && (id === name || family === name)) into.risks.add(id);
  for (const date of datesOf(plan))
    if (date.id === name && asked(date.kind === 'finish' ? 'gate' : date.kind)) into.dates.push(date);
  const after = into.issues.size + into.people.size + into.risks.size + into.dates.length;
  // A name that is kept twice is known all the same.
  return isKnown || after > before || keepNames(plan, kind).includes(name);
}

/** What may be called so, for suggestions. */
export function keepNames(plan: Plan, kind: KeepWord | null): string[] {
  const { people, pools, risks } = plan;
  const lists: readonly (readonly [KeepWord, readonly string[]])[] = [
    ['person', people.flatMap(({ id, laneOf }) => [id, laneOf ?? id])],
    ['pool', pools.map(({ id }) => id)],
    ['risk', risks.flatMap(({ id, family }) => [id, family ?? id])],
    ['gate', datesOf(plan).flatMap((each) => (each.kind === 'milestone' ? [] : [each.id]))],
    ['milestone', datesOf(plan).flatMap((each) => (each.kind === 'milestone' ? [each.id] : []))],
  ];
  const listed = lists.flatMap(([word, names]) => (kind === null || kind === word ? names : []));
  const selected =
    kind === null || SELECTORS.includes(kind) ? selectorNames(plan).filter((name) => name !== 'all') : [];
  return [...new Set([...selected, ...listed])];
}

/** The nearest names, for a hint. */
export function nearestKept(plan: Plan, { kind, name }: Pick<KeepClause, 'kind' | 'name'>): string[] {
  return nearestNames(name, keepNames(plan, kind));
}

/** The end of the plan and every gate and milestone of the document. */
function datesOf({ gates, milestones }: Plan): KeptDate[] {
  return [
    { kind: 'finish', id: 'finish' },
    ...gates.filter(({ reviewOf }) => reviewOf === null).map(({ id }): KeptDate => ({ kind: 'gate', id })),
    ...milestones.filter(({ implied }) => implied === undefined).map(({ id }): KeptDate => ({ kind: 'milestone', id })),
  ];
}

/** Has everything that could be handed on, reordered or dropped been kept? */
export function keepsAllIssues(plan: Plan, { issues, people }: Kept): boolean {
  return plan.issues.every(
    ({ id, implied, who }) => implied !== null || issues.has(id) || (who.kind === 'owner' && people.has(who.person)),
  );
}
