// What a plan may legally say but rarely means: people without work, empty phases, certainty everywhere.
import type { Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, placeAt, shorten } from './document.ts';
import { warnAboutProgress } from './warn-about-progress.ts';
import { warnAboutSpread } from './warn-about-spread.ts';

/** Warns about the whole plan; the readers warn about single values. */
export function warnAboutPlan(complaints: Complaints, plan: Plan, root: DocNode): void {
  const busy = busyPeople(plan);
  for (const { id } of plan.people) {
    if (busy.has(id) || id.includes('/')) continue;
    complaints.add('W201', placeAt(root, ['team', id]), `${shorten(id)} is given no work`, { atKey: true });
  }
  const used = new Set(plan.issues.map((issue) => issue.phase));
  for (const { id } of plan.phases) {
    if (used.has(id)) continue;
    complaints.add('W202', placeAt(root, ['phases', id]), `no issue belongs to the phase ${shorten(id)}`, {
      atKey: true,
    });
  }
  warnAboutSupply(complaints, plan, root);
  warnAboutProgress(complaints, plan, root);
  warnAboutSpread(complaints, plan, root);
  if (isCertain(plan)) {
    const hint = 'give ranges such as 1-3d, or estimates: { spread: { sdLog: 0.6 } }';
    const message = 'nothing in this plan is uncertain, so every future is the same';
    complaints.add('W203', placeAt(root, ['issues']), message, { atKey: true, hint });
  }
}

/** Deliveries, quotas and windows that change nothing. */
function warnAboutSupply(complaints: Complaints, plan: Plan, root: DocNode): void {
  const carriers = [...plan.issues, ...plan.phases, ...plan.gates, ...plan.milestones];
  const awaited = new Set(carriers.flatMap(({ after }) => after.map(({ on }) => on.id)));
  for (const { id, implied } of plan.issues) {
    if (implied !== 'delivery' || awaited.has(id) || awaited.has(`lag/${id}`) || awaited.has(`ready/${id}`)) continue;
    complaints.add('W210', placeAt(root, ['deliveries', id]), `nothing waits for the delivery ${shorten(id)}`, {
      atKey: true,
    });
  }
  const consumed = new Set(plan.issues.flatMap(({ consumes }) => consumes.map(({ quota }) => quota)));
  for (const { id } of plan.quotas) {
    if (consumed.has(id)) continue;
    complaints.add('W211', placeAt(root, ['quotas', id]), `nothing uses up the quota ${shorten(id)}`, { atKey: true });
  }
  for (const { id, closes, only } of plan.windows) {
    if (closes.length > 0 || only.length > 0) continue;
    const message = `the window ${shorten(id)} closes nothing, and nothing works only in it`;
    complaints.add('W212', placeAt(root, ['windows', id]), message, { atKey: true });
  }
}

function busyPeople(plan: Plan): Set<string> {
  const busy = new Set<string>();
  for (const { who, support } of plan.issues) {
    if (who.kind === 'owner') busy.add(who.person);
    if (who.kind === 'anyOf') for (const person of who.people) busy.add(person);
    for (const { person } of support) busy.add(person);
  }
  for (const { keepers, rework } of plan.gates) {
    for (const keeper of keepers) busy.add(keeper);
    if (rework !== null) busy.add(rework.owner);
  }
  for (const { id, laneOf } of plan.people) if (laneOf !== null && busy.has(id)) busy.add(laneOf);
  return busy;
}

function isCertain(plan: Plan): boolean {
  const isFixed = (estimate: { distribution: { kind: string } } | null): boolean =>
    estimate === null || estimate.distribution.kind === 'fixed';
  return (
    plan.spread === null &&
    plan.issues.every((issue) => isFixed(issue.estimate)) &&
    plan.gates.every((gate) => gate.pass === 1 && isFixed(gate.review)) &&
    plan.risks.every((risk) => risk.probability.high === 0)
  );
}
