// Priority inversions by non-delay: work that was begun because nothing better was ready, and then kept better work waiting.
import type { Estimate } from '../../engine/forecast/quantiles.ts';
import type { Named, Spell } from './story-words.ts';

/** The same futures with the remedy, less the plan as it is; working minutes, positive = earlier. */
export interface RemedyProof {
  futures: number;
  /** The end of the plan, P80 and mean; the issue that was kept waiting, P80 of its finish. */
  finishP80Minutes: Estimate<number>;
  finishMeanMinutes: Estimate<number>;
  keptP80Minutes: Estimate<number>;
  /** Share of futures with the inversion left. */
  shareLeft: number;
  /** Share of futures in which the plan ends earlier, and later. */
  earlier: number;
  later: number;
}

export interface Remedy {
  /** `issue` gets the link: it lets `waitsFor` go first. */
  issue: string;
  waitsFor: string;
  /** To be added to the issue in the document. */
  line: string;
  /** null = not tried. */
  proof: RemedyProof | null;
}

export interface Inversion {
  /** What was begun first, and the better-ranked issue that became ready meanwhile and waited more than a working day. */
  ahead: Named;
  kept: Named;
  /** Whom both needed: the person, or the resource. */
  over: Named;
  /** Of a better class; else only of a better place in its class. */
  betterClass: boolean;
  share: number;
  /** Over the futures in which it happens. */
  wait: Spell;
  /** Share of all futures in which it happens while the kept issue lies on the driving chain to the finish. */
  driving: number;
  /** Mean over all futures: what it costs the kept issue on average. */
  meanMinutes: number;
  /** null = the link would close a circle, or one of the two is not listed in the document. */
  remedy: Remedy | null;
}

export interface InversionsResult {
  futures: number;
  /** Working minutes above which a wait counts: one day of the plan calendar. */
  thresholdMinutes: number;
  /** Share of futures with any of them. */
  any: number;
  /** By what they cost on the driving chain on average (`driving` x mean wait), then by `meanMinutes`; largest first. */
  inversions: Inversion[];
}
