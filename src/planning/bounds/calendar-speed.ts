// How fast people are at most, measured in the calendar of the plan: what lets spans of different people be added up.
import type { Person, Plan, WorkCalendar } from '../../plan/plan.ts';

/** Units a worked minute of this person delivers at most: their best days count, so that whoever joins or leaves is covered. */
export function mostUnits({ capacityPercent, availability }: Person): number {
  return availability.reduce((most, days) => Math.max(most, days.capacityPercent), capacityPercent);
}

/** By person: 1 = every minute they work is one of the plan's calendar as well. */
export function worksInside({ people, calendar }: Pick<Plan, 'people' | 'calendar'>): Uint8Array {
  return Uint8Array.from(people, (person) => (person.calendar === null || isInside(person.calendar, calendar) ? 1 : 0));
}

function isInside(own: Pick<WorkCalendar, 'week' | 'holidays'>, plan: WorkCalendar): boolean {
  const covered = own.week.every((windows, day) =>
    windows.every(({ from, to }) => plan.week[day].some((window) => window.from <= from && to <= window.to)),
  );
  return covered && plan.holidays.every((day) => own.holidays.includes(day));
}
