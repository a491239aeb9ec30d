// One of the plans compared, with everything that is asked of it again and again: its network, its columns of dates, what has been kept of its
// futures so far. Dates are told in the days and the working minutes of the base, whatever day the plan itself begins on.
import type { Profile } from '../../engine/calendar/profile.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ComparedPlan } from './compare-ask.ts';
import type { PlanMemory } from './compare-memory.ts';
import type { Difference } from './comparison.ts';
import type { PlanDate } from './plan-dates.ts';

export interface Subject extends ComparedPlan {
  network: Network;
  dates: readonly PlanDate[];
  /** The plan all others are measured by, and minutes from its first day to that of this one. */
  base: Plan;
  shift: number;
  days: WorkedDays;
  memory: PlanMemory;
  /** Futures there is room for. */
  replications: number;
}

/** The working time of the base, from the first day that any of the plans has: one that begins before the base has dates before its first day. */
export interface WorkedDays {
  profile: Profile;
  /** Minutes from its first day to that of the base, and its worked minutes among them. */
  lead: number;
  workedLead: number;
}

/** Column of a date among those of the plan; -1 = it has no such date. */
export function columnOf({ dates }: Subject, { kind, id }: Pick<PlanDate, 'kind' | 'id'>): number {
  return dates.findIndex((date) => date.kind === kind && date.id === id);
}

/** Civil minutes of the plan's own days of the first `done` futures; NEVER = it does not come. */
export function minutesOf({ memory, replications }: Subject, column: number, done: number): Int32Array {
  return new Int32Array(memory.dates, 4 * column * replications, done);
}

/** A minute of the plan's own days in those of the base. */
export function inBaseDays({ shift }: Subject, minute: number): number {
  return minute + shift;
}

/** Working minutes of the base's calendar from its first day until a minute of the plan's own days; negative before that day. */
export function workedUntil({ shift, days: { profile, lead, workedLead } }: Subject, minute: number): number {
  return profile.minutesAt(minute + shift + lead) - workedLead;
}

/** The same of every one of the first `done` futures; Infinity = never. */
export function workedColumn(subject: Subject, column: number, done: number): Float64Array {
  const worked = new Float64Array(done);
  const minutes = minutesOf(subject, column, done);
  for (let r = 0; r < done; r++)
    worked[r] = minutes[r] === NEVER ? Number.POSITIVE_INFINITY : workedUntil(subject, minutes[r]);
  return worked;
}

/** A minute of the base's days in which so many of its working minutes have passed; null = there are not so many. */
export function minuteAfter({ days: { profile, lead, workedLead } }: Subject, workedMinutes: number): number | null {
  const minute = profile.finishMinutes(0, Math.ceil(workedMinutes) + workedLead);
  return minute < 0 ? null : minute - lead;
}

/** The same difference of dates, with the minute at which its shares were counted. */
export function dated(base: Subject, difference: Difference): Difference {
  const { shares } = difference;
  if (shares === null || shares.value === null) return difference;
  return { ...difference, shares: { ...shares, minute: minuteAfter(base, shares.value) } };
}
