// The words all stories share, as plain data. Minutes are civil minutes from 00:00 of the plan's first day; spans (names ending in
// Minutes, and every Spell) are working minutes of the plan calendar; shares are shares of futures, 0-1.
import type { Estimate } from '../../engine/forecast/quantiles.ts';

export type NamedKind =
  | 'issue'
  | 'rework'
  | 'review'
  | 'delivery'
  | 'gate'
  | 'milestone'
  | 'phase'
  | 'person'
  | 'resource'
  | 'risk'
  | 'window'
  | 'quota'
  | 'policy';

/** Something of the plan that a story names. `review`: the review of an issue (by the id of the issue), or a keeper's queued review. */
export interface Named {
  kind: NamedKind;
  id: string;
  title: string;
  /** Of an issue that one named person must do. */
  owner?: string;
}

/** An instant of every future; `never` counts futures in which it does not come. null = never, or too few futures to say. */
export interface StoryDate {
  p10: Estimate<number>;
  p50: Estimate<number>;
  p80: Estimate<number>;
  never: number;
}

/** A span over the futures a story counts, those with nothing of it included. Means of parts add up to the mean of the whole; quantiles do not. */
export interface Spell {
  meanMinutes: number;
  p50Minutes: number;
  p80Minutes: number;
  maxMinutes: number;
  /** Share of the futures counted that have any of it. */
  share: number;
}

/** One of several things that all had to be there. */
export interface Need {
  /** null = a date (start no earlier than), or the plan's opening. */
  what: Named | null;
  event: 'started' | 'finished' | 'date' | 'opening';
  /** Share of the futures counted in which it came last; of several that came in one minute, the one that completed them. */
  last: number;
  /**
   * Working minutes by which it came after the next-to-last need (merge wait), mean and P80 over the futures in which it came last;
   * null = nothing else is waited for.
   */
  marginMinutes: number | null;
  marginP80Minutes: number | null;
  /** `last` x `marginMinutes`: what its lateness costs on average, at most; null = day for day. */
  meanMinutes: number | null;
}

/** What begins because of something else: as soon as that ended, or as soon as its performer was at work again. */
export interface Next {
  what: Named;
  /** A link of the plan, its person or resource that became free, or room under a limit. */
  by: 'link' | 'person' | 'resource' | 'limit';
  share: number;
}

/** A part of the time that something else could shorten: at most so much on average, because what comes next may be held elsewhere too. */
export interface Lever {
  kind: 'need' | 'wait' | 'pause' | 'risk' | 'estimate' | 'capacity' | 'review' | 'rework';
  what: Named | null;
  /** null = day for day: nothing else is waited for. */
  meanMinutes: number | null;
}
