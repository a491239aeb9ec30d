// The world of a plan at minute 0, before anything has happened: planned issues, and those that gates imply.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import { likelyValue } from '../../src/plan/likely.ts';
import type { Estimate, Gate, Issue, Plan, Risk } from '../../src/plan/plan.ts';
import { recordsOf } from './data-date.ts';
import { connect, createNode } from './nodes.ts';
import { createWindow } from './windows.ts';
import { workingTime } from './working-time.ts';
import type { GateState, IssueState, WorkerState, World } from './world.ts';

const likelyMinutes = (estimate: Estimate): number => Math.floor(likelyValue(estimate) + 0.5);

/** Likely work; of work in progress what is left of it. Random plans report the work delivered, and never more than was likely. */
function likelyLeft(plan: Plan, { id, estimate }: Issue): number {
  const fact = plan.facts.find((found) => found.kind === 'issue' && found.id === id);
  if (fact === undefined || fact.started === null || fact.finished !== null) return likelyMinutes(estimate);
  if (fact.remaining !== null) return likelyMinutes(fact.remaining);
  const [done, worked] = [fact.donePercent ?? 0, fact.workedMinutes ?? 0];
  if (done > 0 && worked > 0) return Math.max(1, Math.floor((worked * (100 - done)) / done + 0.5));
  const total = likelyMinutes(estimate);
  if (done === 0 && worked === 0) return total;
  return Math.max(1, done > 0 ? Math.floor((total * (100 - done)) / 100 + 0.5) : total - worked);
}

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
    likely: likelyLeft(plan, issue),
    slot: `issue/${issue.was ?? issue.id}/work`,
    notBefore: issue.notBefore === null ? -1 : minuteOfInstant(plan.start, issue.notBefore),
    dateMet: issue.notBefore === null || minuteOfInstant(plan.start, issue.notBefore) <= 0,
  };
}

function bareIssue(id: string, candidates: WorkerState[]): IssueState {
  const node = createNode('issue', `issue ${id}`);
  return {
    ...node,
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
    all: -1,
    blockAhead: null,
    firstBlock: null,
    block: null,
    closed: false,
    opened: null,
    released: null,
    unmet: false,
    inProgress: false,
    fact: null,
    dropped: false,
    moved: null,
    soft: [],
    done: node,
    delay: 0,
    delayRisk: null,
    delayRunning: false,
    support: [],
    furtherSupport: [],
    rank: 0,
    klass: 0,
    stated: false,
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

/** Has it a window that is not over by the data date? */
const canCome = ({ start, statusDate }: Plan, { window }: Risk): boolean =>
  window !== null && (statusDate === null || minuteOfInstant(start, window.to) >= minuteOfInstant(start, statusDate));

/** The world at minute 0, before anything has happened. */
export function createWorld(plan: Plan, slotValue: (name: string) => number): World {
  const workers = new Map(
    plan.people.map((person): [string, WorkerState] => [
      person.id,
      {
        person,
        time: workingTime(plan, person),
        hands: [],
        maxHands: person.wip?.eager ? person.wip.max : 1,
        lossPercent: person.wip?.eager ? person.wip.lossPercent : 0,
        reviews: [],
        absences: new Set(),
        losses: new Set(),
        reserved: 0,
        share: 100,
        lastDid: null,
        left: { minute: -1, full: false },
        lastRoom: null,
        idleFor: 0,
        idleSeen: new Set(),
      },
    ]),
  );
  const planned = plan.issues.map((issue) => createIssue(plan, issue, workers));
  const gates = plan.gates.map(createGate);
  for (const gate of gates) implyIssues(gate, workers);
  const implied = [...gates.flatMap(({ rework }) => rework ?? []), ...gates.flatMap(({ queued }) => queued)];
  const issueOf = new Map(planned.map((issue) => [issue.id, issue]));
  const gateOf = new Map(gates.map((gate) => [gate.id, gate]));
  const { byName, links, softs, doneOf } = connect(
    plan,
    ({ id }) => issueOf.get(id)!,
    ({ id }) => gateOf.get(id)!,
    implied,
  );
  for (const issue of implied) issue.done = issue;
  for (const issue of planned) {
    issue.done = doneOf(issue.id);
    issue.soft = softs.filter(({ to }) => to === issue);
    // All windows are closed before the first minute.
    issue.closed = plan.windows.some(({ only }) => only.includes(issue.id));
  }
  const minuteAt = (instant: string): number => minuteOfInstant(plan.start, instant);
  const dataDate = plan.statusDate === null ? -1 : minuteAt(plan.statusDate);
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
      minute: canCome(plan, risk) ? slotValue(`risk/${risk.id}/minute`) : -1,
      decided: false,
      fired: null,
      told: false,
    })),
    resources: new Map(
      plan.resources.map(({ id, capacity }) => [
        id,
        {
          id,
          free: capacity,
          released: { minute: -1, freeBefore: 0, by: [] },
          reserved: 0,
          taken: { minute: -1, amount: 0 },
        },
      ]),
    ),
    quotas: plan.quotas.map((quota) => ({
      plan: quota,
      left: quota.amount,
      looked: -1,
      renewed: { minute: -1, left: 0 },
    })),
    windows: plan.windows.map((window) => createWindow(plan, window)),
    policies: plan.policies.map((policy) => ({
      plan: policy,
      held: false,
      rest: 0,
      lateAt: policy.when.kind === 'late' ? minuteAt(policy.when.after) : -1,
      seen: false,
    })),
    looked: -1,
    records: recordsOf(plan),
    dataDate,
    isForecast: dataDate < 0,
    nodes: byName,
    list: [],
    lagged: links.filter(({ lag, percent }) => lag !== 0 || percent !== null),
    owed: [...byName.values()].filter((node) => !implied.includes(node as IssueState)),
    effects: [],
    following: [],
    events: [],
  };
}
