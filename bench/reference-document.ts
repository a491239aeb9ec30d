// The reference model's plans as documents of our language, for timing the whole command: reading and judging are part of it.
import type { Distribution, Gate, Issue, Plan } from '../src/plan/plan.ts';
import { type ReferencePlan, translatePlan } from './translate-plan.ts';

/** A JSON document that reads as the translated plan (the parts of one risk fire apart in it). */
export function documentOf(reference: ReferencePlan): string {
  const { plan } = translatePlan(reference);
  return JSON.stringify({
    plan: plan.title,
    start: plan.start,
    calendar: { week: 'mon-sun', hours: '00:00-24:00', day: '8h', workWeek: '40h' },
    dispatch: plan.dispatch,
    rule: plan.rule,
    inherit: plan.inheritClasses,
    classes: plan.classes,
    team: entriesOf(plan.people, ({ capacityPercent }) => ({ capacity: `${capacityPercent}%` })),
    issues: entriesOf(plan.issues, (issue) => issueDocument(plan, issue)),
    gates: entriesOf(plan.gates, gateDocument),
    risks: entriesOf(plan.risks, ({ probability, impacts, hits }) => ({
      probability: `${Math.round(probability.low * 100)}%`,
      impact: impacts.map((impact) => {
        const { distribution } = 'by' in impact ? impact.by : { distribution: null };
        const value = distribution?.kind === 'fixed' ? distribution.value : 0;
        return impact.kind === 'factor' ? { factor: value } : { effort: `${value}m` };
      }),
      hits: { ids: hits },
    })),
  });
}

function entriesOf<T extends { id: string }>(
  items: readonly T[],
  describe: (item: T) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(items.map((item) => [item.id, describe(item)]));
}

function issueDocument(plan: Plan, { who, estimate, priority, after }: Issue): unknown {
  return {
    ...(who.kind === 'owner' ? { owner: who.person } : who.kind === 'anyOf' ? { anyOf: who.people } : { nobody: true }),
    effort: estimateDocument(estimate.distribution),
    ...(priority === null ? {} : { priority: plan.classes[priority] }),
    after: after.map(({ on }) => ({ [on.kind]: on.id })),
  };
}

function gateDocument({ after, external, review, pass, attempts, rework }: Gate): unknown {
  return {
    after: after.map(({ on }) => ({ issue: on.id })),
    external,
    ...(review === null ? {} : { review: estimateDocument(review.distribution) }),
    pass: `${Math.round(pass * 100)}%`,
    attempts,
    ...(rework === null
      ? {}
      : { rework: { effort: estimateDocument(rework.estimate.distribution), owner: rework.owner } }),
  };
}

/** Durations in whole minutes, numbers without a unit as they are. */
function estimateDocument(distribution: Distribution): unknown {
  const { kind, ...parameters } = distribution;
  const inMinutes = Object.entries(parameters).map(([name, value]) => [
    name,
    name === 'sdLog' ? value : `${Math.round(Number(value))}m`,
  ]);
  return { distribution: kind, ...Object.fromEntries(inMinutes) };
}
