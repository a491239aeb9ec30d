// Words that other planning tools and plain English use for our keys. No edit distance leads from `depends` to `after`, so
// the search for near names is helped by this small table.
import type { Keys } from './keys.ts';

/** Words without case, `-` and `_`, and the keys they may mean; of several the one that is known at the place counts. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    after:
      'depends dependson dependencies dependency blockedby waitsfor requires predecessor predecessors prerequisites',
    owner: 'assignee assigned assignedto responsible who person',
    effort: 'estimate estimated work size hours days points',
    due: 'deadline duedate',
    target: 'deadline duedate due',
    team: 'people persons staff members',
    issues: 'tasks task tickets stories items',
    plan: 'name title project',
    start: 'startdate begin begins',
    away: 'vacation vacations holiday holidays leave pto absence absences',
    probability: 'likelihood chance odds',
    keepers: 'approvers approver reviewers reviewer',
    by: 'reviewer reviewers approver',
    notBefore: 'earliest earlieststart startnoearlierthan',
  }).reduce((words, [key, list]) => {
    for (const word of list.split(' ')) words.set(word, [...(words.get(word) ?? []), key]);
    return words;
  }, new Map<string, string[]>()),
);

/** Where a key belongs that is known, but not where people look for it first. */
export const PLACES: ReadonlyMap<string, string> = new Map([
  ['members', 'members stand in a pool: pools: { Devs: { members: [Ann, Bob] } }'],
]);

/** The key of these that is called by another name, if any is. */
export function synonymOf<K extends string>(name: string, keys: Keys<K>): string | undefined {
  const meant = SYNONYMS.get(name.toLowerCase().replace(/[-_ ]/g, ''));
  return meant?.find((key) => Object.hasOwn(keys, key));
}
