// The Plan: what a document means once every name in it has been resolved, and nothing else.
// Plain data with ids, titles and civil dates; JSON-serialisable, so that its canonical form can be digested.
// Durations are whole working minutes: the document's own calendar has already said what `1d` is worth.

/** `YYYY-MM-DD`. */
export type CivilDate = string;
/** `YYYY-MM-DDTHH:MM` in the plan's own local time. */
export type CivilInstant = string;
/** 0 = Monday ... 6 = Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** How far a fact can be trusted. */
export type Basis = 'stated' | 'inferred' | 'assumed';
/** Provenance any named thing may carry. `notes` are free text for the reader. */
export interface Provenance {
  basis?: Basis;
  source?: string;
  note?: string;
}

/** A stretch of one day, minutes after midnight, `from` inclusive, `to` exclusive; 0 <= from < to <= 1440. */
export interface DayWindow {
  from: number;
  to: number;
}

export interface WorkCalendar {
  /** Windows of each weekday, index 0 = Monday; an empty list is a day off. Sorted, disjoint. */
  week: readonly (readonly DayWindow[])[];
  /** Days off, sorted, unique. */
  holidays: readonly CivilDate[];
  /** Working minutes that `1d` and `1w` stand for. */
  minutesPerDay: number;
  minutesPerWeek: number;
  timeZone: string | null;
}

/** A recurring ceremony. It takes its minutes out of its attenders' working time, on working days only. */
export interface Meeting {
  name: string;
  /** Weekdays on which it happens (`workday` = every day with windows). */
  on: readonly Weekday[];
  /** Every n-th week counted from the week of `plan.start` (1 = weekly). */
  everyWeeks: number;
  /** First and last civil date it may fall on; null = no limit. */
  from: CivilDate | null;
  until: CivilDate | null;
  /** Minutes after midnight, and length in minutes. */
  at: number;
  minutes: number;
  /** Ids of the people who attend. */
  who: readonly string[];
}

/** The shape of an uncertain quantity. Values are whole minutes for work, plain numbers for factors (1 = unchanged). */
export type Distribution =
  | { kind: 'fixed'; value: number }
  | { kind: 'lognormal'; p10: number; p90: number }
  | { kind: 'lognormal'; median: number; sdLog: number }
  | { kind: 'lognormal'; mean: number; sd: number }
  | { kind: 'metalog'; p10: number; p50: number; p90: number }
  | { kind: 'triangular'; min: number; mode: number; max: number }
  | { kind: 'pert'; min: number; mode: number; max: number }
  | { kind: 'uniform'; min: number; max: number }
  | { kind: 'normal'; mean: number; sd: number }
  | { kind: 'exponential'; mean: number }
  | { kind: 'discrete'; values: readonly number[]; weights: readonly number[] }
  | { kind: 'empirical'; values: readonly number[] }
  /** Uniform inside each bin; bins ascending and disjoint (gaps allowed), weights positive, adding up to 1. */
  | { kind: 'histogram'; bins: readonly { from: number; to: number; weight: number }[] };

export interface Estimate {
  distribution: Distribution;
  /** The value on the likely tape when the words of the document fix it (single value, middle of a range, m of three points); null = median, or mean of an exponential. */
  likely: number | null;
  /** A single value stated without any spread of its own: `plan.spread` widens it. */
  single: boolean;
  /** As written, for reports: `1-2d`. */
  text: string;
}

/** Which futures a forecast has. */
export interface Simulation {
  seed: string;
  replications: number;
  /** Given: low-discrepancy draws instead of independent ones. */
  sampling?: 'sobol';
  /** Streams by dimension; set where plans must meet the same futures, never by the reader. */
  dimensions?: readonly string[];
}

/** What single values really miss by: lognormal, with the stated value (times `median`) as median. */
export interface Spread {
  sdLog: number;
  /** Correlation of the log errors, 0-1, through one slot per `by`. */
  shared: number;
  by: 'plan' | 'person';
  /** Typical actual / estimate; 1 unless given. */
  median?: number;
  /** Whose errors are known better than the team's. The names need not be of this plan. */
  people?: readonly PersonSpread[];
  /** The figures come from past actuals, with everything that happened to them. */
  holdsRisks?: true;
}

/** Of one person, or of the members of a pool; what is not given is the team's. */
export interface PersonSpread {
  id: string;
  median?: number;
  sdLog?: number;
}

export interface Person extends Provenance {
  id: string;
  role: string | null;
  track: string | null;
  /** What the person can do, and how fast: percent of normal speed at work that asks for the skill (100 = normal). */
  skills: readonly { name: string; percent: number }[];
  /** Share of working time this plan gets, percent 0-100. */
  capacityPercent: number;
  /** Separate factor on work, percent (100 = normal). */
  efficiencyPercent: number;
  /** Planned absences, both dates inclusive. */
  away: readonly { from: CivilDate; to: CivilDate }[];
  /** The document calls this person critical. */
  statedCritical: boolean;
  /** Own windows and days off (complete, nothing left to inherit); null = the calendar of the plan. */
  calendar: Pick<WorkCalendar, 'week' | 'holidays'> | null;
  /** Capacity on these days instead of `capacityPercent` (the last entry that holds a day counts); 0 = away. Both dates inclusive, null = for good. Joining, leaving and ramp-up are resolved into it. */
  availability: readonly { from: CivilDate; to: CivilDate | null; capacityPercent: number }[];
  /** Limit on issues begun and not finished; `eager` works on all of them at once. null = one in hand, any number set aside. */
  wip: { max: number; eager: boolean; lossPercent: number } | null;
  /** The person of the document this lane is a share of (its share is in `efficiencyPercent`); null = a person. */
  laneOf: string | null;
}

/** n interchangeable people: `Backend` of 6 compiles to Backend/1 ... Backend/6. */
export interface Pool extends Provenance {
  id: string;
  /** Ids of named people, or of the anonymous members the reader made for `units: n` (they stand in `people`). */
  members: readonly string[];
}

/** A renewable resource: held for the whole issue. */
export interface Resource extends Provenance {
  id: string;
  capacity: number;
  unit: string | null;
}

/** An amount that is used up and renewed at the full hour, at midnight, on Monday at 00:00, or never. */
export interface Quota extends Provenance {
  id: string;
  amount: number;
  unit: string | null;
  per: 'hour' | 'day' | 'week' | 'total';
  /** Work starts without it, multiplied by this many thousandths; null = it waits for the renewal. */
  fallbackFactor: number | null;
}

/** Times in which some issues rest (`closes`) and others may only work (`only`). */
export interface Window extends Provenance {
  id: string;
  title: string;
  /** Stretches [from, to) in the order of time, disjoint. */
  spans: readonly { from: CivilInstant; to: CivilInstant }[];
  /** And every n-th week on these weekdays, minutes of the day [from, to); weeks count from the week of `plan.start`, the first that counts is `startWeek` (1 = that week). */
  weekly: {
    on: readonly Weekday[];
    everyWeeks: number;
    startWeek: number;
    from: number;
    to: number;
    first: CivilDate | null;
    last: CivilDate | null;
  } | null;
  /** Ids of issues that rest while the window is open. */
  closes: readonly string[];
  /** Ids of issues that may only work while it is open. */
  only: readonly string[];
}

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';
export type NodeKind = 'issue' | 'phase' | 'gate' | 'milestone';
export interface NodeRef {
  kind: NodeKind;
  id: string;
}
/** A precedence link into the thing that carries it. */
export interface Link extends Provenance {
  on: NodeRef;
  type: LinkType;
  /** Minutes; negative = lead. */
  lagMinutes: number;
  /** `working`: minutes of the plan calendar; `clock`: civil minutes. */
  lagIn: 'working' | 'clock';
  /** An edge that only orders work (plans may idle on purpose), not a need of the content. */
  sequence: boolean;
  /** Met when this percent (1-99) of the predecessor's work is delivered; null = by its type. FS from an issue, without lag. */
  donePercent: number | null;
  /** Never waited for: an issue that starts before the predecessor's finish has its work multiplied by this many thousandths (1000 = nothing happens). null = a need. FS into an issue, without lag. */
  softFactor: number | null;
  /** Name of the dependency set it came from; null = written at its issue. */
  set: string | null;
  /** Where it stands in the document, for diagnostics: path of the value. */
  path: readonly (string | number)[];
}

export type WorkKind = 'effort' | 'duration' | 'elapsed';
export interface Support {
  person: string;
  sharePercent: number;
  /** Does the support speed the issue up? */
  adds: boolean;
}

export interface Issue extends Provenance {
  id: string;
  title: string;
  aliases: readonly string[];
  phase: string | null;
  module: string | null;
  /** Index into `plan.classes`; null = no class (ranks last). */
  priority: number | null;
  work: WorkKind;
  estimate: Estimate;
  /** `owner`: one name; `anyOf`: one of several, chosen at dispatch (pools are resolved into it); `nobody`: needs no person. */
  who:
    | { kind: 'owner'; person: string }
    | { kind: 'anyOf'; people: readonly string[]; pool: string | null }
    | { kind: 'nobody' };
  support: readonly Support[];
  /** Resource id and amount, held from start to finish. */
  uses: readonly { resource: string; amount: number }[];
  /** Quota id and amount, used up by the start. */
  consumes: readonly { quota: string; amount: number }[];
  /** Skills the work asks for: whoever takes it works at the least of their percents. */
  skills: readonly string[];
  after: readonly Link[];
  /** Start no earlier than. */
  notBefore: CivilInstant | null;
  due: CivilInstant | null;
  /** The id whose draws this issue keeps (split or renamed issues). */
  was: string | null;
  optional: boolean;
  /** Set when this issue is the mitigation of a risk. */
  mitigates: string | null;
  /** Made by the reader from another construct; null = the document lists it. Counts of issues, selections and shares leave implied ones out (mitigations count). */
  implied: 'delivery' | 'lag' | null;
  /** The document may list the same work twice. */
  duplicateOf: string | null;
  /** First day of an issue that was not in the scope at the start. */
  added: CivilDate | null;
}

export interface Phase extends Provenance {
  id: string;
  title: string;
  after: readonly Link[];
  target: CivilInstant | null;
}

export interface Gate extends Provenance {
  id: string;
  title: string;
  after: readonly Link[];
  keepers: readonly string[];
  /** Keepers named here but not in `people`: no calendar, clock time. */
  external: readonly string[];
  /** Working time of each keeper; null = the gate concludes at once. */
  review: Estimate | null;
  /** `apart`: each keeper alone, interrupting own work; `together`: first common working time; `queued`: ordinary work of the best class. */
  reviewMode: 'apart' | 'together' | 'queued';
  /** A review may only begin inside these windows; null = at any time. */
  window: { on: readonly Weekday[]; from: number; to: number } | null;
  /** Chance to pass each attempt, 0-1: already the product with the chances of all criteria. */
  pass: number;
  criteria: readonly { text: string; pass: number | null }[];
  /** The issue whose review this is: that issue is done when the gate opens. null = a gate of the document. */
  reviewOf: string | null;
  attempts: number;
  rework: { estimate: Estimate; work: WorkKind; owner: string } | null;
  /** Phases it opens (they wait for it as for an FS link). */
  opens: readonly string[];
  target: CivilInstant | null;
}

/** Which issues: all conditions must hold; an empty selection is every issue of the plan. */
export interface Selection {
  ids?: readonly string[];
  owner?: readonly string[];
  phase?: readonly string[];
  module?: readonly string[];
  track?: readonly string[];
  priority?: readonly number[];
  optional?: boolean;
}

export interface Milestone extends Provenance {
  id: string;
  title: string;
  after: readonly Link[];
  /** Reached when this share (0-1] of the selected issues is finished; null = only `after`. */
  share: { share: number; of: Selection; issues: readonly string[] } | null;
  target: CivilInstant | null;
  /** `ready`: made by the reader, a delivery or the end of the wait for it; absent = the document lists it. Reports leave it out. */
  implied?: 'ready';
}

/** Probability with its band; a plain value has low = high. All 0-1. */
export interface Chance {
  low: number;
  high: number;
}

export type Impact =
  /** Multiplies the work of the issues hit; one draw for all of them. */
  | { kind: 'factor'; by: Estimate }
  /** Holds the result of each issue hit back after its work is done; nobody is busy meanwhile. */
  | { kind: 'delay'; by: Estimate }
  /** Extra work on each issue hit. */
  | { kind: 'work'; by: Estimate }
  /** The people named are away for this working time of the plan calendar. */
  | { kind: 'absence'; by: Estimate; people: readonly string[] }
  /** The people named deliver this many percent less for a while. */
  | { kind: 'capacity'; lossPercent: number; by: Estimate; people: readonly string[] }
  /** The first review of each gate named fails. */
  | { kind: 'fail-gate'; gates: readonly string[] }
  /** Each issue hit stands still once, at a random point of its work, for this working time of the plan calendar; its person is free meanwhile. */
  | { kind: 'block'; by: Estimate };

export interface Risk extends Provenance {
  id: string;
  title: string;
  owner: string | null;
  probability: Chance;
  impacts: readonly Impact[];
  hits: readonly string[];
  /** First and last possible minute; null = decided at the start. */
  window: { from: CivilInstant; to: CivilInstant } | null;
  /** The mitigating issue and the values that hold once it has finished; null = none, or switched off. */
  mitigation: { issue: string; probability: Chance; impacts: readonly Impact[] } | null;
  /** The entry of the document it was made from (`each: true`, deliveries, reworks), for reports that add up; null = itself. */
  family: string | null;
  /** Risks of one name fire on the same draw: a common cause. null = its own. */
  together: string | null;
}

export type PolicyTrigger =
  /** More than `over` ready, unstarted issues that only this person can take. */
  | { kind: 'queue'; person: string; over: number }
  /** The same plus those begun and not finished. */
  | { kind: 'wip'; person: string; over: number }
  /** One of these issues has been blocked (set aside by a risk) for that working time of the plan calendar. */
  | { kind: 'blocked'; minutes: number; issues: readonly string[] }
  /** The node has not finished by that instant. */
  | { kind: 'late'; on: NodeRef; after: CivilInstant }
  /** The person has had nothing in hand for that working time of the plan calendar. */
  | { kind: 'idle'; person: string; minutes: number }
  | { kind: 'risk'; risk: string };

export type PolicyAction =
  /** The lowest-ranked ready, unstarted issues of the trigger's person go to another one; each issue at most once. */
  | { kind: 'move'; count: number; to: string }
  /** These issues, as far as not begun, are done without work as soon as their needs are met. */
  | { kind: 'drop'; issues: readonly string[] }
  /** From now on the person supports these issues. */
  | { kind: 'support'; person: string; sharePercent: number; adds: boolean; issues: readonly string[] }
  /** The issue that triggered is unblocked after this working time, if not earlier. */
  | { kind: 'escalate'; by: Estimate }
  | { kind: 'report' };

/** What people do when they see trouble. It sees only what has happened. */
export interface Policy extends Provenance {
  id: string;
  when: PolicyTrigger;
  action: PolicyAction;
  /** Rest after firing, working minutes of the plan calendar. */
  cooldownMinutes: number;
}

/** What is known at the data date about one issue, implied delivery or gate. */
export interface Fact {
  /** Issue or gate. */
  kind: 'issue' | 'gate';
  id: string;
  started: CivilInstant | null;
  /** Finish of an issue, pass of a gate. */
  finished: CivilInstant | null;
  /** Taken out of the scope. Excludes the two above. */
  dropped: CivilInstant | null;
  /** Who does it, when it is not the owner. */
  person: string | null;
  /** Of work in progress, at most one of: reported remaining work; percent done; otherwise the estimate is conditioned on the work delivered. */
  remaining: Estimate | null;
  donePercent: number | null;
  /** Work delivered so far in minutes, when reported; null = by calendar and capacity since `started`. */
  workedMinutes: number | null;
}

/** The plan's own promise, to be judged. */
export interface Claim extends Provenance {
  id: string;
  says: string;
  /** Section of the document. */
  at: string | null;
  /** In the one grammar for figures; null = cannot be tested, and `untestable` says why. */
  condition: string | null;
  untestable: string | null;
  /** `10%` of the stated value or an amount of its own kind; null = only the Monte Carlo error. */
  tolerance: string | null;
  definition: string | null;
  /** The assumption the verdict hangs on. */
  rests: string | null;
  /** The option it speaks about; null = the plan itself. */
  under: string | null;
  /** The figure is its value under `under` less its value in the plan itself. */
  versusBase: boolean;
  path: readonly (string | number)[];
}

export type PriorityRule = 'lft' | 'document' | 'edd' | 'mslk' | 'mts' | 'lst' | 'grpw' | 'spt';

export interface Plan {
  id: string;
  title: string;
  start: CivilDate;
  calendar: WorkCalendar;
  /** How "day n" is counted. */
  days: 'working' | 'calendar';
  meetings: readonly Meeting[];
  people: readonly Person[];
  pools: readonly Pool[];
  resources: readonly Resource[];
  /** Priority classes, best first. */
  classes: readonly string[];
  phases: readonly Phase[];
  issues: readonly Issue[];
  gates: readonly Gate[];
  milestones: readonly Milestone[];
  risks: readonly Risk[];
  quotas: readonly Quota[];
  windows: readonly Window[];
  policies: readonly Policy[];
  /** Data date: facts before it, forecast after it. null = nothing has happened yet. */
  statusDate: CivilInstant | null;
  facts: readonly Fact[];
  /** `retained`: remaining work out of sequence waits for its predecessors; `override`: it goes on. */
  progressLogic: 'retained' | 'override';
  /** Issues taken out of the scope at a known time after the data date. */
  scope: readonly { on: CivilInstant; drop: readonly string[] }[];
  /** Names of the dependency sets in force, and of all there are. */
  dependencySets: { used: readonly string[]; known: readonly { id: string; title: string; basis: Basis | null }[] };
  /** Options and decisions of the document, by name only: the reader lays them over the document. */
  options: readonly { id: string; title: string }[];
  decisions: readonly {
    id: string;
    title: string;
    options: readonly string[];
    taken: string;
    stated: boolean;
    due: CivilInstant | null;
  }[];
  claims: readonly Claim[];
  contradictions: readonly { what: string; resolution: string | null; source: string | null }[];
  assumptions: readonly { what: string; why: string | null; source: string | null }[];
  /** How several factors on one issue combine. */
  combineFactors: 'multiply' | 'max';
  /** Where in its band every probability is put. */
  bands: 'low' | 'mid' | 'high' | 'shared';
  spread: Spread | null;
  /** What uncertain estimates share of their errors with others of the same person, track or plan: correlations of normal deviates, 0-1, together at most 1. Absent = nothing. */
  correlation?: readonly { by: 'person' | 'track' | 'plan'; strength: number }[];
  dispatch: 'issue-first' | 'person-first' | 'list';
  /** Ids of issues that come first, in this order, whatever class and rule say. Absent = none. */
  order?: readonly string[];
  rule: PriorityRule;
  /** An issue's class is the best of itself and its successors. */
  inheritClasses: boolean;
  /** `class-first` ranks by class then rule; `tiebreak` by rule then class. */
  classOrder: 'class-first' | 'tiebreak';
  /** Issues the document wants finished in week n (index 0 = week 1). */
  velocityTargets: readonly number[];
  baseline: 'sequential-by-owner' | 'one-person' | 'sum-of-phases';
  simulation: Simulation;
  /** Conditions in the one grammar for figures, judged by `check --expect`. */
  expect: readonly { text: string; path: readonly (string | number)[] }[];
}
