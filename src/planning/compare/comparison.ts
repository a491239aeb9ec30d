// What a comparison says, as plain data. All plans met the same futures. Minutes are civil minutes from 00:00 of the BASE plan's first day
// (also those of options that start on another day); spans and differences of dates are working minutes of the base plan's calendar;
// shares are 0-1; null = never or unknown. A difference is always option less base: negative = earlier, less.
import type { Share } from '../../engine/forecast/quantiles.ts';
import type { LogEvent } from '../../engine/log/events.ts';
import type { FigureKind } from '../../plan/figures.ts';
import type { CivilDate, CivilInstant } from '../../plan/plan.ts';
import type { DelayKind } from '../ledger/ledger-result.ts';

/** How an interval was made. */
export type IntervalMethod =
  /** Futures drawn again, the same ones for every plan; 2,000 rounds. */
  | 'bootstrap'
  /** From how many futures fall on different sides: where under 5 % of the pairs differ, or a percentile is (or may be) one date of more than 1 % of the futures. */
  | 'counts'
  /** From twenty sections of the futures: draws of a Sobol sequence, and more futures than can be drawn again. */
  | 'sections'
  /** Student's t on the differences of the pairs. */
  | 'paired-t'
  /** Of shares: McNemar's variance. */
  | 'paired-shares'
  /** No chance in it: the plans answer alone, or no future differs. */
  | 'exact';

/** Option less base, with its interval at `Comparison.level`. */
export interface Difference {
  /** null = one of the two is never (see `never`), or unknown. */
  value: number | null;
  /** null = no such end is known (too few futures, or never). */
  low: number | null;
  high: number | null;
  by: IntervalMethod;
  /** Who of the two has no value because it never comes. */
  never: 'base' | 'option' | 'both' | null;
  /**
   * It lies above (`more`) or below (`less`) zero at this level; null = zero is possible. Never coming is later than any date. By `counts` the
   * shares decide (`shares.change`), and low .. high may hold zero all the same: where dates leap, a percentile stays, or leaps, for next to nothing.
   */
  sign: 'less' | 'more' | null;
  /** By `counts` alone. */
  shares: SharesAt | null;
}

/** How many futures are at most at a value: the percentile of both plans taken together. */
export interface SharesAt {
  /** The value: working minutes for dates; null = never. */
  value: number | null;
  /** For dates: the first civil minute of the base with so many working minutes behind it. */
  minute: number | null;
  base: number;
  option: number;
  /** Option less base, McNemar's interval at the level of the difference. */
  change: number;
  low: number;
  high: number;
}

export type Verdict =
  | 'better'
  | 'worse'
  /** Settled, of a figure that is neither good nor bad when it is more (`CompareMetric.goodWhen` null). */
  | 'different'
  /** Settled: less than `indifference` either way. */
  | 'no-difference'
  /** All futures there are do not tell. */
  | 'not-distinguishable';

export interface ComparedDateId {
  kind: 'finish' | 'gate' | 'milestone' | 'phase' | 'issue';
  /** `finish` for the end of the plan. */
  id: string;
  title: string;
}

/** A date of one plan. */
export interface ComparedDate extends ComparedDateId {
  p50: number | null;
  p80: number | null;
  /** Civil minute at which its mean working time has passed, over the futures in which it comes. */
  mean: number | null;
  /** Civil minute; null = no target. Options may have another one than the base. */
  target: number | null;
  onTime: Share | null;
  /** Futures in which it never comes. */
  never: number;
}

export interface ComparedLoad {
  person: string;
  /** Mean working minutes of their own calendar spent on work and reviews. */
  busyMinutes: number;
  /** Of their working time until the finish; null = there is none. */
  share: number | null;
}

/** What one of the plans comes to. */
export interface PlanFigures {
  id: string;
  title: string;
  words: readonly string[];
  /** First day of this plan. */
  start: CivilDate;
  /** Value of the metric: a civil minute, minutes, a share, a ratio or a count; null = never or unknown. */
  metric: number | null;
  /** The date asked about first, then the finish, gates, milestones and phases with a target, in document order; each once. */
  dates: readonly ComparedDate[];
  /** By person, in document order, over the first `Comparison.detailFutures` futures that finish. */
  load: readonly ComparedLoad[];
  /** The date asked about when everything takes its likely value and no risk fires; null = never. */
  likely: number | null;
}

/** The same date in base and option. */
export interface DateDifference extends ComparedDateId {
  /** Index in `base.dates` and in the option's `dates`. */
  inBase: number;
  inOption: number;
  p50: Difference;
  p80: Difference;
  /** Over the futures in which it comes in both. */
  mean: Difference;
  /** Futures in which it comes in both. */
  comesInBoth: number;
  /** Shares of all futures in which it comes earlier, later (or never while the other comes), or at the same minute. */
  earlier: Share;
  later: Share;
  same: number;
  /** Share on time under the option's target less share under the base's; null = one of them has no target. */
  onTime: Difference | null;
  /** Some interval of P50, P80, mean or on-time change leaves zero out, by more than indifference: worth a word. */
  matters: boolean;
}

/** A change of somebody's load that is larger than chance and than a tenth of a working day. */
export interface LoadDifference {
  person: string;
  /** Null = not in that plan. */
  base: ComparedLoad | null;
  option: ComparedLoad | null;
  /** Busy minutes. */
  minutes: Difference;
  /**
   * `overloaded`: a share of 85 % or more that was below it; `idle`: under 15 % that was not; `new` and `gone`: in one plan only; `more` and
   * `less`: none of these.
   */
  change: 'more' | 'less' | 'overloaded' | 'idle' | 'new' | 'gone';
}

/** A cause of delay that has moved. */
export interface MovedCause {
  /** `calendar`: the plans count other days as worked, or begin on another day. */
  kind: DelayKind | 'calendar';
  /** Issue, person, risk, ... as the ledger has it; null for kinds without a subject. */
  id: string | null;
  title: string | null;
  /** Mean working minutes on the driving chain. */
  baseMinutes: number;
  optionMinutes: number;
  /** Rounded together with all others: they add up to `LedgerDifference.minutes`. */
  minutes: number;
  /** 95 % interval of it alone (paired t). */
  low: number;
  high: number;
}

/** Where the difference of the mean dates comes from, on the first futures. */
export interface LedgerDifference {
  /** Futures in which the date comes in both plans, of the first `of`. */
  futures: number;
  of: number;
  /** Difference of the mean dates over these futures, rounded. */
  minutes: number;
  /** Largest first; those that do not move are left out. All of them: they add up. */
  rows: readonly MovedCause[];
}

/** Where the two logs of one future part. */
export interface Parting {
  /** Open it in both plans: `replay PLAN --replication R`. */
  replication: number;
  /** Difference of the date asked about in this future; null = it never comes in one of them. */
  minutes: number | null;
  baseMinute: number | null;
  optionMinute: number | null;
  /** Events that both logs begin with. */
  common: number;
  /** Minute of the first event that only one of them has. */
  minute: number;
  time: CivilInstant;
  /** The first event of each log that the other does not have at that minute; null = there is none at that minute. */
  base: LogEvent | null;
  option: LogEvent | null;
  /** Where only one of them has an event: the first of the same type and subject in the log of the other, at another minute; null = never there. */
  counterpart: LogEvent | null;
}

export interface ComparedOption extends PlanFigures {
  verdict: Verdict;
  /** Of the metric; dates in working minutes. */
  difference: Difference;
  /** Futures that say something about the metric in both plans. */
  metricFutures: number;
  /** Futures in which the date asked about differs from the base's; 0 = the option changes nothing about it. */
  changed: number;
  /** Dates that both plans have, that asked about first; none = the option does not have it. */
  differences: readonly DateDifference[];
  /** Ids of dates that only one of the plans has. */
  datesGone: readonly string[];
  datesNew: readonly string[];
  loadChanges: readonly LoadDifference[];
  /** Null = nothing is settled that could be explained, or no future has the date in both. */
  explanation: LedgerDifference | null;
  /** Null = no future differs. */
  parting: Parting | null;
}

/** Which of all plans (base and options) is best on the metric. */
export interface Best {
  /** Id of the plan with the best metric; of equals the first. */
  id: string;
  /** Share of the rounds in which no other plan is better by more than indifference. */
  confidence: number;
  /** Its metric less that of the base (dates in working minutes); 0 = it is the base, null = one of them is never. */
  lead: number | null;
  /** How much of that lead is owed to its having been chosen as the best of several: to be taken off. Never below zero. */
  flattery: number;
  /** All plans, best first; ties in their order (base first). */
  ranks: readonly RankedPlan[];
}

export interface RankedPlan {
  id: string;
  metric: number | null;
  /** Share of the rounds in which it is the best of all (ties shared), and in which it is best within indifference. */
  best: number;
  nearBest: number;
}

export interface CompareMetric {
  /** As asked for: `P80(finish)`. */
  text: string;
  measures: FigureKind;
  /** Whether more of it is good (`more`), bad (`less`), or neither (null). */
  goodWhen: 'less' | 'more' | null;
  /** Differences up to this are of no matter, in its unit (minutes for dates and spans). */
  indifference: number;
}

/** A look at the futures done so far, and how much of the chance of a false decision it may use. */
export interface Look {
  futures: number;
  /** Of all comparisons of this look together. */
  alpha: number;
}

export interface Comparison {
  seed: string;
  sampling: 'plain' | 'sobol';
  /** Futures of each plan. */
  replications: number;
  /** The most there could have been. */
  most: number;
  ended: 'settled' | 'all' | 'time' | 'interrupted';
  /** Interrupted before the decision was settled. */
  partial: boolean;
  /** As asked for: false decisions about equal options happen in at most 1 - confidence of all comparisons. */
  confidence: number;
  /** Level of every interval shown: 1 - alpha of the last look / number of options. */
  level: number;
  /** All looks that were planned; those up to `replications` have been taken. */
  looks: readonly Look[];
  /** First day of the base: minute 0. */
  start: CivilDate;
  /** Working minutes of a day of the base. */
  minutesPerDay: number;
  about: ComparedDateId;
  metric: CompareMetric;
  base: PlanFigures;
  /** In the order asked. */
  options: readonly ComparedOption[];
  /** Null = the metric is unknown, or neither good nor bad. */
  best: Best | null;
  /** The first futures, on which loads and explanations stand. */
  detailFutures: number;
}
