// The anonymous members of a pool: so many from the beginning, some who come later, some who go. Coming and going become capacities of
// their days, as they do for people with names.
import { dayNumber, isoOfDay } from '../plan/civil-date.ts';
import type { CivilDate, Person } from '../plan/plan.ts';
import { type DateContext, readDay } from './dates.ts';
import type { Place } from './document.ts';
import { type Fields, openFields, openStrictList } from './fields.ts';
import { POOL_CHANGE_KEYS, type POOL_KEYS } from './keys-of-people.ts';
import { LARGEST_POOL } from './limits.ts';
import { requireKeys } from './required.ts';
import { readNumber } from './scalars.ts';

interface Change {
  units: number;
  from: CivilDate;
  place: Place;
}
type Member = Pick<Person, 'id' | 'availability'>;

/** Members by their numbers, those who come later last; whoever goes is the last of those who are there then. */
export function readMembers(
  context: DateContext,
  fields: Fields<keyof typeof POOL_KEYS>,
  pool: string,
  units: number,
): Member[] {
  const { complaints, start } = context;
  const joining = readChanges(context, fields, 'joining');
  const leaving = readChanges(context, fields, 'leaving');
  const members = [
    ...Array.from({ length: units }, () => null),
    ...joining.flatMap(({ units: count, from }) => Array.from({ length: count }, () => from)),
  ].map((joins) => ({
    joins: joins !== null && start !== null && joins > start ? joins : null,
    leaves: null as CivilDate | null,
  }));
  for (const { units: count, from, place } of leaving.sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : 0,
  )) {
    const there = members.filter(({ joins, leaves }) => leaves === null && (joins === null || joins < from));
    if (count > there.length) {
      complaints.add('E113', place, `${count} of ${pool} cannot leave: it has ${there.length} then`);
    }
    for (const member of there.slice(-count)) member.leaves = from;
  }
  return members.map(({ joins, leaves }, index) => {
    const availability = [
      ...(joins === null || start === null ? [] : [{ from: start, to: dayBefore(joins), capacityPercent: 0 }]),
      ...(leaves === null ? [] : [{ from: leaves, to: null, capacityPercent: 0 }]),
    ];
    return { id: `${pool}/${index + 1}`, availability };
  });
}

function readChanges(
  context: DateContext,
  fields: Fields<keyof typeof POOL_KEYS>,
  key: 'joining' | 'leaving',
): Change[] {
  const { complaints } = context;
  const list = fields.at(key);
  if (list !== undefined && fields.at('members') !== undefined) {
    const related = [{ place: fields.at('members') as Place, message: 'these have names' }];
    const hint = 'people of the team say joins and leaves themselves';
    complaints.add('E015', list, `${key} is about members without names`, { atKey: true, hint, related });
    return [];
  }
  return openStrictList(complaints, list, key).flatMap((item) => {
    const own = openFields(complaints, item, POOL_CHANGE_KEYS, key);
    if (own === null) return [];
    requireKeys(complaints, own, POOL_CHANGE_KEYS, key);
    const units = readNumber(complaints, own.at('units'), { min: 1, max: LARGEST_POOL, whole: true }, 'units');
    const from = readDay(context, own.at('from'), 'begin', 'from');
    return units === null || from === null ? [] : [{ units, from, place: item }];
  });
}

function dayBefore(day: CivilDate): CivilDate {
  return isoOfDay(dayNumber(day) - 1);
}
