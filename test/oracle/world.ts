// Everything that is true at one minute of one future. The rules are functions in the other files; this is what they change.
import type { Gate, Impact, Issue, Person, Plan, Risk, WorkKind } from '../../src/plan/plan.ts';
import type { Link, Node } from './nodes.ts';
import type { OracleEvent } from './outcome.ts';
import type { WorkingTime } from './working-time.ts';

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

/** Writes down a fact of this minute. */
export function tell(world: World, kind: string, subject: string, object: string | number = ''): void {
  world.events.push({ minute: world.minute, kind, subject, object: String(object) });
}
