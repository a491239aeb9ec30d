// Random working time: short days, long days, gaps, around the clock, days off, meetings.
import * as fc from 'fast-check';
import { dayNumber, isoOfDay } from '../../src/plan/civil-date.ts';
import type { CivilDate, CivilInstant, DayWindow, Meeting, Weekday, WorkCalendar } from '../../src/plan/plan.ts';

export const dayOfPlan = (start: CivilDate, day: number): CivilDate => isoOfDay(dayNumber(start) + day);

export function instantOfPlan(start: CivilDate, day: number, minute: number): CivilInstant {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayOfPlan(start, day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const HOURS: DayWindow[][] = [
  [{ from: 540, to: 1020 }],
  [
    { from: 540, to: 720 },
    { from: 780, to: 1080 },
  ],
  [
    { from: 480, to: 545 },
    { from: 550, to: 600 },
    { from: 900, to: 907 },
  ],
  [{ from: 0, to: 1440 }],
  [
    { from: 600, to: 603 },
    { from: 607, to: 700 },
  ],
];
const WEEKS: number[][] = [
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4, 5, 6],
  [1, 3, 4],
];

export interface CalendarDraft {
  start: CivilDate;
  calendar: WorkCalendar;
}

export const arbitraryCalendar: fc.Arbitrary<CalendarDraft> = fc
  .record({
    hours: fc.constantFrom(...HOURS, HOURS[0], HOURS[3]),
    shortFriday: fc.boolean(),
    week: fc.constantFrom(WEEKS[0], WEEKS[1], WEEKS[1], WEEKS[1], WEEKS[2]),
    start: fc.constantFrom('2024-02-28', '2025-11-17', '2025-12-31', '2025-11-20', '2025-11-21', '2025-11-23'),
    holiday: fc.option(fc.nat(3), { freq: 2 }),
  })
  .map(({ hours, shortFriday, week, start, holiday }) => ({
    start,
    calendar: {
      week: Array.from({ length: 7 }, (_, day) =>
        week.includes(day) ? (shortFriday && day === 4 ? hours.slice(0, 1) : hours) : [],
      ),
      holidays: holiday === null ? [] : [dayOfPlan(start, holiday)],
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      timeZone: null,
    },
  }));

const arbitraryMeeting = fc.record({
  on: fc.constantFrom<Weekday[]>([0, 1, 2, 3, 4], [0, 2, 4], [3], [0, 1, 2, 3, 4, 5, 6]),
  everyWeeks: fc.constantFrom(1, 1, 2),
  at: fc.constantFrom(530, 540, 590, 600, 700, 900),
  minutes: fc.constantFrom(1, 10, 15, 45),
  who: fc.integer({ min: 1, max: 15 }),
});

/** Meetings, once the people are known. */
export const arbitraryMeetings: fc.Arbitrary<(people: readonly string[]) => Meeting[]> = fc
  .array(arbitraryMeeting, { maxLength: 2 })
  .map(
    (drafts) => (people) =>
      drafts.map(({ who, ...rest }, index) => ({
        ...rest,
        name: `meeting ${index}`,
        from: null,
        until: null,
        who: people.filter((_, p) => (who >> p) % 2 === 1),
      })),
  );
