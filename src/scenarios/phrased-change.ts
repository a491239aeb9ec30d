// A change together with the words that say it, so that whatever is wrong with it is told under them.
import type { Change } from '../plan/change.ts';
import type { DocumentPath } from '../plan/diagnostic.ts';

/** Offsets among all texts of a reading. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface PhrasedChange {
  readonly change: Change;
  /** The clause, as a message may quote it. */
  readonly words: string;
  /** The way to the phrase in its document; empty for the command line. */
  readonly path: DocumentPath;
  /** The clause, what it is about, and what becomes of that. */
  readonly clause: Span;
  readonly subject: Span;
  readonly value: Span;
  /** Ids of the people it brings. */
  readonly made: readonly string[];
}
