// When somebody is there, and how much: joining, growing into the work, other capacities for a while, leaving. All of it becomes
// one list of days with a capacity, in which the last entry that holds a day counts.
import { dayNumber, isoOfDay, weekdayOfDay } from '../plan/civil-date.ts';
import type { CivilDate, Person, WorkCalendar } from '../plan/plan.ts';
import { type DateContext, readDay } from './dates.ts';
import { isEmpty, type Place } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { type Fields, openFields, openStrictList } from './fields.ts';
import { AVAILABILITY_KEYS, type PERSON_KEYS, RAMP_KEYS } from './keys-of-people.ts';
import { LAST_DAY } from './limits.ts';
import { requireKeys } from './required.ts';
import { readPercent } from './share.ts';

type Entries = Person['availability'][number][];

/** The days with another capacity than the person's own, in the order in which they count. */
export function readAvailability(
  context: DateContext,
  fields: Fields<keyof typeof PERSON_KEYS>,
  person: Pick<Person, 'id' | 'capacityPercent' | 'calendar'>,
): Entries {
  const { complaints } = context;
  const joins = readDay(context, fields.at('joins'), 'begin', 'joins');
  const leaves = readDay(context, fields.at('leaves'), 'end', 'leaves');
  const first = joins ?? context.start ?? '2000-01-03';
  const calendar = person.calendar ?? context.calendar;
  const entries = readRamp(context, fields.at('ramp'), first, person.capacityPercent, calendar);
  entries.push(...readEntries(context, fields.at('availability')));
  if (joins !== null && context.start !== null && joins > context.start) {
    entries.push({ from: context.start, to: dayBefore(joins), capacityPercent: 0 });
  }
  if (leaves !== null) entries.push({ from: isoOfDay(dayNumber(leaves) + 1), to: null, capacityPercent: 0 });
  if (leaves !== null && leaves < first) {
    complaints.add(
      'E113',
      fields.at('leaves') as Place,
      `${person.id} leaves before ${joins === null ? 'the plan begins' : 'joining'}`,
    );
  }
  return entries;
}

function readEntries(context: DateContext, place: Place | undefined): Entries {
  const { complaints } = context;
  return openStrictList(complaints, place, 'availability').flatMap((item) => {
    const fields = openFields(complaints, item, AVAILABILITY_KEYS, 'availability');
    if (fields === null) return [];
    requireKeys(complaints, fields, AVAILABILITY_KEYS, 'availability');
    const from = readDay(context, fields.at('from'), 'begin', 'from');
    const toPlace = fields.at('to');
    const to = readDay(context, toPlace, 'end', 'to');
    const capacityPercent = readPercent(complaints, fields.at('capacity'), 'capacity');
    if (from !== null && to !== null && to < from) complaints.add('E025', toPlace as Place, 'to lies before from');
    return from === null || capacityPercent === null ? [] : [{ from, to, capacityPercent }];
  });
}

/** Equal steps per working day, whole percents, from the first day on; the day after the last step has the full capacity. */
function readRamp(
  context: DateContext,
  place: Place | undefined,
  first: CivilDate,
  full: number,
  calendar: Pick<WorkCalendar, 'week' | 'holidays'>,
): Entries {
  const { complaints } = context;
  if (place !== undefined && isEmpty(place)) complaints.add('E012', place, 'ramp needs over and from', { atKey: true });
  const fields = place === undefined || isEmpty(place) ? null : openFields(complaints, place, RAMP_KEYS, 'ramp');
  if (place === undefined || fields === null) return [];
  requireKeys(complaints, fields, RAMP_KEYS, 'ramp');
  const over = readDuration(complaints, fields.at('over'), workMeasure(context.calendar), 'over');
  const from = readPercent(complaints, fields.at('from'), 'from');
  if (over === null || from === null) return [];
  if (over === 0 || from >= full) {
    const why = over === 0 ? 'takes no time' : `begins at ${from} %, which is not below the capacity of ${full} %`;
    complaints.add('E113', fields.at(over === 0 ? 'over' : 'from') as Place, `the ramp ${why}`);
    return [];
  }
  return steps(first, Math.ceil(over / context.calendar.minutesPerDay), from, full, calendar);
}

function steps(
  first: CivilDate,
  count: number,
  from: number,
  full: number,
  calendar: Pick<WorkCalendar, 'week' | 'holidays'>,
): Entries {
  const holidays = new Set(calendar.holidays);
  const entries: { from: CivilDate; to: CivilDate; capacityPercent: number }[] = [];
  const begin = dayNumber(first);
  let worked = 0;
  for (let day = begin; worked < count && day <= begin + LAST_DAY; day += 1) {
    const iso = isoOfDay(day);
    const isWorked = calendar.week[weekdayOfDay(day)].length > 0 && !holidays.has(iso);
    const capacityPercent = Math.round(from + ((full - from) * worked) / count);
    const last = entries[entries.length - 1];
    if (last !== undefined && (!isWorked || last.capacityPercent === capacityPercent)) last.to = iso;
    else entries.push({ from: iso, to: iso, capacityPercent });
    if (isWorked) worked += 1;
  }
  return entries;
}

function dayBefore(day: CivilDate): CivilDate {
  return isoOfDay(dayNumber(day) - 1);
}
