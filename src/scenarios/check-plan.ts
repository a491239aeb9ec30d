// Checks that need the whole plan: cycles, work nobody could deliver, mitigations shared by two risks.
import type { Issue, Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, isEmpty, isMap, placeAt, shorten } from './document.ts';

/** Complains about what no single value shows. */
export function checkPlan(complaints: Complaints, plan: Plan, root: DocNode): void {
  const issues = placeAt(root, ['issues']);
  const isEmptySection = isMap(issues) ? issues.node.entries.size === 0 : isEmpty(issues);
  if (isEmptySection)
    complaints.add('E060', issues, 'the plan has no issues', {
      atKey: true,
      hint: 'list them as id: { ... }, and quote ids with #',
    });
  checkCapacity(complaints, plan, root);
  checkQuotas(complaints, plan, root);
  checkImpliedIds(complaints, plan, root);
  checkCompletion(complaints, plan, root);
  checkMitigations(complaints, plan, root);
}

/** A completion target must not be called like a milestone of the document. */
function checkCompletion(complaints: Complaints, plan: Plan, root: DocNode): void {
  const seen = new Set<string>();
  for (const { id } of plan.milestones) {
    if (seen.has(id)) {
      const place = placeAt(root, ['completion', id.replace(/-complete$/, '')]);
      complaints.add('E049', place, `a milestone is called ${shorten(id)} already`, { atKey: true });
    }
    seen.add(id);
  }
}

/** What was made of one construct must not be called like what was made of another. */
function checkImpliedIds(complaints: Complaints, plan: Plan, root: DocNode): void {
  const seen = new Map<string, string>();
  for (const { id, family } of plan.risks) {
    const other = seen.get(id);
    seen.set(id, family ?? id);
    if (other === undefined) continue;
    const named =
      [family, other].find((name) => name !== null && plan.risks.some((risk) => risk.family === name)) ?? id;
    const place = placeAt(root, ['risks', named]);
    complaints.add('E049', place, `the risk ${shorten(named)} makes ${shorten(id)}, which is made already`, {
      atKey: true,
    });
  }
}

/** Quotas that could never give what is asked of them. */
function checkQuotas(complaints: Complaints, plan: Plan, root: DocNode): void {
  const quotas = new Map(plan.quotas.map((quota) => [quota.id, quota]));
  const needed = new Map<string, number>();
  for (const issue of plan.issues) {
    for (const { quota: id, amount } of issue.consumes) {
      const quota = quotas.get(id);
      if (quota === undefined) continue;
      const path = issue.mitigates === null ? ['issues', issue.id] : mitigationPath(issue.mitigates);
      const place = placeAt(root, [...path, 'consumes', id]);
      const sum = (needed.get(id) ?? 0) + amount;
      needed.set(id, sum);
      const period = quota.per === 'total' ? 'in all' : `each ${quota.per}`;
      if (amount > quota.amount) {
        complaints.add(
          'E118',
          place,
          `${amount} of ${shorten(id)} are needed, but there are only ${quota.amount} ${period}`,
        );
      } else if (
        quota.per === 'total' &&
        quota.fallbackFactor === null &&
        sum > quota.amount &&
        sum - amount <= quota.amount
      ) {
        complaints.add(
          'E118',
          place,
          `up to here ${sum} of ${shorten(id)} are needed, but there are only ${quota.amount} in all`,
        );
      }
    }
  }
}

function checkCapacity(complaints: Complaints, plan: Plan, root: DocNode): void {
  const rates = new Map(plan.people.map((person) => [person.id, person.capacityPercent * person.efficiencyPercent]));
  const isIdle = (person: string): boolean => rates.get(person) === 0;
  for (const issue of plan.issues) {
    const people = performersOf(issue);
    if (issue.work !== 'effort' || people.length === 0 || !people.every(isIdle)) continue;
    const place = placeAt(root, issue.mitigates === null ? ['issues', issue.id] : mitigationPath(issue.mitigates));
    const message = `${shorten(people[0])} has no capacity for the effort of ${shorten(issue.id)}`;
    complaints.add('E062', place, message, { atKey: true });
  }
  for (const gate of plan.gates) {
    if (gate.rework === null || gate.rework.work !== 'effort' || !isIdle(gate.rework.owner)) continue;
    const path =
      gate.reviewOf === null ? ['gates', gate.id, 'rework', 'owner'] : ['issues', gate.reviewOf, 'review', 'rework'];
    const place = placeAt(root, path);
    complaints.add(
      'E062',
      place,
      `${shorten(gate.rework.owner)} has no capacity for the rework of ${shorten(gate.id)}`,
    );
  }
}

function performersOf({ who }: Issue): readonly string[] {
  if (who.kind === 'nobody') return [];
  return who.kind === 'owner' ? [who.person] : who.people;
}

function mitigationPath(riskId: string): string[] {
  return ['risks', riskId, 'mitigation', 'issue'];
}

function checkMitigations(complaints: Complaints, plan: Plan, root: DocNode): void {
  const mitigated = new Map<string, string>();
  for (const { id: own, family, mitigation } of plan.risks) {
    if (mitigation === null) continue;
    const id = family ?? own;
    const other = mitigated.get(mitigation.issue);
    if (other === id) continue;
    if (other !== undefined) {
      const related = [{ place: placeAt(root, mitigationPath(other)), message: `it mitigates ${shorten(other)}` }];
      const message = `${shorten(mitigation.issue)} mitigates ${shorten(other)} already`;
      complaints.add('E066', placeAt(root, mitigationPath(id)), message, { related });
    } else mitigated.set(mitigation.issue, id);
  }
}
