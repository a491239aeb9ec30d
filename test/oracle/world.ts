// Everything that is true at one minute of one future. The rules are functions in the other files; this is what they change.
import type {
  Fact,
  Gate,
  Impact,
  Issue,
  Person,
  Plan,
  Policy,
  Quota,
  Risk,
  Window,
  WorkKind,
} from '../../src/plan/plan.ts';
import type { Link, Node } from './nodes.ts';
import type { OracleEvent } from './outcome.ts';
import type { WorkingTime } from './working-time.ts';

/** Effort is counted in minutes x capacity % x share % x efficiency %. */
export const UNITS_PER_MINUTE = 1_000_000;

export interface WorkerState {
  person: Person;
  time: WorkingTime;
  /** What occupies this person, in document order. Most people have one hand: nothing else can be started meanwhile. */
  hands: IssueState[];
  /** How many issues can be in hand at once, and what each further one costs, in percent. */
  maxHands: number;
  lossPercent: number;
  /** Reviews owed, earliest begun first; the first one is being done. */
  reviews: Review[];
  /** Drawn absences that last, and losses of capacity in percent. */
  absences: Set<Effect>;
  losses: Set<Effect>;
  /** Percent promised to issues of others. */
  reserved: number;
  /** Own share last told. */
  share: number;
  /** The last review, or the last work that left when no hand had been free before, and until when. */
  lastDid: { node: Node; until: number } | null;
  /** The latest minute in which work left, and whether no hand was free before it. */
  left: { minute: number; full: boolean };
  /** The issue that last made room under the limit, when, and whether the limit was reached before that minute. */
  lastRoom: { issue: IssueState; minute: number; reached: boolean } | null;
  /** Working minutes of the plan calendar without anything in hand, since the opening or the data date. */
  idleFor: number;
  /** Policies that have seen this stretch of idleness. */
  idleSeen: Set<PolicyState>;
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
  state: 'waiting' | 'ready' | 'running' | 'aside' | 'work-ended' | 'finished';
  notBefore: number;
  dateMet: boolean;
  ready: number;
  workEnd: number;
  performer: WorkerState | null;
  /** Left to do: units for effort, minutes otherwise; and all there is to do, with what risks have added. */
  left: number;
  all: number;
  /** The block it starts under: what is still to be worked before it, its risk and its minutes. */
  blockAhead: { before: number; risk: RiskState; minutes: number } | null;
  /** The first block among its risks when it started. */
  firstBlock: { risk: RiskState; minutes: number } | null;
  /** Blocked now: minutes of the plan calendar still to pass, and passed; policies that have seen it. */
  block: { risk: RiskState; left: number; passed: number; seen: Set<PolicyState> } | null;
  /** Closed by a window; and which window ended the last closure, when. */
  closed: boolean;
  opened: Need | null;
  /** End of the last reason to stay aside. */
  released: Need | null;
  /** Begun out of sequence: a need of it is not met. */
  unmet: boolean;
  /** Recorded as begun: it waits for its first taking-up; its fact stays. */
  inProgress: boolean;
  fact: Fact | null;
  dropped: boolean;
  /** The policy that moved it, and when. */
  moved: Need | null;
  /** Predecessors it never waits for. */
  soft: { from: Node; factor: number }[];
  /** What opens when it is done: itself, or the gate that reviews it. */
  done: Node;
  /** Working minutes of the plan calendar for which a risk holds the result back. */
  delay: number;
  delayRisk: RiskState | null;
  delayRunning: boolean;
  support: { worker: WorkerState; reserved: number; adds: boolean }[];
  /** Supports that policies have added. */
  furtherSupport: { policy: PolicyState; person: string; sharePercent: number; adds: boolean }[];
  rank: number;
  /** Class after inheritance. */
  klass: number;
  /** The plan's `order` names it: it goes before every class. */
  stated: boolean;
}

/** Why something was not earlier: a cause row and the minute of it. */
export interface Need {
  kind: string;
  object: string;
  minute: number;
}

export interface WindowState {
  plan: Window;
  /** The spans in minutes. */
  spans: { from: number; to: number }[];
  /** Weekday of the plan's first day, and the days, counted from it, between which the weekly rhythm holds. */
  weekday: number;
  firstDay: number;
  lastDay: number;
  open: boolean;
}

export interface QuotaState {
  plan: Quota;
  left: number;
  /** The minute in which its renewal was last looked at. */
  looked: number;
  /** The latest renewal of what had been used, and what was left then; minute -1 = none. */
  renewed: { minute: number; left: number };
}

export interface PolicyState {
  plan: Policy;
  /** State triggers: did it hold at the last look? */
  held: boolean;
  /** Working minutes of the plan calendar it still rests. */
  rest: number;
  /** `late`: the minute; -1 = another trigger. */
  lateAt: number;
  /** `late` and `risk`: the alarm has been seen. */
  seen: boolean;
}

/** A fact at its minute. */
export interface Record {
  minute: number;
  happen(world: World): void;
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
  /** Held back, in the round being decided, for what stands earlier in a list. */
  reserved: number;
  /** The minute in which any of it was taken last, and how much by then. */
  taken: { minute: number; amount: number };
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
  quotas: QuotaState[];
  windows: WindowState[];
  policies: PolicyState[];
  /** Minute of the last look of the policies. */
  looked: number;
  /** Facts and drops still to come, in order. */
  records: Record[];
  /** The data date, -1 = none; and whether it has passed, so that starts, gates, risks and policies may happen. */
  dataDate: number;
  isForecast: boolean;
  nodes: Map<string, Node>;
  /** `dispatch: list`: planned issues in an order that can be carried out. */
  list: IssueState[];
  /** Links with a lag or a lead, and partial ones. */
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
