// Rules of work, "Time" 1 and 2: which minutes somebody works and what each of them is worth. Day by day, minute by minute.
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import type { DayWindow, Meeting, Person, Plan } from '../../src/plan/plan.ts';

const DAY = 1440;

export interface WorkingTime {
  /** Is this civil minute worked? */
  works(minute: number): boolean;
  /** Units delivered in this minute; 100 = one minute of a person at 100 %. */
  units(minute: number): number;
}

interface Day {
  worked: Uint8Array;
  units: Uint8Array;
}

const inside = (windows: readonly DayWindow[], minute: number): boolean =>
  windows.some(({ from, to }) => from <= minute && minute < to);

function meets(meeting: Meeting, date: number, start: number): boolean {
  const monday = start - weekdayOfDay(start);
  if (!meeting.on.includes(weekdayOfDay(date))) return false;
  if (meeting.from !== null && date < dayNumber(meeting.from)) return false;
  if (meeting.until !== null && date > dayNumber(meeting.until)) return false;
  return Math.floor((date - monday) / 7) % meeting.everyWeeks === 0;
}

/** Percent of that day: what the last entry of the availability that holds it says; null = away. */
function capacityOn(person: Person | null, date: number): number | null {
  if (person === null) return 100;
  const holding = person.availability.filter(
    ({ from, to }) => dayNumber(from) <= date && (to === null || date <= dayNumber(to)),
  );
  const today = holding.at(-1)?.capacityPercent ?? person.capacityPercent;
  return today === 0 && holding.length > 0 ? null : today;
}

function countDay(plan: Plan, person: Person | null, day: number): Day {
  const start = dayNumber(plan.start);
  const date = start + day;
  const capacity = capacityOn(person, date);
  const away =
    capacity === null || person?.away.some(({ from, to }) => dayNumber(from) <= date && date <= dayNumber(to));
  const calendar = person?.calendar ?? plan.calendar;
  const holiday = calendar.holidays.some((iso) => dayNumber(iso) === date);
  const worked = new Uint8Array(DAY);
  const units = new Uint8Array(DAY);
  if (away || holiday) return { worked, units };
  const attended = plan.meetings.filter(
    (meeting) => person !== null && meeting.who.includes(person.id) && meets(meeting, date, start),
  );
  const windows = calendar.week[weekdayOfDay(date)];
  let workedMinutes = 0;
  let meetingMinutes = 0;
  for (let minute = 0; minute < DAY; minute++) {
    if (!inside(windows, minute)) continue;
    if (attended.some(({ at, minutes }) => at <= minute && minute < at + minutes)) meetingMinutes++;
    else {
      worked[minute] = 1;
      workedMinutes++;
    }
  }
  const whole = Math.max(0, capacity * (workedMinutes + meetingMinutes) - 100 * meetingMinutes);
  let passed = 0;
  for (let minute = 0; minute < DAY; minute++) {
    if (worked[minute] === 0) continue;
    const before = Math.floor((whole * passed) / workedMinutes);
    passed++;
    units[minute] = Math.floor((whole * passed) / workedMinutes) - before;
  }
  return { worked, units };
}

/** The working time of one person, or of the plan's own calendar (no meetings, 100 %). */
export function workingTime(plan: Plan, person: Person | null): WorkingTime {
  const days: Day[] = [];
  const dayOf = (minute: number): Day => {
    const day = Math.floor(minute / DAY);
    while (days.length <= day) days.push(countDay(plan, person, days.length));
    return days[day];
  };
  return {
    works: (minute) => dayOf(minute).worked[minute % DAY] === 1,
    units: (minute) => dayOf(minute).units[minute % DAY],
  };
}
