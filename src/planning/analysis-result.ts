// What an analysis says, as plain data. Minutes are civil minutes from 00:00 of the plan's first day; spans (names ending in
// Minutes, and every Difference) are working minutes of the plan calendar; shares are 0-1; null = never or unknown.
import type { Estimate } from '../engine/forecast/quantiles.ts';
import type { DrivingChains, Ledger, MergeBias } from './ledger/ledger-result.ts';
import type { InversionsResult } from './stories/inversions-result.ts';
import type { Story } from './stories/story-result.ts';

/** The date an analysis is about. */
export interface AskedDate {
  kind: 'finish' | 'gate' | 'milestone' | 'phase' | 'issue';
  /** `finish` for the end of the plan. */
  id: string;
  title: string;
  /** Number of its node in the network; -1 = the end of the plan. */
  node: number;
  /** Civil minute; null = no target. */
  target: number | null;
}

/** Working minutes with their 95 % interval; null = a date that never comes, or too few futures. */
export type Difference = Estimate<number>;

/**
 * The date as planned minus the date with one thing taken away, future by future on the same draws: positive = so many working
 * minutes would be saved. Bars can be negative (taking it away makes the plan later), and they do not add up.
 */
export interface Bar {
  /** P80 minus P80, by nearest rank. Where dates leap (weekends, weekly windows) it may be a whole leap for next to nothing; its interval says so. */
  p80: Difference;
  /** Mean over the ranks from P75 to P85: what is saved around P80 whether or not P80 sits at the edge of a leap. Rows are ordered by it. */
  around: Difference;
  p50: Difference;
  mean: Difference;
  /** The first so many futures were compared. */
  futures: number;
  /** In so many of them the date is another one. */
  changed: number;
}

/** A risk that does not fire; everything else as drawn. */
export interface RiskBar {
  kind: 'risk';
  id: string;
  title: string;
  /** The entry of the document it was made from, one of `families`; null = itself. */
  family: string | null;
  /** Share of futures in which it fires. */
  fired: number;
  bar: Bar;
}

/** All risks made from one entry (`each`, lateness of deliveries, reworks) that do not fire. */
export interface FamilyBar {
  kind: 'family';
  id: string;
  title: string;
  risks: number;
  /** Share of futures in which any of them fires. */
  fired: number;
  bar: Bar;
}

/** A risk before and after its mitigation; every bar but `net` is the risk's own cost in that setting against a world without it. */
export interface MitigationBars {
  risk: string;
  title: string;
  /** The mitigating issue. */
  issue: string;
  /** Nothing else of the plan waits for that issue by name: without the mitigation its effort would be saved. */
  ownIssue: boolean;
  /** What the risk costs if the mitigation has no effect (its effort is spent). */
  inherent: Bar;
  /** What it costs as planned: inherent until the mitigation is finished, residual from then on. */
  planned: Bar;
  /** What it costs if the residual values hold from the start. */
  residual: Bar;
  /** What the mitigation saves: date without its effect minus date as planned. Its effort is spent in both. */
  gross: Bar;
  /** Date without the mitigating issue and its effects minus date as planned: what is left of `gross` when its effort is paid. null = others wait for the issue, so the plan needs it anyway. */
  net: Bar | null;
}

/** Nothing has to wait for this person; everybody works as fast as before. */
export interface PersonBar {
  kind: 'person';
  id: string;
  /** Share of futures whose driving chain to the date waited for them. */
  contention: number;
  bar: Bar;
}

/** An issue that takes what it is likely to take, and what it takes on average, in every future. */
export interface IssueBar {
  kind: 'issue';
  id: string;
  title: string;
  likely: Bar;
  /** At its mean over the futures compared: what is left of the bar is its spread alone. */
  mean: Bar;
  likelyMinutes: number;
  meanMinutes: number;
}

/** One round of leaving out the largest bar and looking again. */
export interface Step {
  kind: 'risk' | 'family' | 'person' | 'issue';
  id: string;
  title: string;
  /** Saved beyond what the steps before have saved. */
  bar: Bar;
  /** P80 of the date with this and all earlier steps left out. */
  p80: number | null;
}

export interface Tornado {
  risks: readonly RiskBar[];
  families: readonly FamilyBar[];
  mitigations: readonly MitigationBars[];
  people: readonly PersonBar[];
  issues: readonly IssueBar[];
  /** Empty unless asked for. */
  steps: readonly Step[];
}

/** How an issue bears on the date. */
export interface Influence {
  id: string;
  title: string;
  /** Share of futures in which it lies on a tight chain to the date. */
  criticality: number;
  /** Share in which it lies on the driving chain. */
  driving: number;
  /** Standard deviation of its length without waits, over the futures in which it comes to its end. */
  sdMinutes: number;
  /** Schedule sensitivity index: criticality x sd of its length / sd of the date; null = the date does not vary, or is not always reached. */
  ssi: number | null;
  /** |Spearman's rho| between its length and the date, midranks for ties, over the futures in which both come; null = one of them does not vary. */
  cruciality: number | null;
}

/** Knowing now how one uncertain thing will turn out. */
export interface Information {
  kind: 'risk' | 'estimate';
  /** Risk or issue. */
  id: string;
  title: string;
  /** Groups of futures that it tells apart: fired or not; ten equal parts of the draw, or its values if they are fewer. */
  strata: number;
  futures: number;
  /** Saved on average in the date around P80 (mean of P75 to P85) that is promised; what is found by chance alone (`chanceMinutes`) has been taken off. May be below zero: then it is worth nothing. */
  promise: Difference;
  /** What labels without any meaning seem to save: the bias of looking into so many groups. */
  chanceMinutes: number;
  /** With options: saved on average by choosing the option after knowing. null = no options. */
  choice: ChoiceValue | null;
}

export interface ChoiceValue {
  futures: number;
  /** The date around P80 of the best option less the mean of that of the option best in each group; what chance alone finds has been taken off. */
  saved: Difference;
  chanceMinutes: number;
  /** The part of it that comes from choosing differently, not merely from promising more exactly. */
  bySwitching: Difference;
  /** Share of futures in whose group another option than the unconditional best is best. */
  changes: number;
}

/**
 * Something from outside that comes late: a delivery against its date, the first judgement of a gate's external keepers and an issue nobody of
 * the plan works on against what was drawn.
 */
export interface Lateness {
  kind: 'delivery' | 'gate' | 'issue';
  id: string;
  title: string;
  /** When a delivery is due; null = it takes its time. */
  due: number | null;
  futures: number;
  /** In the order of `daysLate`, the first for 0 days; against being on time. */
  points: readonly LatenessPoint[];
  /** Working days of lateness up to which the date around P80 does not move by a tenth of a day; null = the first day late costs. */
  slackDays: number | null;
  /** Working days of lateness from which a further day costs nearly a whole day (nine tenths); null = not within the days asked. */
  kneeDays: number | null;
}

export interface LatenessPoint {
  daysLate: number;
  /** Later than on time (positive = later): P80, the ranks around it, and the mean. */
  p80: Difference;
  around: Difference;
  mean: Difference;
  /** Working days (around P80) a further day of lateness costs, from the point before to this one; null for the first. */
  perDay: number | null;
}

export interface AnalysisResult {
  about: AskedDate;
  seed: string;
  replications: number;
  /** Stopped before all futures asked for were seen. */
  partial: boolean;
  /** Futures in which the date never comes. */
  never: number;
  /** Working minutes of a day, for whoever speaks of days. */
  minutesPerDay: number;
  p50: Estimate<number>;
  p80: Estimate<number>;
  meanMinutes: number | null;
  sdMinutes: number | null;
  /** Null = not asked for, here and below. */
  ledger: Ledger | null;
  chains: DrivingChains | null;
  mergeBias: MergeBias | null;
  /** One answer a question, in their order. */
  stories: readonly (Story | InversionsResult)[];
  tornado: Tornado | null;
  /** Of every issue of the document, in its order; null = not asked for. */
  influence: readonly Influence[] | null;
  /** Futures `cruciality` was computed on. */
  influenceFutures: number;
  information: readonly Information[] | null;
  lateness: readonly Lateness[] | null;
}
