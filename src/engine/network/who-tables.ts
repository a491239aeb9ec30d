// Who may do what and who helps whom: queues of performers and support, as tables.
import type { NodeRef, Plan } from '../../plan/plan.ts';
import { groupBy, rowsOf } from './csr.ts';
import { WORK_EFFORT } from './network.ts';
import type { Work } from './works.ts';

/** Support by issue and by person: what the issue states, then what policies may add. Only effort can be sped up. */
export function compileSupports(plan: Plan, works: readonly Work[]) {
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const added = plan.policies.flatMap(({ action }, policy) =>
    action.kind === 'support' ? [{ ...action, policy }] : [],
  );
  const lists = works.map(({ issue }) =>
    issue === null
      ? []
      : [
          ...issue.support.map((support) => ({ ...support, policy: -1 })),
          ...added.filter(({ issues }) => issues.includes(issue.id)),
        ],
  );
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
    supportPolicy: Int32Array.from(entries, ({ policy }) => policy),
    supportIssue: Int32Array.from(entries, ({ i }) => i),
    supportsOfPersonOffset: byPerson.offset,
    supportsOfPerson: byPerson.list,
  };
}

/** Whoever would work on an issue that asks for skills at another speed than their own: the least of their percents for them. */
export function compileSkills(plan: Plan, works: readonly Work[]) {
  // Everybody counts, not only the candidates: policies give issues away, and facts name whom they like.
  const everybody = plan.people.map((_, p) => p);
  const rows = works.map(({ issue }) => {
    const skills = issue?.skills ?? [];
    if (skills.length === 0) return [];
    return everybody.flatMap((p) => {
      const percent = skillPercent(plan, p, skills);
      return percent === 100 ? [] : [{ p, percent }];
    });
  });
  return {
    skillOffset: rowsOf(rows.map((row) => row.map(() => 0))).offset,
    skillPerson: Int32Array.from(rows.flat(), ({ p }) => p),
    skillPercent: Int32Array.from(rows.flat(), ({ percent }) => percent),
  };
}

/** Percent of their own speed at which person p does work that asks for these skills; a skill they do not list counts 100. */
export function skillPercent(plan: Plan, p: number, skills: readonly string[]): number {
  const known = plan.people[p].skills.filter(({ name }) => skills.includes(name)).map(({ percent }) => percent);
  return known.length === 0 ? 100 : Math.min(...known);
}

/** Soft links into the starts of issues: the event they hope for, and what missing it costs. */
export function compileSoftLinks(works: readonly Work[], eventOf: (on: NodeRef, atStart: boolean) => number) {
  const rows = works.map(({ issue }) => (issue?.after ?? []).filter(({ softFactor }) => softFactor !== null));
  return {
    softOffset: rowsOf(rows.map((row) => row.map(() => 0))).offset,
    softEvent: Int32Array.from(rows.flat(), ({ on, type }) => eventOf(on, type === 'SS')),
    softFactor: Int32Array.from(rows.flat(), ({ softFactor }) => softFactor!),
  };
}

/** How much each person may have begun at once. */
export function compileLimits(plan: Plan) {
  return {
    limitOfPerson: Int32Array.from(plan.people, ({ wip }) => wip?.max ?? 0),
    eagerPerson: Int32Array.from(plan.people, ({ wip }) => (wip?.eager ? 1 : 0)),
    eagerLoss: Int32Array.from(plan.people, ({ wip }) => wip?.lossPercent ?? 0),
    undivided: new Int32Array(plan.people.length),
  };
}

/** One queue per distinct set of performers, in order of first use. */
export function compileQueues(works: readonly Work[], plan: Plan) {
  const queueOf = new Map<string, number>();
  const members: number[][] = [];
  const queueOfIssue = Int32Array.from(works, ({ performers }) => {
    const key = performers.join(',');
    const known = queueOf.get(key);
    if (known !== undefined) return known;
    queueOf.set(key, members.length);
    return members.push([...performers]) - 1;
  });
  const ofPerson: number[][] = plan.people.map(() => []);
  members.forEach((list, q) => {
    for (const p of list) ofPerson[p].push(q);
  });
  // Whoever a policy moves issues to looks into the queue they stand in as well, after their own.
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  for (const { when, action } of plan.policies) {
    if (action.kind !== 'move' || !('person' in when)) continue;
    const q = queueOf.get(`${personIndex.get(when.person)!}`);
    const theirs = ofPerson[personIndex.get(action.to)!];
    if (q !== undefined && !theirs.includes(q)) theirs.push(q);
  }
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
