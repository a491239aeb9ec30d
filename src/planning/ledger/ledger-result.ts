// What the ledger answers: where the time to a date goes, along which chains, and what merging costs. Plain data, ready for JSON.
// Every future's minutes are whole and add up to its own date; the means shown here are rounded together, so they add up as well.

/** What a minute on the driving chain may be charged to. `id` of a row names the subject said here. */
export type DelayKind =
  /** Work as the likely value of its estimate says, at the planned capacity of whoever does it. Issue. */
  | 'likely-work'
  /** What the draw added to the likely work, or (negative) took from it. Issue. */
  | 'variation'
  /** Extra work, delays, blocks, drawn absences, losses of capacity, gates made to fail. Risk. */
  | 'risk'
  /** Ready, but the person did something else: the likely part of it. Person. */
  | 'busy-person'
  /** The person was at it with part of their time: support for others, several issues at once. Person. */
  | 'reduced-share'
  /** Ready, but the resource was held by something else: the likely part of it. Resource. */
  | 'resource'
  /** A gate's first review, its queued reviews, and the wait for its keepers and its window. Gate. */
  | 'gate'
  /** Reworks and repeated reviews after a failed attempt. Gate. */
  | 'rework'
  /** An external delivery until its due date; then what it is late. Delivery. */
  | 'delivery'
  | 'late-delivery'
  /** The lag of a link. The issue, gate, milestone or phase that waits for it. */
  | 'lag'
  /** A start-no-earlier-than date. Issue. */
  | 'date'
  /** Room under a limit of issues begun. Person. */
  | 'limit'
  /** Window, quota, policy. */
  | 'window'
  | 'quota'
  | 'policy'
  /** More work because a soft link had not been met or a quota was used up. Issue. */
  | 'workaround'
  /** Before the chain began: something fixed in time let its first issue start, and what went before had time to spare. That issue (or gate). */
  | 'earlier'
  /** Meetings, planned absences (days of no availability too) of the person on the chain. Person. */
  | 'meeting'
  | 'absence'
  /** Nights, weekends, holidays. No subject. */
  | 'non-working'
  /** No rule known here explains it. No subject. */
  | 'other';

/** One span in two readings: on the clock, and in working minutes of the plan calendar (nights are 0 there). May be negative. */
export interface Span {
  civilMinutes: number;
  workingMinutes: number;
}

/** Nearest-rank quantiles over the futures that reach the date, in working minutes. Quantiles of several causes do not add up. */
export interface SpanQuantiles {
  p10: number;
  p50: number;
  p80: number;
  p90: number;
}

/** One cause, or all causes of one kind. */
export interface LedgerRow {
  kind: DelayKind;
  /** Of issue, person, risk, ...; null for kinds without a subject, and for totals of a kind. */
  id: string | null;
  title: string | null;
  /** Over all futures that reach the date: whole minutes that add up to `Ledger.all.span`. */
  mean: Span;
  /** Over those around P80: whole minutes that add up to `Ledger.band.span`. */
  band: Span;
  /** Share of the futures that reach the date in which it is not 0. */
  share: number;
  /** Of this cause alone: not additive. */
  quantiles: SpanQuantiles;
}

/** Some futures and what they add up to. */
export interface LedgerColumn {
  futures: number;
  /** Mean minute of the date from 00:00 of the first day, rounded half up; null without futures. */
  meanMinute: number | null;
  /** From the origin to the date. */
  span: Span;
}

/** Where the time from the start (or the data date) to one date goes. */
export interface Ledger {
  target: LedgerTarget;
  origin: { kind: 'start' | 'data-date'; minute: number };
  /** Working minutes of a day of the plan: what one working day stands for. */
  minutesPerDay: number;
  /** All futures that reach the date. */
  all: LedgerColumn;
  /** Those whose date lies between two quantiles of it, both included. */
  band: LedgerColumn & { fromPercent: number; toPercent: number };
  /** Futures that never reach it. */
  never: number;
  /** Causes that took any time in any future; largest absolute mean of working time first, then of civil time, then vocabulary and document order. */
  rows: LedgerRow[];
  /** The same by kind, in the order of the vocabulary; kinds that took no time are left out. */
  kinds: LedgerRow[];
}

export interface LedgerTarget {
  kind: 'finish' | 'issue' | 'gate' | 'milestone' | 'phase';
  /** null for the finish. */
  id: string | null;
  title: string | null;
}

/** How a step of a chain leads to the next one. */
export type ChainTie = 'link' | 'person' | 'resource' | 'limit' | 'end';

/** An issue or a gate on a driving chain. */
export interface ChainStep {
  kind: 'issue' | 'gate';
  id: string;
  title: string;
  /** Why the next step of the chain waited for it, in most of the futures with exactly these steps; `end` for the last alone. */
  tie: ChainTie;
  /** Share of the group's futures whose chain holds it. */
  share: number;
  /** Mean working time of the plan calendar that the chain spends on it, over the futures of the group that hold it. */
  workingMinutes: number;
}

/** Futures whose driving chains are the same, or differ only in what is short. */
export interface ChainGroup {
  futures: number;
  /** Of the futures that reach the date. */
  share: number;
  /** From the beginning to the date: what most futures of the group have in common. */
  steps: ChainStep[];
  /** Number of different sequences in it. */
  variants: number;
  /** Mean date of its futures, minute rounded half up. */
  meanMinute: number;
  /** Lowest-numbered future of the group: open it to see one. */
  replication: number;
}

export interface DrivingChains {
  target: LedgerTarget;
  /** Futures that reach the date. */
  futures: number;
  /** Different sequences of issues and gates. */
  distinct: number;
  /** Most frequent first. */
  groups: ChainGroup[];
  /** Share of the futures that the groups listed cover. */
  covered: number;
}

/** A place where several needs meet. */
export interface MergePoint {
  kind: 'issue' | 'gate' | 'milestone' | 'phase' | 'finish';
  /** null for the finish. */
  id: string | null;
  title: string | null;
  /** Number of needs that meet. */
  needs: number;
  /** Mean of the latest need less the largest mean of a single one, working minutes of the plan calendar; never negative. */
  biasMinutes: number;
  /** The need with the largest mean, and the share of futures in which it is (one of) the latest. */
  largest: { kind: 'issue' | 'gate' | 'milestone' | 'phase'; id: string; title: string; share: number };
  futures: number;
}

export interface MergeBias {
  /** Largest bias first. */
  points: MergePoint[];
}
