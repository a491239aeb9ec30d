// Recurring meetings: when they happen, how long, and who attends.
import type { Meeting, Person, Weekday } from '../plan/plan.ts';
import { readCivilDate } from './dates.ts';
import { isMap, type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { type Fields, openFields, openStrictList } from './fields.ts';
import { type Keys, key } from './keys.ts';
import { MEETING_KEYS } from './keys-of-people.ts';
import type { Reading } from './reading.ts';
import { readPeople } from './references.ts';
import { requireKeys } from './required.ts';
import { readNumber, readText } from './scalars.ts';
import { readTime, readWeekdays } from './weekly.ts';

const GROUP_KEYS = {
  track: key('text', 'Everybody of this track.'),
  role: key('text', 'Everybody of this role.'),
} as const satisfies Keys<string>;
const LONGEST_CYCLE = 520;

/** The meetings, in document order; those that cannot be read are left out, after a complaint. */
export function readMeetings(reading: Reading, place: Place | undefined, people: readonly Person[]): Meeting[] {
  return openStrictList(reading.complaints, place, 'meetings').flatMap((item) => {
    const fields = openFields(reading.complaints, item, MEETING_KEYS, 'a meeting');
    return fields === null ? [] : (readMeeting(reading, fields, people) ?? []);
  });
}

function readMeeting(
  reading: Reading,
  fields: Fields<keyof typeof MEETING_KEYS>,
  people: readonly Person[],
): Meeting | null {
  const { complaints, calendar } = reading;
  requireKeys(complaints, fields, MEETING_KEYS, 'a meeting');
  const workdays = ([0, 1, 2, 3, 4, 5, 6] as Weekday[]).filter((day) => calendar.week[day].length > 0);
  const name = readText(complaints, fields.at('name'), 'name');
  const on = readWeekdays(complaints, fields.at('every'), workdays);
  const at = readTime(complaints, fields.at('at'), 'at');
  const minutes = readDuration(complaints, fields.at('takes'), workMeasure(calendar), 'takes');
  const range = { min: 1, max: LONGEST_CYCLE, whole: true };
  const everyWeeks = readNumber(complaints, fields.at('everyWeeks'), range, 'everyWeeks') ?? 1;
  const from = readCivilDate(complaints, fields.at('from'), 'from');
  const until = readCivilDate(complaints, fields.at('until'), 'until');
  const who = readAttenders(reading, fields.at('who'), people);
  if (from !== null && until !== null && from > until) {
    complaints.add('E025', fields.at('until') as Place, 'until lies before from');
  }
  if (name === null || on === null || at === null || minutes === null) return null;
  if (minutes === 0 || at + minutes > 1440) {
    complaints.add('E031', fields.at('takes') as Place, 'a meeting takes some minutes of one day');
    return null;
  }
  const isWorked = on.some((day) => calendar.week[day].some((window) => at < window.to && at + minutes > window.from));
  if (!isWorked) {
    complaints.add('W205', fields.at('at') as Place, `${shorten(name)} lies outside working hours and costs nothing`);
  }
  return { name, on, everyWeeks, from, until, at, minutes, who };
}

function readAttenders(reading: Reading, place: Place | undefined, people: readonly Person[]): string[] {
  const everybody = people.map((person) => person.id);
  if (place === undefined || (place.node.kind === 'scalar' && place.node.value === 'all')) return everybody;
  if (!isMap(place)) return readPeople(reading, place, 'who');
  const fields = openFields(reading.complaints, place, GROUP_KEYS, 'who');
  if (fields === null) return [];
  if (fields.given(['track', 'role']).length === 0) {
    reading.complaints.add('E011', place, 'who names neither a track nor a role', { atKey: true });
  }
  return people.filter((person) => isIn(reading, fields, person, people)).map((person) => person.id);
}

function isIn(
  { complaints }: Reading,
  fields: Fields<keyof typeof GROUP_KEYS>,
  person: Person,
  people: readonly Person[],
): boolean {
  return (['track', 'role'] as const).every((group) => {
    const place = fields.at(group);
    const wanted = readText(complaints, place, group);
    if (place === undefined || wanted === null) return true;
    const known = new Set(people.flatMap((each) => each[group] ?? []));
    if (!known.has(wanted)) {
      const hint = complaints.guess(wanted, known);
      complaints.add('E051', place, `nobody has the ${group} ${shorten(wanted)}`, hint === undefined ? {} : { hint });
    }
    return person[group] === wanted;
  });
}
