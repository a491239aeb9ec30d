// Everything `explain` says about one thing, as plain data: what is not asked, or means nothing for it, is null.
import type { AnalysisResult, Bar } from './analysis-result.ts';
import type { InversionsResult } from './stories/inversions-result.ts';
import type { Story } from './stories/story-result.ts';

/** `family`: the risks made from one entry of the document; `finish`: the end of the plan. */
export type WhatKind = 'finish' | 'gate' | 'milestone' | 'phase' | 'issue' | 'person' | 'risk' | 'family' | 'delivery';

export interface WhatAsked {
  kind: WhatKind;
  id: string;
}

export interface Explanation {
  about: WhatAsked;
  seed: string;
  /** Futures simulated. */
  replications: number;
  /** Fewer than asked for. */
  partial: boolean;
  /** About the finish, a gate, a milestone or a phase: the analysis is of that date; otherwise of the finish, and has no parts. */
  isDate: boolean;
  analysis: AnalysisResult;
  /** Minute of the analysed date in the plan as written (likely values, no risks); null = never. */
  likely: number | null;
  /** Of the finish only. */
  inversions: InversionsResult | null;
  /** Of everything but the finish. */
  story: Story | null;
  /** Of people, issues, risks and deliveries: the finish without waiting for the person, with the issue at its likely value, without the risk. */
  alone: Bar | null;
}
