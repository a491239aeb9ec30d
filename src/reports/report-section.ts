// A section of a report before it is drawn: sentences, one table, remarks. The terminal and Markdown draw the same sections, so what one
// says the other says too. All text has been through the sink.

export type Tone = 'plain' | 'strong' | 'dim';

export interface SectionColumn {
  head: string;
  right?: boolean;
  /** Where there is no room for all, columns with the largest number go first; one without a number stays. */
  drop?: number;
  /** A share 0-1 (negative: to the left), drawn as a bar of the terminal and left out of Markdown, where the figure stands beside it. */
  bar?: boolean;
}

export interface SectionRow {
  name: string;
  /** One for each column; a bar is given as its share. */
  cells: readonly (string | number)[];
  tone?: Tone;
  /** Belongs to the row above. */
  inner?: boolean;
}

export interface SectionTable {
  /** What the names are. */
  of: string;
  columns: readonly SectionColumn[];
  rows: readonly SectionRow[];
}

export interface ReportSection {
  title: string;
  /** Before the table. */
  sentences: readonly string[];
  /** One below the other, each in its own lines; after the sentences. */
  items?: readonly string[];
  table?: SectionTable;
  /** Drawn with characters below the table, in at most so many cells. */
  picture?(width: number): readonly string[];
  /** Lines to be pasted somewhere, as they are. */
  lines?: readonly string[];
  /** Commands to be typed, as they are. */
  commands?: readonly string[];
  /** After it, in small print. */
  remarks?: readonly string[];
}
