// A Profile: one working calendar turned into cumulative tables, so that "start at t, w units of work" is a look-up.
// Built once per distinct (calendar, meetings, absences, capacity) and shared by everybody it fits.

/**
 * All minutes are civil minutes from 00:00 of the plan's first day.
 * Minute m is *worked* when it lies in a window of its day that no own meeting, holiday or planned absence takes.
 * On a day with worked minutes W > 0 the units delivered before the k-th of them has passed are floor(U * k / W),
 * where U = max(0, capacityPercent * (W + meetingMinutes) - 100 * meetingMinutes) and meetingMinutes are the
 * attended minutes inside that day's windows.
 */
export interface Profile {
  /** Number of whole days the tables cover (20 years). Queries beyond the last worked minute answer -1. */
  readonly days: number;
  /** Units a minute when every minute of every day is worked at the same rate; 0 otherwise (a fast path). */
  readonly constantRate: number;
  /** Units delivered in [0, t). */
  unitsAt(t: number): number;
  /** Worked minutes in [0, t). */
  minutesAt(t: number): number;
  /** Smallest minute f >= t with unitsAt(f) - unitsAt(t) >= units (the left name of the instant); t itself for units <= 0; -1 = never. */
  finishUnits(t: number, units: number): number;
  /** The same for worked minutes. */
  finishMinutes(t: number, minutes: number): number;
  /** Smallest worked minute m >= t; -1 = never. */
  nextWorked(t: number): number;
  /** For a worked minute m: the end (exclusive) of the stretch of consecutive worked minutes that holds it. */
  stretchEnd(m: number): number;
}
