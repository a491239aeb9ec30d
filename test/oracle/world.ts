// Everything that is true at one minute of one future. The rules are functions in the other files; this is what they change.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import { likelyValue } from '../../src/plan/likely.ts';
import type { Estimate, Gate, Impact, Issue, Person, Plan, Risk, WorkKind } from '../../src/plan/plan.ts';
import { connect, createNode, type Link, type Node } from './nodes.ts';
import type { OracleEvent } from './outcome.ts';
import { type WorkingTime, workingTime } from './working-time.ts';

/** Effort is counted in minutes x capacity % x share % x efficiency %. */
export const UNITS_PER_MINUTE = 1_000_000;

export interface WorkerState {
  person: Person;
  time: WorkingTime;
  /** What occupies this person; nothing else can be started meanwhile. */
  doing: IssueState | null;
  /** Reviews owed, earliest begun first; the first one is being done. */
  reviews: Review[];
  /** Drawn absences that last, and losses of capacity in percent. */
  absences: Set<Effect>;
  losses: Set<Effect>;
  /** Percent promised to issues of others. */
  reserved: number;
  /** Own share last told. */
  share: number;
  /** The work or review that last occupied this person, and until when. */
  lastDid: { node: Node; until: number } | null;
}

export interface IssueState extends Node {
  id: string;
  plan: Issue | null;
  /** Of reworks and queued reviews. */
  gate: GateState | null;
  role: 'planned' | 'rework' | 'review';
  work: WorkKind;
  likely: number;
  candidates: WorkerState[];
  /** Name of its slot; reworks and reviews end in the attempt. */
  slot: string;
  state: 'waiting' | 'ready' | 'running' | 'work-ended' | 'finished';
  notBefore: number;
  dateMet: boolean;
  ready: number;
  workEnd: number;
  performer: WorkerState | null;
  /** Left to do: units for effort, minutes otherwise. */
  left: number;
  /** Working minutes of the plan calendar for which a risk holds the result back. */
  delay: number;
  delayRisk: RiskState | null;
  delayRunning: boolean;
  support: { worker: WorkerState; reserved: number; adds: boolean }[];
  rank: number;
}

export interface Review {
  gate: GateState;
  /** `together`: the first keeper stands for all. */
  keeper: string;
  workers: WorkerState[];
  minutes: number;
  begun: boolean;
}

export interface GateState extends Node {
  id: string;
  plan: Gate;
  state: 'waiting' | 'wanted' | 'reviewing' | 'reworking' | 'concluded';
  attempts: number;
  waived: boolean;
  reviews: Review[];
  /** Keepers, and queued reviews, still owed in this attempt. */
  owed: number;
  firstAttemptFails: boolean;
  firstConcluded: boolean;
  /** What asked for the attempt that is wanted: the finish of a rework, null otherwise. */
  askedBy: IssueState | null;
  rework: IssueState | null;
  queued: IssueState[];
}

export interface Effect {
  risk: RiskState;
  index: number;
  impact: Impact;
  value: number;
  /** Working minutes of the plan calendar it still lasts. */
  left: number;
}

export interface RiskState {
  plan: Risk;
  /** Minute of a windowed risk; -1 = decided at the start. */
  minute: number;
  decided: boolean;
  /** Windowed risks: the setting in which it fired; null = it did not. */
  fired: 0 | 1 | null;
  told: boolean;
}

export interface ResourceState {
  id: string;
  free: number;
  /** The latest minute with releases, what was free before them, and who released. */
  released: { minute: number; freeBefore: number; by: IssueState[] };
}

export interface World {
  plan: Plan;
  slotValue: (name: string) => number;
  minute: number;
  calendar: WorkingTime;
  workers: WorkerState[];
  issues: IssueState[];
  gates: GateState[];
  risks: RiskState[];
  resources: Map<string, ResourceState>;
  nodes: Map<string, Node>;
  /** Links with a lag or a lead. */
  lagged: Link[];
  /** All that must finish for the plan to be over: reworks and queued reviews come and go with their gates. */
  owed: Node[];
  /** Absences and losses that last. */
  effects: Effect[];
  /** What has had its last link met and follows, first in, first out. */
  following: (() => void)[];
  events: OracleEvent[];
}

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

/** Writes down a fact of this minute. */
export function tell(world: World, kind: string, subject: string, object: string | number = ''): void {
  world.events.push({ minute: world.minute, kind, subject, object: String(object) });
}
