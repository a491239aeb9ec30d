// Who may do what and who helps whom: queues of performers and support, as tables.
import type { Plan } from '../../plan/plan.ts';
import { groupBy, rowsOf } from './csr.ts';
import { WORK_EFFORT } from './network.ts';
import type { Work } from './works.ts';

/** Support by issue and by person. Only effort can be sped up. */
export function compileSupports(plan: Plan, works: readonly Work[]) {
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const lists = works.map(({ issue }) => (issue === null ? [] : issue.support));
  const entries = lists.flatMap((list, i) =>
    list.map((support) => ({ ...support, i, p: personIndex.get(support.person)! })),
  );
  const byPerson = groupBy(
    plan.people.length,
    entries.map(({ p }) => p),
  );
  return {
    supportOffset: rowsOf(lists.map((list) => list.map(() => 0))).offset,
    supportPerson: Int32Array.from(entries, ({ p }) => p),
    supportShare: Int32Array.from(entries, ({ sharePercent }) => sharePercent),
    supportAdds: Int32Array.from(entries, ({ adds, i }) => (adds && works[i].kind === WORK_EFFORT ? 1 : 0)),
    supportIssue: Int32Array.from(entries, ({ i }) => i),
    supportsOfPersonOffset: byPerson.offset,
    supportsOfPerson: byPerson.list,
  };
}

/** One queue per distinct set of performers, in order of first use. */
export function compileQueues(works: readonly Work[], personCount: number) {
  const queueOf = new Map<string, number>();
  const members: number[][] = [];
  const queueOfIssue = Int32Array.from(works, ({ performers }) => {
    const key = performers.join(',');
    const known = queueOf.get(key);
    if (known !== undefined) return known;
    queueOf.set(key, members.length);
    return members.push([...performers]) - 1;
  });
  const ofPerson: number[][] = Array.from({ length: personCount }, () => []);
  members.forEach((list, q) => {
    for (const p of list) ofPerson[p].push(q);
  });
  const queueRows = rowsOf(members);
  const personRows = rowsOf(ofPerson);
  return {
    queueOfIssue,
    queueCount: members.length,
    memberOffset: queueRows.offset,
    members: queueRows.list,
    queuesOfPersonOffset: personRows.offset,
    queuesOfPerson: personRows.list,
  };
}
