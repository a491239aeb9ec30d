// What is the case at one moment of a log. Maps in document order, never plain objects: ids that look like numbers keep their place.
import type { CivilInstant, Issue, Plan, PolicyAction } from '../../plan/plan.ts';

/**
 * `blocked`, `aside`: begun, but in nobody's hands. `held`: the work is done and its person free, but the finish waits for
 * a link or a delay. `dropped`: out of the scope while its needs are not met; once they are it is `done` without any work.
 */
export type IssueStatus =
  | 'waiting'
  | 'ready'
  | 'in-progress'
  | 'paused'
  | 'blocked'
  | 'aside'
  | 'held'
  | 'dropped'
  | 'done';

/** Why an issue is blocked or aside: the risk, the window, or that it is recorded as begun (`by` null). */
export interface Interruption {
  kind: 'risk' | 'window' | 'recorded';
  by: string | null;
  since: CivilInstant;
}

export interface IssueState {
  /** A rework or a queued review is work that a gate implies; it may never be needed. */
  readonly role: 'planned' | 'rework' | 'review';
  /** Of a rework or review. */
  readonly gate: string | null;
  status: IssueStatus;
  /** Who does or did it. */
  person: string | null;
  ready: CivilInstant | null;
  start: CivilInstant | null;
  workEnd: CivilInstant | null;
  finish: CivilInstant | null;
  /** Its start is a fact, which waited for nothing. */
  recorded: boolean;
  /** Set while it is blocked or aside. */
  aside: Interruption | null;
  /** When it was taken out of the scope. */
  dropped: CivilInstant | null;
  /** Who alone can take it, by a policy. */
  movedTo: string | null;
  /** Risks that changed it. */
  hitBy: string[];
  /** Support the plan states for it, and what policies have added. */
  support: Issue['support'];
}

/** `rework`: the last attempt failed and the next has not begun. */
type GateStatus = 'waiting' | 'in-review' | 'rework' | 'passed' | 'waived';

export interface GateState {
  status: GateStatus;
  /** 0 = no review yet. */
  attempt: number;
  /** Keepers whose review is in hand. */
  reviewing: string[];
  start: CivilInstant | null;
  finish: CivilInstant | null;
  hitBy: string[];
}

interface PhaseState {
  status: 'waiting' | 'in-progress' | 'done';
  start: CivilInstant | null;
  finish: CivilInstant | null;
}

export interface PersonState {
  /** Issues in hand, and how many that can be. */
  working: string[];
  readonly hands: number;
  /** Gate under review. */
  reviewing: string | null;
  /** Absences in force, planned and drawn, and whether the person is away. */
  absences: number;
  away: boolean;
  /** Share of own work, percent. */
  share: number;
  /** Issues supported, with the share reserved for each, in order of their start. */
  supporting: { issue: string; share: number }[];
}

export interface PlanState {
  /** Of the last event; null before the first. */
  time: CivilInstant | null;
  minute: number;
  seq: number;
  finished: boolean;
  finish: CivilInstant | null;
  issues: Map<string, IssueState>;
  gates: Map<string, GateState>;
  milestones: Map<string, { reached: CivilInstant | null }>;
  phases: Map<string, PhaseState>;
  people: Map<string, PersonState>;
  resources: Map<string, { readonly capacity: number; inUse: number; holders: string[] }>;
  risks: Map<string, { occurred: CivilInstant | null; setting: 'inherent' | 'residual' | null; hit: string[] }>;
  windows: Map<string, { isOpen: boolean }>;
  /** Amounts used up so far, and starts that went on without. */
  quotas: Map<string, { taken: number; missed: number }>;
  policies: Map<string, { readonly action: PolicyAction; fired: CivilInstant[] }>;
  /** When the data date came; null = not yet, or the plan has none. */
  dataDate: CivilInstant | null;
}

/** Before anything has happened. Reworks and queued reviews bear the ids the network gives them, after the plan's own issues. */
export function initialState(plan: Plan): PlanState {
  return {
    time: null,
    minute: 0,
    seq: 0,
    finished: false,
    finish: null,
    issues: new Map(listIssues(plan)),
    gates: new Map(
      plan.gates.map(({ id }) => [
        id,
        { status: 'waiting', attempt: 0, reviewing: [], start: null, finish: null, hitBy: [] },
      ]),
    ),
    milestones: new Map(plan.milestones.map(({ id }) => [id, { reached: null }])),
    phases: new Map(plan.phases.map(({ id }) => [id, { status: 'waiting', start: null, finish: null }])),
    people: new Map(
      plan.people.map(({ id, wip }) => [
        id,
        {
          working: [],
          hands: wip?.eager === true ? wip.max : 1,
          reviewing: null,
          absences: 0,
          away: false,
          share: 100,
          supporting: [],
        },
      ]),
    ),
    resources: new Map(plan.resources.map(({ id, capacity }) => [id, { capacity, inUse: 0, holders: [] }])),
    risks: new Map(plan.risks.map(({ id }) => [id, { occurred: null, setting: null, hit: [] }])),
    windows: new Map(plan.windows.map(({ id }) => [id, { isOpen: false }])),
    quotas: new Map(plan.quotas.map(({ id }) => [id, { taken: 0, missed: 0 }])),
    policies: new Map(plan.policies.map(({ id, action }) => [id, { action, fired: [] }])),
    dataDate: null,
  };
}

function listIssues(plan: Plan): [string, IssueState][] {
  const issue = (role: IssueState['role'], gate: string | null, support: Issue['support'] = []): IssueState => ({
    role,
    gate,
    status: 'waiting',
    person: null,
    ready: null,
    start: null,
    workEnd: null,
    finish: null,
    recorded: false,
    aside: null,
    dropped: null,
    movedTo: null,
    hitBy: [],
    support,
  });
  const planned = plan.issues.map(({ id, support }): [string, IssueState] => [id, issue('planned', null, support)]);
  const reworks = plan.gates.flatMap(({ id, rework }): [string, IssueState][] =>
    rework === null ? [] : [[`${id}/rework`, issue('rework', id)]],
  );
  const reviews = plan.gates.flatMap(({ id, review, reviewMode, keepers }): [string, IssueState][] =>
    review === null || reviewMode !== 'queued'
      ? []
      : keepers.map((keeper) => [`${id}/review/${keeper}`, issue('review', id)]),
  );
  return [...planned, ...reworks, ...reviews];
}
