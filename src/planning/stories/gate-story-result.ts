// The story of one gate, milestone or phase: what held it, who had to look at it and how often, and what it opens.
import type { Share } from '../../engine/forecast/quantiles.ts';
import type { Lever, Need, Next, Spell, StoryDate } from './story-words.ts';

export interface Keeper {
  id: string;
  external: boolean;
  /** From the call for the review to its beginning, and from there to its end, over all attempts. */
  wait: Spell;
  review: Spell;
  /** Share of futures in which this keeper was the last to finish the first review. */
  last: number;
}

export type GateStretchKind =
  /** Criteria met, review not begun: its window, or keepers who have no common time. */
  | 'begin'
  | 'first-review'
  /** From a failure until the next review begins. */
  | 'rework'
  | 'later-reviews'
  /** The verdict was there; a link into its finish was not met. */
  | 'held';

export interface GateStretch {
  kind: GateStretchKind;
  spell: Spell;
}

export interface GateStory {
  kind: 'gate' | 'milestone' | 'phase';
  id: string;
  title: string;
  futures: number;
  never: number;
  /** When its criteria were met, and when it opened (was reached, ended). The same for milestones and phases. */
  criteriaMet: StoryDate;
  date: StoryDate;
  likely: number | null;
  target: number | null;
  onTime: Share | null;
  /** The links of the document (of a phase: its issues), and which came last. */
  criteria: Need[];
  /** What came last behind them: through phases and milestones back to the issue, gate, delivery or share. Only what ever does. */
  lastWork: Need[];
  /** From the criteria to the opening; `stretches` sum to it, future by future. Empty for milestones and phases. */
  metToOpen: Spell;
  stretches: GateStretch[];
  keepers: Keeper[];
  /** null for milestones and phases. */
  verdict: {
    /** Passed at the first attempt; opened by waiver. */
    passedFirst: Share;
    waived: number;
    meanAttempts: number;
    /** As the plan states it, for one attempt. */
    chance: number;
  } | null;
  /** On any tight chain to the finish of the plan (gates only; else null). */
  criticality: number | null;
  opens: Next[];
  levers: Lever[];
}
