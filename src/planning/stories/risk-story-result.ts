// The story of one risk, of a family of risks, or of a delivery: how often, when, what it hits, and how the futures differ that it strikes.
import type { Estimate, Share } from '../../engine/forecast/quantiles.ts';
import type { Named, Next, Spell, StoryDate } from './story-words.ts';

/** Finish of the plan in some of the futures. */
export interface FinishAmong {
  futures: number;
  p50: number | null;
  p80: number | null;
  /** Civil minute at which the mean working time has passed. */
  mean: number | null;
}

export interface Hit {
  what: Named;
  /** Share of all futures in which it changed this issue, gate (its first review fails) or somebody at work on the issue. */
  share: number;
  /** Over the futures in which it did: work of the issue beyond what was drawn, and standstill by blocks, delays and absences. */
  extra: Spell;
}

export interface RiskStory {
  kind: 'risk' | 'family' | 'delivery';
  id: string;
  title: string;
  owner: string | null;
  futures: number;
  /** How many risks it has: 1 but for a family. */
  risks: number;
  fired: Share;
  /** Share of futures in which it changed anything: a risk can fire and find nothing left to change. */
  changed: number;
  /** Of these: it changed something with the values before, or after, its mitigation was finished (both in one future are possible). */
  inherent: number;
  residual: number;
  /** It fired and hit something on a tight chain to the finish. */
  tight: number;
  /** When it fired, over the futures in which it did (`never` counts among those only); null = decided at the opening. */
  when: StoryDate | null;
  /** Everything it changes, most frequent first. */
  hits: Hit[];
  /** Finish where it changed something and where it did not: what goes together, not what it causes (that is the tornado's exclusion). */
  struck: FinishAmong;
  spared: FinishAmong;
  /** Mean finish struck minus spared, working minutes, with its 95 % interval; null = one of them never happens. */
  differenceMinutes: Estimate<number> | null;
  mitigation: {
    issue: Named;
    /** When it is finished. */
    finish: StoryDate;
    /** Share of futures in which it was finished before the risk was decided for the first issue it could hit (a window: before it could fire). */
    inTime: number;
  } | null;
  /** Of a delivery only: due date, arrival, how late, what begins when it is there. */
  delivery: { due: number | null; arrival: StoryDate; onTime: Share; late: Spell; opens: Next[] } | null;
}
