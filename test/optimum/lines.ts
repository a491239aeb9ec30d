// Working time as lines of whole numbers: how much somebody has delivered by a minute, and which minute is worked next or was worked last.
// They are counted from the minute-by-minute calendar of the oracle, so that the engine's own calendar is not asked about itself.
import type { Person, Plan } from '../../src/plan/plan.ts';
import { type WorkingTime, workingTime } from '../oracle/working-time.ts';

/** Later than anything: beyond the horizon. */
export const NEVER = 2 ** 30;

export interface Line {
  /** Delivered in [0, minute), in units or minutes. */
  amount: Int32Array;
  /** The first minute from here on, and the last up to here, in which work can begin; NEVER and -1 = none. */
  next: Int32Array;
  last: Int32Array;
}

/** What a person's effort and a person's presence add up to. */
export interface Lines {
  effort: Line;
  presence: Line;
}

/** Of one person, or (null) of the calendar of the plan. */
export function linesOf(plan: Plan, person: Person | null, horizon: number): Lines {
  const time = workingTime(plan, person);
  const worked = workedMinutes(time, horizon);
  const { next, last } = beginnings(worked);
  const presence = added(horizon, (minute) => worked[minute]);
  const effort = added(horizon, (minute) => (worked[minute] === 1 ? time.units(minute) : 0));
  return { effort: { amount: effort, next, last }, presence: { amount: presence, next, last } };
}

/** The clock: every minute counts. */
export function clockLine(horizon: number): Line {
  const amount = added(horizon, () => 1);
  return { amount, next: amount, last: amount };
}

/** First minute by which `need` has been delivered since `start`. */
export function finishOf({ amount }: Line, start: number, need: number): number {
  const horizon = amount.length - 1;
  if (start > horizon) return NEVER;
  if (need <= 0) return start;
  const target = amount[start] + need;
  if (target > amount[horizon]) return NEVER;
  let [low, high] = [start, horizon];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (amount[middle] >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Work starts in the first workable minute from `ready` on. */
export const startOf = ({ next }: Line, ready: number): number => (ready < next.length ? next[ready] : NEVER);

/** Last minute in which work of `need` can start to be done by `due`; -1 = none. */
export function latestStart({ amount, last }: Line, due: number, need: number): number {
  const end = Math.min(due, amount.length - 1);
  if (end < 0) return -1;
  if (need <= 0) return last[end];
  const target = amount[end] - need;
  if (target < 0) return -1;
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (amount[middle] <= target) low = middle;
    else high = middle - 1;
  }
  return last[low];
}

function workedMinutes(time: WorkingTime, horizon: number): Uint8Array {
  return Uint8Array.from({ length: horizon }, (_, minute) => (time.works(minute) ? 1 : 0));
}

function added(horizon: number, of: (minute: number) => number): Int32Array {
  const amount = new Int32Array(horizon + 1);
  for (let minute = 0; minute < horizon; minute++) amount[minute + 1] = amount[minute] + of(minute);
  return amount;
}

function beginnings(worked: Uint8Array): { next: Int32Array; last: Int32Array } {
  const horizon = worked.length;
  const next = new Int32Array(horizon + 1).fill(NEVER);
  const last = new Int32Array(horizon + 1).fill(-1);
  for (let minute = horizon - 1; minute >= 0; minute--) next[minute] = worked[minute] ? minute : next[minute + 1];
  for (let minute = 0; minute < horizon; minute++) {
    if (worked[minute]) last[minute] = minute;
    else if (minute > 0) last[minute] = last[minute - 1];
  }
  last[horizon] = horizon > 0 ? last[horizon - 1] : -1;
  return { next, last };
}
