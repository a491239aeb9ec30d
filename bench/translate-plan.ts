// The reference model's plans (S, M, L) in the words of our Plan, so that both engines simulate the same work.
// What our language says differently: several reworks of one gate become the longest one on one owner; a risk that changes its
// issues differently becomes several risks whose firing is one draw (`sameDraw`).

import { PLAIN_GATE, PLAIN_RISK } from '../src/plan/plain.ts';
import type { Distribution, Gate, Issue, Link, Plan, Risk } from '../src/plan/plan.ts';
import { emptyPlan, estimateOf, issueOf, linkTo, personOf } from '../test/known-answers/plan-builder.ts';

export interface ReferencePlan {
  name: string;
  developers: { id: string; capacity: number; team: string }[];
  teams: { id: string; members: string[] }[];
  issues: {
    id: string;
    assignee: { developer?: string; team?: string };
    priority: number;
    dependsOn: string[];
    estimate: ReferenceEstimate;
  }[];
  gates: {
    id: string;
    waitsFor: string[];
    approval: ReferenceEstimate;
    rejectProbability: number;
    rework: { issue: string; factor: number }[];
  }[];
  risks: { id: string; probability: number; effects: { issue: string; multiply?: number; extend?: number }[] }[];
}
interface ReferenceEstimate {
  dist: 'pert' | 'triangular' | 'lognormal';
  min: number;
  mode: number;
  max: number;
  median: number;
  sigma: number;
}

export interface Translation {
  plan: Plan;
  /** For each risk of the plan, the index of the risk whose firing draw it shares (its own, mostly). */
  sameDraw: number[];
  /** The plan says the same as the reference: no gate has several reworks, none is put on a team. */
  exact: boolean;
}

/** Translates a reference plan; one working day of 480 minutes is just a unit of an around-the-clock calendar. */
export function translatePlan(reference: ReferencePlan): Translation {
  const gateIds = new Set(reference.gates.map(({ id }) => id));
  const members = new Map(reference.teams.map((team) => [team.id, team.members]));
  const link = (id: string): Link => (gateIds.has(id) ? { ...linkTo(id), on: { kind: 'gate', id } } : linkTo(id));
  const issues = reference.issues.map(({ id, assignee, priority, dependsOn, estimate }): Issue => {
    const who: Issue['who'] =
      assignee.developer === undefined
        ? { kind: 'anyOf', people: members.get(assignee.team ?? '') ?? [], pool: null }
        : { kind: 'owner', person: assignee.developer };
    const activity = { id, after: [], distribution: distributionOf(estimate, 1) };
    return issueOf(activity, { work: 'effort', who, priority: priority - 1, after: dependsOn.map(link) });
  });
  const byId = new Map(reference.issues.map((issue) => [issue.id, issue]));
  const { risks, sameDraw } = translateRisks(reference);
  const plan: Plan = {
    ...emptyPlan(reference.name),
    people: reference.developers.map(({ id, capacity }) => personOf(id, Math.round(capacity * 100))),
    classes: ['P1', 'P2', 'P3', 'P4', 'P5'],
    issues,
    gates: reference.gates.map((gate) => translateGate(gate, byId, members)),
    risks,
    dispatch: 'person-first',
    rule: 'document',
    inheritClasses: false,
  };
  const exact = reference.gates.every(
    ({ rework }) => rework.length === 1 && byId.get(rework[0].issue)?.assignee.developer !== undefined,
  );
  return { plan, sameDraw, exact };
}

function distributionOf(estimate: ReferenceEstimate, factor: number): Distribution {
  const { dist, min, mode, max, median, sigma } = estimate;
  if (dist === 'lognormal') return { kind: 'lognormal', median: median * factor, sdLog: sigma };
  return { kind: dist, min: min * factor, mode: mode * factor, max: max * factor };
}

/** A second failure waives the gate, which opens it then: the same as a second approval that always passes. */
function translateGate(
  { id, waitsFor, approval, rejectProbability, rework }: ReferencePlan['gates'][number],
  byId: Map<string, ReferencePlan['issues'][number]>,
  members: Map<string, string[]>,
): Gate {
  const sizes = rework.map(({ issue, factor }) => {
    const { estimate, assignee } = byId.get(issue)!;
    const owner = assignee.developer ?? members.get(assignee.team ?? '')![0];
    return { owner, distribution: distributionOf(estimate, factor), size: (estimate.mode ?? estimate.median) * factor };
  });
  const longest = sizes.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    id,
    ...PLAIN_GATE,
    title: id,
    after: waitsFor.map(linkTo),
    keepers: [],
    external: [`approver of ${id}`],
    review: estimateOf(distributionOf(approval, 1)),
    reviewMode: 'apart',
    window: null,
    pass: 1 - rejectProbability,
    attempts: 2,
    rework: { estimate: estimateOf(longest.distribution), work: 'effort', owner: longest.owner },
    opens: [],
    target: null,
  };
}

/** One risk per different change; the parts of one reference risk fire together. */
function translateRisks({ risks: references }: ReferencePlan): { risks: Risk[]; sameDraw: number[] } {
  const risks: Risk[] = [];
  const sameDraw: number[] = [];
  for (const { id, probability, effects } of references) {
    const first = risks.length;
    const hitsOf = new Map<string, string[]>();
    for (const { issue, multiply, extend } of effects) {
      const change = multiply === undefined ? `work ${extend}` : `factor ${multiply}`;
      hitsOf.set(change, [...(hitsOf.get(change) ?? []), issue]);
    }
    for (const [change, hits] of hitsOf) {
      const [kind, value] = change.split(' ');
      const by = estimateOf({ kind: 'fixed', value: Number(value) });
      sameDraw.push(first);
      risks.push({
        ...PLAIN_RISK,
        id: risks.length === first ? id : `${id}-${change.replace(' ', '-')}`,
        title: id,
        owner: null,
        probability: { low: probability, high: probability },
        impacts: [kind === 'work' ? { kind: 'work', by } : { kind: 'factor', by }],
        hits,
        window: null,
        mitigation: null,
      });
    }
  }
  return { risks, sameDraw };
}
