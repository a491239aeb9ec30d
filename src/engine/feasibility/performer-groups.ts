// The groups of people whose common work is held against their common time: every set of performers the plan names, the unions of
// sets that overlap, and the whole team.
import type { DocumentPath } from '../../plan/diagnostic.ts';
import type { Situation } from './situation.ts';
import { listWords } from './words.ts';

export interface PerformerGroup {
  name: string;
  members: readonly number[];
  path: DocumentPath;
}

/** Unions beyond this many are not looked at. */
const MOST_GROUPS = 64;

/** Groups of at least two, smaller ones first. */
export function performerGroups({ plan, network, personIndex }: Situation): PerformerGroup[] {
  const groups = new Map<string, PerformerGroup>();
  const add = (members: readonly number[], name: string, path: DocumentPath): void => {
    const key = members.join(',');
    if (members.length > 1 && !groups.has(key) && groups.size < MOST_GROUPS) groups.set(key, { name, members, path });
  };
  for (const pool of plan.pools) {
    const members = pool.members.map((id) => personIndex.get(id)!).sort((a, b) => a - b);
    add(members, `the pool ${pool.id}`, ['pools', pool.id]);
  }
  plan.issues.forEach(({ id }, i) => {
    const q = network.queueOfIssue[i];
    const members = [...network.members.subarray(network.memberOffset[q], network.memberOffset[q + 1])];
    add(members, namesOf(members), ['issues', id]);
  });
  for (const one of [...groups.values()])
    for (const other of [...groups.values()]) {
      if (!one.members.some((p) => other.members.includes(p))) continue;
      const members = [...new Set([...one.members, ...other.members])].sort((a, b) => a - b);
      add(members, namesOf(members), one.path);
    }
  add(
    plan.people.map((_, p) => p),
    'the whole team',
    ['team'],
  );
  return [...groups.values()].sort((a, b) => a.members.length - b.members.length);

  function namesOf(members: readonly number[]): string {
    return listWords(members.map((p) => network.personIds[p]));
  }
}
