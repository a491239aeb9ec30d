// What came of a promise of the document, as plain data.
import type { FigureKind } from '../../plan/figures.ts';
import type { Claim } from '../../plan/plan.ts';

/**
 * `confirmed`, `refuted`: so it is, whatever the number of futures leaves open. `undecidable`: the 95 % interval of the figure and
 * the tolerance reach both sides of what is claimed, or the figure is unknown. `untestable`: no figure of a simulation tells.
 */
export type VerdictWord = 'confirmed' | 'refuted' | 'undecidable' | 'untestable';

/** Where the interval of a difference comes from: from the futures two by two, or from the intervals of both sides. */
export type IntervalSource = 'exact' | 'futures' | 'paired' | 'separate';

export interface ClaimVerdict {
  claim: Claim;
  verdict: VerdictWord;
  /** Null for what cannot be tested. */
  found: ClaimFigure | null;
  /** The claim's own definition, or the figure's; null for what cannot be tested. */
  definition: string | null;
  /** Why it cannot be tested, or cannot be decided; null otherwise. */
  why: string | null;
}

export interface ClaimFigure {
  measures: FigureKind;
  /** A civil minute, a share, a ratio, a count or working minutes; null = never, or unknown. */
  value: number | null;
  /** 95 % interval; infinite where the futures do not bound it. */
  low: number;
  high: number;
  interval: IntervalSource;
  /** As a person reads it: `2026-01-19 17:00`, `+2.5 d`. */
  shown: string;
  /** Futures it stands on (of the smaller side). */
  replications: number;
}
