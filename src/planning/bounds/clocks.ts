// Clocks of common work: what several people can deliver together by a minute, in effort or in time, and what a resource can hold.
import type { Profile } from '../../engine/calendar/profile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Clock } from './common-work.ts';

/** Units times percent of efficiency: a minute of work of one person at 100 % is 10,000 of them. */
export const EFFORT_PER_MINUTE = 10_000;

/** What these people deliver in effort when all they do is work. */
export function effortClock(network: Network, people: readonly number[]): Clock {
  const { profiles, weights } = byHours(network, people, (p) => network.efficiencyOfPerson[p]);
  const at = (minute: number): number => {
    let sum = 0;
    for (let k = 0; k < profiles.length; k++) sum += profiles[k].unitsAt(minute) * weights[k];
    return sum;
  };
  if (profiles.length > 1) return { at, reach: (amount) => search(at, amount, network.horizonMinute) };
  return { at, reach: (amount) => orNever(profiles[0].finishUnits(0, Math.ceil(amount / weights[0]))) };
}

/** The minutes these people work. */
export function timeClock(network: Network, people: readonly number[]): Clock {
  const { profiles, weights } = byHours(network, people, () => 1);
  const at = (minute: number): number => {
    let sum = 0;
    for (let k = 0; k < profiles.length; k++) sum += profiles[k].minutesAt(minute) * weights[k];
    return sum;
  };
  if (profiles.length > 1) return { at, reach: (amount) => search(at, amount, network.horizonMinute) };
  return { at, reach: (amount) => orNever(profiles[0].finishMinutes(0, Math.ceil(amount / weights[0]))) };
}

/** Working minutes of the plan times what there is of a resource. */
export function resourceClock({ planProfile }: Network, capacity: number): Clock {
  return {
    at: (minute) => planProfile.minutesAt(minute) * capacity,
    reach: (amount) => orNever(planProfile.finishMinutes(0, Math.ceil(amount / capacity))),
  };
}

/** People of the same hours count together. */
function byHours({ profiles, profileOfPerson }: Network, people: readonly number[], weightOf: (p: number) => number) {
  const sums = new Map<number, number>();
  for (const p of people) sums.set(profileOfPerson[p], (sums.get(profileOfPerson[p]) ?? 0) + weightOf(p));
  return {
    profiles: Array.from(sums.keys(), (profile): Profile => profiles[profile]),
    weights: Float64Array.from(sums.values()),
  };
}

function search(at: (minute: number) => number, amount: number, horizon: number): number {
  if (at(horizon) < amount) return Infinity;
  let [low, high] = [0, 1440];
  while (at(high) < amount) {
    low = high;
    high = Math.min(horizon, 2 * high);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) >= amount) high = middle;
    else low = middle + 1;
  }
  return low;
}

function orNever(minute: number): number {
  return minute < 0 ? Infinity : minute;
}
