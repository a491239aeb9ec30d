// What every reader of a section shares: where to complain, what the calendar says a day is worth, and which names exist.
// It is complete before the first issue is read, so names can be checked where they stand.
import type { Chance, CivilDate, Estimate, Gate, Impact, Issue, Risk, WorkCalendar } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import type { Names } from './names.ts';

/** Names of the document for bands of probability and for impacts; null = one that could not be read. */
export interface Scales {
  readonly chances: ReadonlyMap<string, Chance>;
  readonly impacts: ReadonlyMap<string, Impact | null>;
}

/** What the readers of issues make of more than one thing, collected until the plan is put together. */
export interface Implied {
  readonly issues: Issue[];
  readonly gates: Gate[];
  readonly risks: Risk[];
  /** Window id -> ids of the issues that work only inside it. */
  readonly only: Map<string, string[]>;
}

export interface Reading {
  readonly complaints: Complaints;
  readonly calendar: WorkCalendar;
  /** First day of the plan; null when the document does not say it readably: then no date can be judged. */
  readonly start: CivilDate | null;
  readonly days: 'working' | 'calendar';
  /** How `a-b` and `a/m/b` are meant. */
  readonly ranges: 'p10-p90' | 'limits';
  readonly names: Names;
  /** Names for bands and impacts; none while the scales themselves are read. */
  readonly scales: Scales;
  /** How long work stands still when it is blocked, by the levels of escalation; null = the document has none. */
  readonly escalation: Estimate | null;
  readonly implied: Implied;
}

/** A collection with nothing in it. */
export function nothingImplied(): Implied {
  return { issues: [], gates: [], risks: [], only: new Map() };
}
