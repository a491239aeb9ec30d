// What every reader of a section shares: where to complain, what the calendar says a day is worth, and which names exist.
// It is complete before the first issue is read, so names can be checked where they stand.
import type { CivilDate, WorkCalendar } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import type { Names } from './names.ts';

export interface Reading {
  readonly complaints: Complaints;
  readonly calendar: WorkCalendar;
  /** First day of the plan; null when the document does not say it readably: then no date can be judged. */
  readonly start: CivilDate | null;
  readonly days: 'working' | 'calendar';
  /** How `a-b` and `a/m/b` are meant. */
  readonly ranges: 'p10-p90' | 'limits';
  readonly names: Names;
}
