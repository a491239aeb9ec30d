// What a forecast says, as plain data. Minutes are civil minutes from 00:00 of the plan's first day; spans (names ending in
// Minutes) are working minutes of the plan calendar; shares are 0-1; null = never, unknown, or no target.
import type { Issue, Plan } from '../../plan/plan.ts';
import type { Collected } from './collected.ts';
import type { Estimate, Share } from './quantiles.ts';
import type { SortedSamples } from './samples.ts';

export interface DateQuantiles {
  p10: Estimate<number>;
  p50: Estimate<number>;
  p80: Estimate<number>;
  p90: Estimate<number>;
  p95: Estimate<number>;
}

/** Working minutes from the lower end of P80's 95 % interval to P80, and from it to the upper end; Infinity = no end. */
export interface Reach {
  below: number;
  above: number;
}

/** The end of the plan, or of something with a date of its own. */
export interface DateForecast extends DateQuantiles {
  kind: 'finish' | 'gate' | 'milestone' | 'phase';
  id: string;
  title: string;
  samples: SortedSamples;
  /** Civil minute at which the mean working time has passed. */
  mean: number | null;
  meanMinutes: number | null;
  sdMinutes: number | null;
  /** Futures in which it never comes. */
  never: number;
  /** In the plan as written: likely values, no risks. */
  likely: number | null;
  /** P80 - likely. */
  contingencyMinutes: number | null;
  target: number | null;
  onTime: Share | null;
  /** P80 - target; positive = late. */
  gapMinutes: number | null;
  p80Reach: Reach;
}

export interface GateOutcome {
  id: string;
  /** Shares of futures: on a tight chain; on the driving chain; passed at the first attempt; opened by waiver. */
  criticality: number;
  drivingChain: number;
  passedFirst: number;
  waived: number;
  meanAttempts: number;
  /** The issue whose review this is; null = a gate of the document. */
  reviewOf: string | null;
}

export interface IssueForecast {
  id: string;
  title: string;
  /** Made by the reader from another construct; not one of the issues the document lists. */
  implied: Issue['implied'];
  /** The one person who must do it; null = one of several, or nobody. */
  owner: string | null;
  start: Pick<DateQuantiles, 'p10' | 'p50' | 'p80'>;
  finish: DateQuantiles;
  startSamples: SortedSamples;
  finishSamples: SortedSamples;
  mean: number | null;
  likelyStart: number | null;
  likelyFinish: number | null;
  due: number | null;
  onTime: Share | null;
  contingencyMinutes: number | null;
  gapMinutes: number | null;
  p80Reach: Reach;
  /** Share of futures in which its work lies on any tight chain to the finish, and on the driving one. */
  criticality: number;
  drivingChain: number;
  /** Criticality x sd of its length / sd of the finish; null when the finish does not vary. */
  ssi: number | null;
}

export interface WeekLoad {
  /** 1 = the week that holds the plan's start. */
  week: number;
  busyMinutes: number;
  availableMinutes: number;
  /** busy / available; null when there is nothing to work in. */
  load: number | null;
  waitingMinutes: number;
}

export interface PersonForecast {
  id: string;
  role: string | null;
  /** Share of the worked minutes until the finish spent on work and reviews. */
  load: number | null;
  busyMinutes: number;
  idleMinutes: number;
  /** Mean worked minutes that ready issues waited for this person, summed over issues. */
  waitingMinutes: number;
  criticality: number;
  contention: number;
  weeks: WeekLoad[];
}

export interface VelocityForecast {
  week: number;
  /** First minute of the week, and the minute after it. */
  from: number;
  to: number;
  target: number | null;
  p10: number;
  p50: number;
  p90: number;
  chance: Share | null;
}

export interface ScopeCount {
  /** Null = issues without a class. */
  class: string | null;
  total: number;
  p10: number;
  p50: number;
  p90: number;
}

export interface ScopeForecast {
  minute: number;
  /** Which week's end this is; null = a promised date. */
  week: number | null;
  /** Ids whose target this is. */
  targets: string[];
  all: Omit<ScopeCount, 'class'>;
  classes: ScopeCount[];
}

export interface JointForecast {
  /** Everything with a target, in the order in which it falls due; `date` belongs to the commitment. */
  promises: { kind: 'gate' | 'milestone' | 'phase'; id: string; title: string; target: number; date: number | null }[];
  all: Share | null;
  /**
   * P(`id` on time | `after` on time) of each gate (each promise with fewer than two gates) and the last one due before it of which
   * one is upstream of the other; null = `after` never is.
   */
  chain: { after: string; id: string; onTime: Share | null }[];
  /** The common percentile whose dates hold together in `wantedPercent` of the futures. */
  commitment: { wantedPercent: number; percentile: number } | null;
}

export interface ThisWeek {
  person: string;
  issues: {
    id: string;
    title: string;
    starts: number;
    ends: number;
    startP50: number | null;
    /** Begun by the data date, as recorded. */
    inProgress: boolean;
  }[];
}

export interface RiskForecast {
  id: string;
  title: string;
  owner: string | null;
  /** The entry of the document it was made from; null = itself. */
  family: string | null;
  fired: number;
  share: number;
}

/** Risks made from one entry of the document (`each: true`, deliveries, reworks), added up. */
export interface FamilyForecast {
  id: string;
  title: string;
  /** How many risks it has. */
  risks: number;
  /** Shares of futures in which any of them fired; fired and hit something on a tight chain. */
  fired: number;
  share: number;
}

/** Something from outside that the plan waits for. */
export interface DeliveryForecast {
  id: string;
  title: string;
  due: number | null;
  onTime: Share | null;
  p80: number | null;
  criticality: number;
}

export interface PolicyForecast {
  id: string;
  /** Mean firings in a future, and share of futures in which it fires at all. */
  meanFirings: number;
  fired: number;
}

/** What the futures that never finish wait for: ready or begun, and never finished. */
export interface NeverForecast {
  /** Issue or gate. */
  id: string;
  /** Share of all futures. */
  share: number;
}

/** With a data date: of what is left then, over the time that is left. */
export interface SpeedupForecast {
  baseline: Plan['baseline'];
  p10: number;
  p50: number;
  p90: number;
  /** Median of the most any schedule could reach with the same assignments. */
  bound: number;
  /** Of every future, in the order of replications. */
  samples: Float64Array;
}

export interface BandForecast {
  band: 'low' | 'mid' | 'high';
  /** The comparison stands on the first futures only, this many. */
  replications: number;
  p80: Estimate<number>;
}

export interface Forecast {
  seed: string;
  /** Futures simulated. */
  replications: number;
  /** Fewer than asked for. */
  partial: boolean;
  /** How futures were drawn. Percentiles of the finish and of everything in `milestones` have intervals that fit; all others have those of plain draws, at most too wide. */
  sampling: { kind: 'plain' } | { kind: 'sobol'; scramblings: number };
  issueQuantiles: 'exact' | 'quarter-hour';
  /** No estimate of the plan has any spread: only risks, gates and the team vary. */
  estimatesAtTheirWord: boolean;
  finish: DateForecast;
  /** Half the width of the 95 % interval of the finish's P80. */
  p80ErrorMinutes: number | null;
  /** Finish of every replication, in their order (NEVER = it does not finish). */
  finishByReplication: Int32Array;
  /** By gate, milestone or phase in the order of `milestones`: its finish in every replication (NEVER = it does not come). */
  milestonesByReplication: Int32Array[];
  milestones: DateForecast[];
  /** Empty when every future finishes. */
  neverFinishes: NeverForecast[];
  gates: GateOutcome[];
  issues: IssueForecast[];
  people: PersonForecast[];
  speedup: SpeedupForecast;
  velocity: VelocityForecast[];
  scope: ScopeForecast[];
  joint: JointForecast;
  thisWeek: ThisWeek[];
  /** First minute of the week that `thisWeek` is about: 0, or the Monday of the week in which work goes on after the data date. */
  thisWeekFrom: number;
  risks: RiskForecast[];
  families: FamilyForecast[];
  deliveries: DeliveryForecast[];
  policies: PolicyForecast[];
  /** P80 of the finish at each end of the probability bands; null when the plan has none. */
  bands: BandForecast[] | null;
  /** Samples of the figures asked for that nothing above holds, and figures the plan answers alone; by text of the figure. */
  collected: ReadonlyMap<string, Collected>;
  planFigures: ReadonlyMap<string, number | null>;
}
