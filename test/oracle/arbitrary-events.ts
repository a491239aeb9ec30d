// Random events laid over a plain plan: reviews of issues, drops, policies, common causes.
import * as fc from 'fast-check';
import { PLAIN_ISSUE, PLAIN_LINK } from '../../src/plan/plain.ts';
import type { Gate, Issue, Link, NodeRef, Plan, Policy, PolicyAction, PolicyTrigger } from '../../src/plan/plan.ts';
import { instantOfPlan } from './arbitrary-calendar.ts';
import type { Layer } from './arbitrary-constraints.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';
import { arbitraryGate, gateOf, pick } from './arbitrary-parts.ts';
import { FEATURES, sometimes } from './features.ts';

const nothing: Layer = (plan) => plan;
const chosen = (plan: Plan, bits: number): string[] =>
  plan.issues.flatMap(({ id, implied }, index) => (implied === null && (bits >> index) % 2 === 1 ? [id] : []));
const some = (plan: Plan, bits: number): string[] => {
  const ids = chosen(plan, bits);
  return ids.length > 0 ? ids : [plan.issues[0].id];
};

const review = fc.record({
  issue: fc.nat(7),
  gate: arbitraryGate,
  lag: fc.option(fc.boolean(), { freq: 2 }),
  delay: fc.constantFrom(0, 0, 30, 200),
});

const after = (id: string, more: Partial<Link> = {}): Link => ({
  ...PLAIN_LINK,
  on: { kind: 'issue', id },
  path: [],
  ...more,
});

const anyMinutes = { distribution: { kind: 'uniform' as const, min: 1, max: 90 }, likely: 20, single: false, text: '' };

/** Waits between work and review, and the gate that reads both. */
function reviewOf(plan: Plan, id: string, draft: typeof review extends fc.Arbitrary<infer T> ? T : never): Plan {
  const { gate, lag, delay } = draft;
  const people = plan.people.map((person) => person.id);
  const waiting: Issue[] =
    lag === null
      ? []
      : [
          {
            ...PLAIN_ISSUE,
            id: `lag/${id}`,
            title: id,
            work: 'elapsed',
            estimate: anyMinutes,
            who: { kind: 'nobody' },
            after: [after(id)],
            implied: 'lag',
          },
        ];
  const made: Gate = {
    ...gateOf({ ...gate, opens: false }, `review/${id}`, people),
    reviewOf: id,
    after: [lag === null ? after(id, { lagMinutes: delay, lagIn: 'clock' }) : after(`lag/${id}`)],
  };
  // Nothing can be met before the end of what is judged later.
  const plain = (link: Link): Link =>
    link.on.kind === 'issue' && link.on.id === id ? { ...link, lagMinutes: Math.abs(link.lagMinutes) } : link;
  const over = <T extends { after: readonly Link[] }>(list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, after: one.after.map(plain) }));
  return {
    ...plan,
    issues: [...over(plan.issues), ...waiting],
    phases: over(plan.phases),
    milestones: over(plan.milestones),
    gates: [...over(plan.gates), made],
  };
}

const reviews = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('reviews', weight, fc.array(review, { minLength: 1, maxLength: 2 })).map((drafts) =>
    drafts === null
      ? nothing
      : (plan) => {
          const ids = new Map(drafts.map((draft) => [pick(plan.issues, draft.issue).id, draft]));
          return [...ids].reduce((below, [id, draft]) => reviewOf(below, id, draft), plan);
        },
  );

const scope = (weight: number): fc.Arbitrary<Layer> =>
  sometimes(
    'scope',
    weight,
    fc.array(fc.record({ day: fc.nat(1), minute: fc.constantFrom(0, 540, 560, 600), issues: fc.nat(255) }), {
      minLength: 1,
      maxLength: 2,
    }),
  ).map((drafts) =>
    drafts === null
      ? nothing
      : (plan) => ({
          ...plan,
          scope: [...drafts]
            .sort((a, b) => a.day - b.day || a.minute - b.minute)
            .map(({ day, minute, issues }) => ({
              on: instantOfPlan(plan.start, day, minute),
              drop: some(plan, issues),
            })),
        }),
  );

const policy = fc.record({
  when: fc.constantFrom<PolicyTrigger['kind']>('queue', 'wip', 'blocked', 'late', 'idle', 'risk'),
  action: fc.constantFrom<PolicyAction['kind']>('move', 'drop', 'support', 'support', 'escalate', 'report'),
  person: fc.nat(3),
  other: fc.nat(3),
  over: fc.nat(2),
  minutes: fc.constantFrom(1, 10, 30, 60),
  issues: fc.integer({ min: 1, max: 255 }),
  others: fc.integer({ min: 1, max: 255 }),
  node: fc.nat(20),
  day: fc.nat(1),
  minute: fc.constantFrom(0, 540, 570, 600),
  sharePercent: fc.constantFrom(20, 50, 100),
  adds: fc.boolean(),
  cooldownMinutes: fc.constantFrom(0, 15, 120, 480),
});
type PolicyDraft = typeof policy extends fc.Arbitrary<infer T> ? T : never;

function triggerOf(plan: Plan, draft: PolicyDraft): PolicyTrigger {
  const person = pick(plan.people, draft.person).id;
  const { when: kind, over, minutes } = draft;
  const nodes: NodeRef[] = [
    ...plan.issues.map(({ id }) => ({ kind: 'issue' as const, id })),
    ...plan.gates.map(({ id }) => ({ kind: 'gate' as const, id })),
    ...plan.phases.map(({ id }) => ({ kind: 'phase' as const, id })),
    ...plan.milestones.map(({ id }) => ({ kind: 'milestone' as const, id })),
  ];
  if (kind === 'queue' || kind === 'wip') return { kind, person, over };
  if (kind === 'idle') return { kind, person, minutes };
  const isBlock = plan.risks.some(({ impacts }) => impacts.some((impact) => impact.kind === 'block'));
  if (kind === 'blocked' && isBlock) return { kind, minutes, issues: some(plan, draft.issues | draft.others) };
  if (kind === 'risk' && plan.risks.length > 0) return { kind, risk: pick(plan.risks, draft.node).id };
  return { kind: 'late', on: pick(nodes, draft.node), after: instantOfPlan(plan.start, draft.day, draft.minute) };
}

function actionOf(plan: Plan, when: PolicyTrigger, draft: PolicyDraft): PolicyAction {
  const { action: kind, sharePercent, adds } = draft;
  const person = pick(plan.people, draft.other).id;
  const mayMove = FEATURES.includes('moves') && kind === 'move';
  if (mayMove && (when.kind === 'queue' || when.kind === 'wip') && when.person !== person)
    return { kind: 'move', count: 1 + (draft.node % 2), to: person };
  if (kind === 'drop') return { kind, issues: some(plan, draft.others) };
  if (kind === 'support') {
    const open = plan.issues.filter(
      ({ who }) =>
        who.kind !== 'nobody' && (who.kind === 'owner' ? who.person !== person : !who.people.includes(person)),
    );
    const issues = open.map(({ id }) => id).filter((id) => some(plan, draft.others).includes(id));
    if (issues.length > 0) return { kind, person, sharePercent, adds, issues };
  }
  // One draw for every issue that can be blocked.
  if (when.kind === 'blocked' && kind !== 'report')
    return { kind: 'escalate', by: { ...anyMinutes, distribution: { kind: 'uniform', min: 0, max: 60 } } };
  return { kind: 'report' };
}

const policies = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('policies', weight, fc.array(policy, { minLength: 1, maxLength: 3 })).map((drafts) =>
    drafts === null
      ? nothing
      : (plan) => ({
          ...plan,
          policies: drafts.map((draft, p): Policy => {
            const when = triggerOf(plan, draft);
            return { id: `Y${p}`, when, action: actionOf(plan, when, draft), cooldownMinutes: draft.cooldownMinutes };
          }),
        }),
  );

const together = (weight: number): fc.Arbitrary<Layer> =>
  sometimes('together', weight, fc.integer({ min: 1, max: 7 })).map((bits) =>
    bits === null
      ? nothing
      : (plan) => ({
          ...plan,
          risks: plan.risks.map((risk, r) => ((bits >> r) % 2 === 1 ? { ...risk, together: 'weather' } : risk)),
        }),
  );

/** Everything that happens to work; `weight` of 16 plans hold each. */
export const arbitraryEvents = (weight: number): fc.Arbitrary<Layer> =>
  fc
    .tuple(together(weight), reviews(weight), scope(weight), policies(weight), arbitraryFacts(weight))
    .map((layers) => (plan) => layers.reduce((below, layer) => layer(below), plan));
