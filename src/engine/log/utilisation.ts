// How busy everybody was, week by week, in worked minutes of their own calendar.
// Own work (of eager people however much) and reviews take the whole person; a person who only supports is busy by the share reserved.

import { dayNumber, isoOfDay, weekdayOfDay } from '../../plan/civil-date.ts';
import type { CivilDate, Plan } from '../../plan/plan.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import type { Profile } from '../calendar/profile.ts';
import type { Network } from '../network/network.ts';
import type { LogEvent } from './events.ts';
import { walkLog } from './evolve.ts';
import type { PersonState } from './plan-state.ts';

const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

export interface Utilisation {
  /** Monday of each week; the first holds the plan's start. */
  weeks: CivilDate[];
  /** Per person in document order and week: worked minutes, those of drawn absences taken off, and how many of them were busy. */
  people: { person: string; busyMinutes: number[]; availableMinutes: number[] }[];
}

interface Stretch {
  from: number;
  /** Percent of the person that is busy, and whether a drawn absence keeps them away. */
  busy: number;
  isAway: boolean;
}

/** Utilisation over a log, from the week of the plan's start to the week of the last event. Later minutes of that week count as idle. */
export function utilisation(events: readonly LogEvent[], plan: Plan, network: Network): Utilisation {
  const opening = dayNumber(plan.start);
  const firstMonday = -weekdayOfDay(opening) * MINUTES_PER_DAY;
  const lastMinute = events.at(-1)?.minute ?? 0;
  const weekCount = Math.max(1, Math.ceil((lastMinute - firstMonday) / MINUTES_PER_WEEK));
  const end = firstMonday + weekCount * MINUTES_PER_WEEK;
  const stretches = loadOfPeople(events, plan);
  return {
    weeks: Array.from({ length: weekCount }, (_, w) => isoOfDay(opening + firstMonday / MINUTES_PER_DAY + 7 * w)),
    people: plan.people.map(({ id }, p) => {
      const profile = network.profiles[network.profileOfPerson[p]];
      return { person: id, ...sumWeeks(stretches.get(id) ?? [], profile, firstMonday, weekCount, end, lastMinute) };
    }),
  };
}

/** The load of every person as steps in time. */
function loadOfPeople(events: readonly LogEvent[], plan: Plan): Map<string, Stretch[]> {
  const loads = new Map<string, Stretch[]>(plan.people.map(({ id }) => [id, [{ from: 0, busy: 0, isAway: false }]]));
  const drawn = new Map<string, number>();
  walkLog(plan, events, (state, event) => {
    if (event.type === 'AbsenceBegan' || event.type === 'AbsenceEnded') {
      const change = event.type === 'AbsenceBegan' ? 1 : -1;
      if (event.drawn) drawn.set(event.subject, (drawn.get(event.subject) ?? 0) + change);
    }
    for (const [id, person] of state.people) {
      const isAway = (drawn.get(id) ?? 0) > 0;
      const busy = isAway ? 0 : busyShare(person);
      const steps = loads.get(id) ?? [];
      const last = steps.at(-1);
      if (last?.busy !== busy || last.isAway !== isAway) steps.push({ from: event.minute, busy, isAway });
    }
  });
  return loads;
}

function busyShare({ working, reviewing, supporting }: PersonState): number {
  if (working.length > 0 || reviewing !== null) return 100;
  return supporting.reduce((sum, { share }) => sum + share, 0);
}

function sumWeeks(
  steps: readonly Stretch[],
  profile: Profile,
  firstMonday: number,
  weekCount: number,
  end: number,
  lastMinute: number,
): { busyMinutes: number[]; availableMinutes: number[] } {
  const busyHundredths = new Array<number>(weekCount).fill(0);
  const availableMinutes = new Array<number>(weekCount).fill(0);
  steps.forEach(({ from, busy, isAway }, s) => {
    const to = steps[s + 1]?.from ?? end;
    for (let w = Math.floor((from - firstMonday) / MINUTES_PER_WEEK); w < weekCount; w++) {
      const monday = firstMonday + w * MINUTES_PER_WEEK;
      if (monday >= to) break;
      const left = Math.max(from, monday, 0);
      const right = Math.min(to, monday + MINUTES_PER_WEEK);
      if (!isAway) availableMinutes[w] += minutesBetween(profile, left, right);
      // What is in hand when the log ends is not known to go on.
      busyHundredths[w] += busy * minutesBetween(profile, left, Math.min(right, lastMinute));
    }
  });
  return { busyMinutes: busyHundredths.map((sum) => Math.round(sum / 100)), availableMinutes };
}

function minutesBetween(profile: Profile, from: number, to: number): number {
  return to <= from ? 0 : profile.minutesAt(to) - profile.minutesAt(from);
}
