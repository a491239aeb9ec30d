// The world of a plan at minute 0, before anything has happened: planned issues, and those that gates imply.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import { likelyValue } from '../../src/plan/likely.ts';
import type { Estimate, Gate, Issue, Plan } from '../../src/plan/plan.ts';
import { connect, createNode } from './nodes.ts';
import { workingTime } from './working-time.ts';
import type { GateState, IssueState, WorkerState, World } from './world.ts';

const likelyMinutes = (estimate: Estimate): number => Math.floor(likelyValue(estimate) + 0.5);

function createIssue(plan: Plan, issue: Issue, workers: Map<string, WorkerState>): IssueState {
  const names = issue.who.kind === 'owner' ? [issue.who.person] : issue.who.kind === 'anyOf' ? issue.who.people : [];
  return {
    ...bareIssue(
      issue.id,
      [...workers.values()].filter(({ person }) => names.includes(person.id)),
    ),
    plan: issue,
    role: 'planned',
    // Nobody delivers effort: it passes like a duration.
    work: names.length === 0 && issue.work === 'effort' ? 'duration' : issue.work,
    likely: likelyMinutes(issue.estimate),
    slot: `issue/${issue.was ?? issue.id}/work`,
    notBefore: issue.notBefore === null ? -1 : minuteOfInstant(plan.start, issue.notBefore),
    dateMet: issue.notBefore === null || minuteOfInstant(plan.start, issue.notBefore) <= 0,
  };
}

function bareIssue(id: string, candidates: WorkerState[]): IssueState {
  return {
    ...createNode('issue', `issue ${id}`),
    id,
    plan: null,
    gate: null,
    role: 'planned',
    work: 'duration',
    likely: 0,
    candidates,
    slot: '',
    state: 'waiting',
    notBefore: -1,
    dateMet: true,
    ready: -1,
    workEnd: -1,
    performer: null,
    left: 0,
    delay: 0,
    delayRisk: null,
    delayRunning: false,
    support: [],
    rank: 0,
  };
}

function createGate(gate: Gate): GateState {
  return {
    ...createNode('gate', `gate ${gate.id}`),
    id: gate.id,
    plan: gate,
    state: 'waiting',
    attempts: 0,
    waived: false,
    reviews: [],
    owed: 0,
    firstAttemptFails: false,
    firstConcluded: false,
    askedBy: null,
    rework: null,
    queued: [],
  };
}

/** Gives a gate the issues it implies: a rework, and a review for every keeper when reviews queue. */
function implyIssues(state: GateState, workers: Map<string, WorkerState>): void {
  const gate = state.plan;
  if (gate.rework !== null) {
    const { owner, estimate, work } = gate.rework;
    const rework = bareIssue(`${gate.id}/rework`, [workers.get(owner)!]);
    const slot = `gate/${gate.id}/rework`;
    state.rework = Object.assign(rework, { gate: state, role: 'rework', work, likely: likelyMinutes(estimate), slot });
  }
  if (gate.review === null || gate.reviewMode !== 'queued') return;
  for (const keeper of gate.keepers) {
    const review = bareIssue(`${gate.id}/review/${keeper}`, [workers.get(keeper)!]);
    const slot = `gate/${gate.id}/review/${keeper}`;
    state.queued.push(Object.assign(review, { gate: state, role: 'review', likely: likelyMinutes(gate.review), slot }));
  }
}

/** The world at minute 0, before anything has happened. */
export function createWorld(plan: Plan, slotValue: (name: string) => number): World {
  const workers = new Map(
    plan.people.map((person): [string, WorkerState] => [
      person.id,
      {
        person,
        time: workingTime(plan, person),
        doing: null,
        reviews: [],
        absences: new Set(),
        losses: new Set(),
        reserved: 0,
        share: 100,
        lastDid: null,
      },
    ]),
  );
  const planned = plan.issues.map((issue) => createIssue(plan, issue, workers));
  const gates = plan.gates.map(createGate);
  for (const gate of gates) implyIssues(gate, workers);
  const implied = [...gates.flatMap(({ rework }) => rework ?? []), ...gates.flatMap(({ queued }) => queued)];
  const issueOf = new Map(planned.map((issue) => [issue.id, issue]));
  const gateOf = new Map(gates.map((gate) => [gate.id, gate]));
  const { byName, links } = connect(
    plan,
    ({ id }) => issueOf.get(id)!,
    ({ id }) => gateOf.get(id)!,
    implied,
  );
  return {
    plan,
    slotValue,
    minute: 0,
    calendar: workingTime(plan, null),
    workers: [...workers.values()],
    issues: [...planned, ...implied],
    gates,
    risks: plan.risks.map((risk) => ({
      plan: risk,
      minute: risk.window === null ? -1 : slotValue(`risk/${risk.id}/minute`),
      decided: false,
      fired: null,
      told: false,
    })),
    resources: new Map(
      plan.resources.map(({ id, capacity }) => [
        id,
        { id, free: capacity, released: { minute: -1, freeBefore: 0, by: [] } },
      ]),
    ),
    nodes: byName,
    lagged: links.filter(({ lag }) => lag !== 0),
    owed: [...byName.values()].filter((node) => !implied.includes(node as IssueState)),
    effects: [],
    following: [],
    events: [],
  };
}
