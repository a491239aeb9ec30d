// A diagnostic is data about the user's document: every stage appends, none throws, the CLI draws the frames.
// `path` says where in the document (keys and list indices); the reader that knows the text turns it into a range.

import type { CivilInstant } from './plan.ts';

export type Severity = 'error' | 'warning' | 'note';
export type DocumentPath = readonly (string | number)[];

/** Zero-based offsets into the text; `line` and `column` are one-based, columns count UTF-16 units. */
export interface SourceRange {
  /** The file it stands in, relative to the plan; without one the plan itself. */
  file?: string;
  start: { offset: number; line: number; column: number };
  end: { offset: number; line: number; column: number };
}

export interface Diagnostic {
  /** `E014`, `W203`: stable, never reused; the closed list is codes.ts. */
  code: string;
  severity: Severity;
  /** One line that stands alone. */
  message: string;
  path: DocumentPath;
  /** Point at the key rather than the value of `path`. */
  atKey?: boolean;
  range?: SourceRange;
  hint?: string;
  /** Of a date that is missed: what is late, and by how much working time of the plan calendar. null = it never comes. */
  late?: { what: string; due: CivilInstant; minutes: number | null };
  related?: readonly { path: DocumentPath; message: string; range?: SourceRange }[];
}
