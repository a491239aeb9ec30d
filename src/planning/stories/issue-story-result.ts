// The story of one issue: from the opening of the plan to its finish, and every working minute between with its reason.
import type { Lever, Named, Need, Next, Spell, StoryDate } from './story-words.ts';

export type WaitCause =
  /** Its person worked on another issue, which had the better rank or was in hand when this one became ready. */
  | 'busy'
  /** Its person was in a review. */
  | 'review'
  /** Its person was away by a risk. */
  | 'absence'
  /** Its person was off: planned absence, meeting, hours of their own. */
  | 'calendar'
  /** A resource was taken; its person stood free or took what ranked behind. */
  | 'resource'
  | 'window'
  | 'quota'
  /** Its person had as many issues begun as their limit allows. */
  | 'limit'
  /** Nothing of all this: people choose for themselves, or a policy moved it. */
  | 'other';

export interface Wait {
  cause: WaitCause;
  /** Whose fault: the person of busy, review, absence, calendar and limit; the resource, window or quota; null = unknown. */
  what: Named | null;
  spell: Spell;
  /** What kept the person or resource: issues (or gates), by mean minutes; they sum to the spell's mean. Empty where there is nothing to name. */
  behind: { what: Named; meanMinutes: number; share: number }[];
}

export type PauseCause =
  /** Worked on, in its performer's working time. */
  | 'work'
  /** In hand while its performer was off: planned absence, meeting, hours of their own. */
  | 'calendar'
  | 'review'
  /** Its performer was away by a risk. */
  | 'absence'
  /** A block by a risk. */
  | 'block'
  /** Set aside by a window, a need that came late, or the data date. */
  | 'aside'
  /** It could have been taken up again, but its performer was busy. */
  | 'busy'
  /** The work was done; a risk's delay held the result back. */
  | 'delay'
  /** The work was done; a link into the finish was not met. */
  | 'link'
  /** The gate that reviews the issue had not opened. */
  | 'verdict';

export interface Stretch {
  cause: PauseCause;
  /** Risk of absence, block and delay; gate of review and verdict; the work it waited for when busy; null = nothing to name. */
  what: Named | null;
  spell: Spell;
}

/** Why the work was as long as it was: parts of the worked minutes, each against the one before. */
export interface LengthPart {
  kind: 'likely' | 'estimate' | 'risk' | 'without' | 'capacity';
  /** The risk. */
  what: Named | null;
  /** Negative = it was shorter for that. */
  meanMinutes: number;
  p80Minutes: number;
  share: number;
}

export interface IssueStory {
  kind: 'issue' | 'delivery';
  id: string;
  title: string;
  owner: string | null;
  futures: number;
  /** Futures in which it is begun and finished as work of the forecast: the ones all spells count. */
  counted: number;
  /** Shares of futures: left the scope; never finished; already done at the data date. */
  dropped: number;
  never: number;
  recordedDone: boolean;
  /** Begun by the data date: its story begins there. */
  inProgress: boolean;
  ready: StoryDate;
  start: StoryDate;
  /** Done: the review, if it has one, has passed. */
  finish: StoryDate;
  /** In the plan as written. */
  likelyStart: number | null;
  likelyFinish: number | null;
  due: number | null;
  onTime: number | null;
  /** From the opening (or the data date) until every need was met; who came last. */
  openingToReady: Spell;
  needs: Need[];
  /** From then to the start; `waits` (longest mean first) sum to it, future by future. */
  readyToStart: Spell;
  waits: Wait[];
  /** From the start to done; `stretches` (in the order of causes) sum to it, future by future. */
  startToDone: Spell;
  stretches: Stretch[];
  /** Worked minutes as the plan likes them, and what changed that; means sum to the mean of the work. */
  length: LengthPart[];
  /** On any tight chain to the finish of the plan, and on the driving one. */
  criticality: number;
  driving: number;
  /** Of the plan as written, without people and resources. */
  totalFloatMinutes: number;
  /** How much later it could have been done before anything behind it, or the end of the plan, had come later: by a link, its person, a resource, a limit. */
  slack: Spell;
  /** What begins because of it, most frequent first. */
  next: Next[];
  /** What would move its finish, at most. Longest first. */
  levers: Lever[];
}
