// One of the plans compared, with everything that is asked of it again and again: its network, its columns of dates, what has been kept of its
// futures so far. Dates are told in the days and the working minutes of the base, whatever day the plan itself begins on.
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
  baseNetwork: Network;
  shift: number;
  memory: PlanMemory;
  /** Futures there is room for. */
  replications: number;
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

/** Working minutes of the base's calendar until a minute of the plan's own days. */
export function workedUntil({ baseNetwork, shift }: Subject, minute: number): number {
  return baseNetwork.planProfile.minutesAt(Math.max(0, minute + shift));
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
export function minuteAfter({ baseNetwork }: Subject, workedMinutes: number): number | null {
  const minute = baseNetwork.planProfile.finishMinutes(0, Math.ceil(workedMinutes));
  return minute < 0 ? null : minute;
}

/** The same difference of dates, with the minute at which its shares were counted. */
export function dated(base: Subject, difference: Difference): Difference {
  const { shares } = difference;
  if (shares === null || shares.value === null) return difference;
  return { ...difference, shares: { ...shares, minute: minuteAfter(base, shares.value) } };
}
