// Records that contradict the links: finished work whose predecessor is not begun. Facts are taken as they are, so nothing
// else would say that a word is missing or a link is wrong.
import type { Issue, Link, Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, type Place, placeAt, shorten } from './document.ts';

/** W214 for every finished issue that starts after something nobody has begun. */
export function warnAboutProgress(complaints: Complaints, plan: Plan, root: DocNode): void {
  const facts = new Map(plan.facts.flatMap((fact) => (fact.kind === 'issue' ? [[fact.id, fact] as const] : [])));
  const passed = new Set(plan.facts.flatMap(({ kind, id }) => (kind === 'gate' ? [id] : [])));
  const workOf = workBehind(plan);
  for (const issue of plan.issues) {
    if (issue.implied !== null || (facts.get(issue.id)?.finished ?? null) === null) continue;
    const early = issue.after.find((link) => {
      const before = workOf(link);
      return before !== null && !facts.has(before.id) && !passed.has(link.on.id);
    });
    const before = early === undefined ? null : workOf(early);
    if (before === null) continue;
    const isDelivery = before.implied === 'delivery';
    const message = `${shorten(issue.id)} is finished, but ${shorten(before.id)} before it ${isDelivery ? 'has not arrived' : 'is not begun'}`;
    const hint = `record ${shorten(before.id)}, or drop the link`;
    complaints.add('W214', wordPlace(root, issue.id), message, { atKey: true, hint });
  }
}

/** The issue that a hard finish-to-start link waits for, directly or through its review; null for any other link. */
function workBehind({ issues, gates }: Plan): (link: Link) => Issue | null {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const reviewed = new Map(gates.map(({ id, reviewOf }) => [id, reviewOf ?? null]));
  return ({ on, type, donePercent, softFactor, lagMinutes }) => {
    if (type !== 'FS' || donePercent !== null || softFactor !== null || lagMinutes < 0) return null;
    const id = on.kind === 'issue' ? on.id : on.kind === 'gate' ? (reviewed.get(on.id) ?? null) : null;
    const work = id === null ? undefined : byId.get(id);
    return work === undefined || work.implied === 'lag' ? null : work;
  };
}

/** The word about it, else the reports. */
function wordPlace(root: DocNode, id: string): Place {
  const word = placeAt(root, ['progress', id]);
  return word.path.length > 0 ? word : placeAt(root, ['reports']);
}
