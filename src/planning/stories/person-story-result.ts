// The story of one person: what they have in hand week by week, who waits for them, what they wait for.
import type { Named, Spell } from './story-words.ts';

export interface PersonWeek {
  /** 1 = the week that holds the plan's start. */
  week: number;
  /** First minute, and the minute after the last. */
  from: number;
  to: number;
  /** Share of futures that are not over before this week. */
  open: number;
  /** Means over those futures, worked minutes of the person before the finish of the plan. */
  availableMinutes: number;
  workMinutes: number;
  reviewMinutes: number;
  absentMinutes: number;
  idleMinutes: number;
  /** (work + reviews) / available; null = nothing to work in. */
  load: number | null;
  /** Ready, unstarted issues waiting for the person: mean over the working minutes of the week, P80 and largest of the week's highest. */
  queueMean: number;
  queueP80: number;
  queueMax: number;
}

/** An issue that is ready and waits because of the person (busy, in a review, away). */
export interface Waiter {
  what: Named;
  spell: Spell;
  /** Share of futures in which it waits while it lies on the driving chain to the finish. */
  driving: number;
  /** The work they were busy with most often meanwhile. */
  behind: { what: Named; meanMinutes: number }[];
}

export type IdleReason =
  /** Their next work waited for something that had not happened. */
  | 'need'
  /** Their next work was ready, but something else was missing (resource, window, quota, limit). */
  | 'held'
  /** Nothing more came for them before the plan ended. */
  | 'nothing-left';

export interface Idle {
  reason: IdleReason;
  /** What came last of what their next work needed (gates that open at once are looked through); or who had the resource or the room, the window, the quota; work of theirs that stood aside. null = a date or nothing. */
  what: Named | null;
  /** Who has to do that, where it is one named person. */
  who: string | null;
  meanMinutes: number;
  share: number;
}

export interface BeyondTarget {
  kind: 'gate' | 'milestone' | 'phase';
  id: string;
  title: string;
  target: number;
  /** Worked minutes of the person on work that leads there, after the target: overtime needed beforehand if nothing else held them up. */
  beyond: Spell;
}

export interface PersonStory {
  kind: 'person';
  id: string;
  role: string | null;
  futures: number;
  /** Futures in which the plan ends: the ones all spells count. */
  counted: number;
  /** Shares of futures: their work lies on the driving chain; something on it waited for them. */
  driving: number;
  contention: number;
  weeks: PersonWeek[];
  /** Own worked minutes until the end of the plan; work, reviews, absences by risks and idle time sum to it. */
  available: Spell;
  work: Spell;
  reviews: Spell;
  absent: Spell;
  idle: Spell;
  /** Issues waiting for the person, all together (issue-minutes), then each, longest mean first. */
  waiting: Spell;
  waiters: Waiter[];
  /** Why they are idle, longest first; sums to `idle`. */
  idleBecause: Idle[];
  /** Gates reviewed (share of futures, minutes). */
  reviewsOf: { what: Named; spell: Spell }[];
  absences: { what: Named; spell: Spell }[];
  /** Promises their work leads to. */
  beyondTargets: BeyondTarget[];
}
