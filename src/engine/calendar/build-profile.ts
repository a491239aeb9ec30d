// Who works when: calendars, meetings, absences and capacity of a plan become Profiles.
// People who share all of it share one Profile object, so 500 people cost a handful of tables.
import { dayNumber, weekdayOfDay } from '../../plan/civil-date.ts';
import type { CivilDate, Meeting, Person, Plan, WorkCalendar } from '../../plan/plan.ts';
import { lengthOf, MINUTES_PER_DAY, mergeStretches, type Stretches, subtractStretches } from './day-stretches.ts';
import type { Profile } from './profile.ts';
import { type DayKind, profileOfDays } from './table-profile.ts';

/** Twenty years: no future is followed further. */
export const PROFILE_DAYS = 7305;
const FULL = 100;
/** In place of a day's capacity: nobody is there. */
const AWAY = -1;

/** What of a calendar decides who works when. */
export type WorkDays = Pick<WorkCalendar, 'week' | 'holidays'>;

export interface ProfileSpec {
  start: CivilDate;
  calendar: WorkDays;
  /** Only those attended. */
  meetings: readonly Meeting[];
  /** Planned absences, both dates inclusive. */
  away: readonly { from: CivilDate; to: CivilDate }[];
  capacityPercent: number;
  /** Capacity on these days instead; the last entry that holds a day counts, 0 = away, `to` null = for good. */
  availability: Person['availability'];
  days?: number;
}

/** The working time of one calendar with these meetings, absences and capacities, from 00:00 of `start`. */
export function buildProfile(spec: ProfileSpec): Profile {
  const days = spec.days ?? PROFILE_DAYS;
  const start = dayNumber(spec.start);
  const percents = percentOfDays(spec, start, days);
  const week = spec.calendar.week.map(mergeStretches);
  const heldOn = spec.meetings.map((meeting) => datesOf(meeting, start));
  // Meetings of every week tell no two Mondays apart; only the others have to be looked at day by day.
  const weekly = spec.meetings.map(
    ({ everyWeeks, from, until }) => everyWeeks === 1 && from === null && until === null,
  );
  const changing = heldOn.filter((_, i) => !weekly[i]);
  const keys = keysByPercent(spec);
  const keyOf = (d: number): string => {
    const weekday = weekdayOfDay(start + d);
    if (percents[d] === AWAY || week[weekday].length === 0) return '';
    let key = keys[percents[d]][weekday];
    for (let i = 0; i < changing.length; i++) if (changing[i](start + d)) key += `${i},`;
    return key;
  };
  return collectDays(days, keyOf, (d) => {
    if (keyOf(d) === '') return { stretches: [], units: 0 };
    const held = spec.meetings.filter((_, i) => heldOn[i](start + d));
    return dayKind(week[weekdayOfDay(start + d)], held, percents[d]);
  });
}

/** The calendar of the plan itself: nobody's meetings, nobody's absences, 100 %. */
export function buildPlanProfile(plan: Plan, days = PROFILE_DAYS): Profile {
  return buildProfile({
    start: plan.start,
    calendar: plan.calendar,
    meetings: [],
    away: [],
    capacityPercent: FULL,
    availability: [],
    days,
  });
}

/** One Profile per distinct (calendar, meetings attended, absences, capacities), and which of them each person has. */
export function buildPersonProfiles(
  plan: Plan,
  days = PROFILE_DAYS,
): { profiles: Profile[]; profileOfPerson: Int32Array } {
  const profiles: Profile[] = [];
  const known = new Map<string, number>();
  const calendarKeys = new Map<WorkDays, string>();
  const profileOfPerson = Int32Array.from(plan.people, (person) => {
    const spec = specOfPerson(plan, person, days);
    const attended = spec.meetings.map((meeting) => plan.meetings.indexOf(meeting));
    const key = JSON.stringify([
      calendarKey(spec.calendar, calendarKeys),
      attended,
      spec.away.map(({ from, to }) => [from, to]),
      spec.capacityPercent,
      spec.availability.map(({ from, to, capacityPercent }) => [from, to, capacityPercent]),
    ]);
    const index = known.get(key) ?? profiles.push(buildProfile(spec)) - 1;
    known.set(key, index);
    return index;
  });
  return { profiles, profileOfPerson };
}

/** Working time (at 100 %) that all these people of the plan have in common. */
export function intersectPeople(plan: Plan, people: readonly Person[], days = PROFILE_DAYS): Profile {
  return intersectProfiles(people.map((person) => buildProfile(specOfPerson(plan, person, days))));
}

/** A profile (capacity 100 %) whose worked minutes are those worked in every one of the profiles given. */
export function intersectProfiles(profiles: readonly Profile[]): Profile {
  const days = Math.min(...profiles.map((profile) => profile.days));
  const perDay = Array.from({ length: days }, (): number[] => []);
  for (let minute = 0; minute < days * MINUTES_PER_DAY; ) {
    const next = profiles.reduce((latest, profile) => {
      const worked = profile.nextWorked(minute);
      return worked < 0 ? Infinity : Math.max(latest, worked);
    }, minute);
    if (next > minute) {
      minute = next;
      continue;
    }
    const midnight = (Math.floor(minute / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY;
    const end = profiles.reduce((first, profile) => Math.min(first, profile.stretchEnd(minute)), midnight);
    perDay[midnight / MINUTES_PER_DAY - 1].push(minute % MINUTES_PER_DAY, end - midnight + MINUTES_PER_DAY);
    minute = end;
  }
  return collectDays(
    days,
    (d) => perDay[d].join(),
    (d) => fullDay(perDay[d]),
  );
}

/** The windows in which a review may begin: `from`-`to` of each weekday in `on`, whatever the calendar says. */
export function buildWindowProfile(
  start: CivilDate,
  on: readonly number[],
  from: number,
  to: number,
  days = PROFILE_DAYS,
): Profile {
  const first = dayNumber(start);
  const isOpen = (d: number): boolean => on.includes(weekdayOfDay(first + d));
  return collectDays(
    days,
    (d) => (isOpen(d) ? 'open' : 'closed'),
    (d) => fullDay(isOpen(d) ? mergeStretches([{ from, to }]) : []),
  );
}

function specOfPerson(plan: Plan, person: Person, days: number): ProfileSpec {
  const { id, away, capacityPercent, availability } = person;
  const meetings = plan.meetings.filter((meeting) => meeting.who.includes(id));
  const calendar = person.calendar ?? plan.calendar;
  return { start: plan.start, calendar, meetings, away, capacityPercent, availability, days };
}

/** Equal for calendars with the same working time, whoever owns them; written once per calendar object. */
function calendarKey(calendar: WorkDays, known: Map<WorkDays, string>): string {
  let key = known.get(calendar);
  if (key === undefined) {
    key = JSON.stringify([calendar.week.map(mergeStretches), calendar.holidays]);
    known.set(calendar, key);
  }
  return key;
}

/** Stretches and units of a day: U = max(0, c (W + m) - 100 m), m = meeting minutes inside the windows. */
function dayKind(windows: Stretches, held: readonly Meeting[], capacityPercent: number): DayKind {
  const taken = mergeStretches(held.map(({ at, minutes }) => ({ from: at, to: at + minutes })));
  const stretches = subtractStretches(windows, taken);
  const whole = lengthOf(windows);
  return { stretches, units: Math.max(0, capacityPercent * whole - FULL * (whole - lengthOf(stretches))) };
}

const fullDay = (stretches: Stretches): DayKind => ({ stretches, units: FULL * lengthOf(stretches) });

/** Capacity of each day in percent; AWAY on holidays, planned absences and days of no availability. */
function percentOfDays(spec: ProfileSpec, start: number, days: number): Int16Array {
  const percents = new Int16Array(days).fill(spec.capacityPercent);
  const put = (percent: number, from: CivilDate, to: CivilDate | null): void => {
    const end = to === null ? days : clamp(dayNumber(to) + 1 - start, days);
    percents.fill(percent, clamp(dayNumber(from) - start, days), end);
  };
  for (const { from, to, capacityPercent } of spec.availability) {
    put(capacityPercent === 0 ? AWAY : capacityPercent, from, to);
  }
  for (const date of spec.calendar.holidays) put(AWAY, date, date);
  for (const { from, to } of spec.away) put(AWAY, from, to);
  return percents;
}

/** Beginning of a day's key by its capacity and weekday, made once so that looking at a day joins no text. */
function keysByPercent({ capacityPercent, availability }: ProfileSpec): string[][] {
  const keys: string[][] = [];
  for (const percent of [capacityPercent, ...availability.map((entry) => entry.capacityPercent)]) {
    keys[percent] ??= Array.from({ length: 7 }, (_, weekday) => `${percent} ${weekday}:`);
  }
  return keys;
}

const clamp = (day: number, days: number): number => Math.min(days, Math.max(0, day));

/** Is the meeting held on this day number? Weeks run Monday to Sunday and count from the week that holds `start`. */
function datesOf(meeting: Meeting, start: number): (day: number) => boolean {
  const monday = start - weekdayOfDay(start);
  const from = meeting.from === null ? -Infinity : dayNumber(meeting.from);
  const until = meeting.until === null ? Infinity : dayNumber(meeting.until);
  return (day) =>
    day >= from &&
    day <= until &&
    meeting.on.includes(weekdayOfDay(day)) &&
    Math.floor((day - monday) / 7) % meeting.everyWeeks === 0;
}

/** Numbers the kinds of days by key, so that days alike share their stretches. */
function collectDays(days: number, keyOf: (d: number) => string, kindOf: (d: number) => DayKind): Profile {
  const kinds: DayKind[] = [];
  const known = new Map<string, number>();
  const kindOfDay = new Int32Array(days);
  for (let d = 0; d < days; d++) {
    const key = keyOf(d);
    let index = known.get(key);
    if (index === undefined) known.set(key, (index = kinds.push(kindOf(d)) - 1));
    kindOfDay[d] = index;
  }
  return profileOfDays(kinds, kindOfDay);
}
