// What was asked for, once the command line has been read: plain data, every value checked, nothing done yet.
import type { GoalText } from '../plan/goal.ts';
import type { Plan, PriorityRule } from '../plan/plan.ts';
import type { Move } from '../planning/optimize/optimization.ts';
import type { Choice, ChosenLayer } from '../scenarios/choice.ts';
import type { ColumnsAsked } from '../scenarios/history-columns.ts';
import type { Effort } from './effort-flags.ts';

/** Flags that every command has. */
export interface Manners {
  json: boolean;
  quiet: boolean;
  /** --color or --no-color; undefined = let the stream decide. */
  color: boolean | undefined;
}

/** What the flags say instead of the plan's own `simulation`, `rule` and `bands`; undefined = the plan's. */
export interface Settings extends Partial<Effort> {
  seed: string | undefined;
  replications: number | undefined;
  rule: PriorityRule | undefined;
  bands: Plan['bands'] | undefined;
  /** How futures are drawn. */
  sampling?: 'plain' | 'sobol' | undefined;
}

/** Which variant of the plan is meant: --with, --set, --decide, --option, --what-if. */
export interface VariantRequest {
  variant: Choice;
}

export interface ForecastRequest extends Manners, Settings, VariantRequest {
  command: 'forecast';
  plan: string;
  failOn: readonly string[];
  /** Folder to write forecast.json and forecast.md into. */
  report: string | undefined;
}

export interface CheckRequest extends Manners, VariantRequest {
  command: 'check';
  plans: readonly string[];
  expect: boolean;
  maxWarnings: number | undefined;
  /** A date that cannot be met is an error. */
  strict: boolean;
  /** Tell every finding, not only the first of each rule. */
  all: boolean;
}

/** Which future: the likely one, one by number, or the lowest-numbered one that ends at a percentile of the finish. */
export type Which =
  | { kind: 'likely' }
  | { kind: 'replication'; replication: number }
  | { kind: 'percentile'; percentile: number };
export type ReplayFormat = 'log' | 'gantt' | 'board' | 'jsonl';

export interface ReplayRequest extends Manners, Settings, VariantRequest {
  command: 'replay';
  plan: string;
  which: Which;
  /** The future to lay beside it; null = it is told alone. */
  beside: Which | null;
  until: string | undefined;
  format: ReplayFormat;
}

/** The claims of a plan, judged. */
export interface ClaimsRequest extends Manners, Settings, VariantRequest {
  command: 'claims';
  plan: string;
}

/** The long text of a diagnostic code, or why a date of a plan is what it is. */
export interface ExplainRequest extends Manners, Settings, VariantRequest {
  command: 'explain';
  /** A plan; a diagnostic code where it looks like one and no file is called so. */
  subject: string;
  /** The thing to be explained, as typed; undefined = the finish. */
  what: string | undefined;
  /** Folder to write explain.json and explain.md into. */
  report: string | undefined;
}

/** Options beside the plan as it is; --with, --set and --decide choose what that is. */
export interface CompareRequest extends Manners, Settings, VariantRequest {
  command: 'compare';
  plan: string;
  /** Options of the plan by name, then option files and phrases: each is compared. None at all = every option of the plan. */
  against: readonly string[];
  layers: readonly ChosenLayer[];
  /** The figure that decides, as typed. */
  metric: string | undefined;
  /** The date that is compared, as typed. */
  milestone: string | undefined;
  /** 0.5-0.9999. */
  confidence: number;
  /** Folder to write compare.json and compare.md into. */
  report: string | undefined;
  markdown: boolean;
}

/** A search for reallocations that bring the plan nearer to a goal. */
export interface OptimizeRequest extends Manners, Settings, VariantRequest {
  command: 'optimize';
  plan: string;
  /** --goal, --keep and --max-changes as typed. */
  goals: readonly GoalText[];
  moves: readonly Move[];
  /** Work may go to people of other roles. */
  anyone: boolean;
  /** More people at most. */
  heads: number | undefined;
  /** Plans to try at most. */
  candidates: number | undefined;
  /** Option file to write the proposal into. */
  write: string | undefined;
  /** Number of the proposal that is shown in full and written; undefined = the answer. */
  proposal: number | undefined;
  /** Folder to write optimize.json and optimize.md into. */
  report: string | undefined;
  markdown: boolean;
}

/** A staffing curve. */
export interface StaffRequest extends Manners, Settings, VariantRequest {
  command: 'staff';
  plan: string;
  /** Whose number varies, as typed; null = the whole team, or the one pool there is. */
  who: { kind: 'pool' | 'role' | 'like'; name: string } | null;
  from: number;
  /** undefined = as many as bring anything. */
  upTo: number | undefined;
  /** Folder to write staff.json and staff.md into. */
  report: string | undefined;
  markdown: boolean;
}

export interface SchemaRequest extends Manners {
  command: 'schema';
  of: 'plan' | 'option' | 'forecast' | 'check' | 'claims' | 'explain' | 'compare' | 'optimize' | 'staff' | 'calibrate';
}

/** Where the tested tasks begin: after a share of them, or at a date or number of --date as typed. */
export type SplitAsked = { kind: 'share'; share: number } | { kind: 'date' | 'number'; text: string };

export interface CalibrateRequest extends Manners {
  command: 'calibrate';
  history: string;
  columns: ColumnsAsked;
  /** null = after 70 % of the tasks. */
  split: SplitAsked | null;
  unit: string;
  /** File to write the fragment into. */
  write: string | undefined;
}

/** Help or version: the text is the answer. */
interface TextRequest extends Manners {
  command: 'help' | 'version';
  text: string;
}

export type Request =
  | ForecastRequest
  | CheckRequest
  | ReplayRequest
  | ClaimsRequest
  | ExplainRequest
  | CompareRequest
  | OptimizeRequest
  | StaffRequest
  | SchemaRequest
  | CalibrateRequest
  | TextRequest;
