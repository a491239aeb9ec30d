// Everybody and everything that does the work: team, pools with their anonymous members, resources.
import { PLAIN_PERSON } from '../plan/plain.ts';
import type { Person, Pool, Resource } from '../plan/plan.ts';
import { FASTEST_PERCENT, readSkills, readWip } from './abilities.ts';
import { readAvailability } from './availability.ts';
import type { Complaints } from './complaints.ts';
import { type DateContext, readSpans } from './dates.ts';
import type { Place } from './document.ts';
import { exactlyOne, openFields, openNamed } from './fields.ts';
import { PERSON_KEYS, POOL_KEYS, RESOURCE_KEYS } from './keys-of-people.ts';
import { withLanes } from './lanes.ts';
import { LARGEST_COUNT, LARGEST_POOL } from './limits.ts';
import { readMembers } from './pool-members.ts';
import { readProvenance } from './provenance.ts';
import { readOwnCalendar } from './read-calendar.ts';
import { readReferences } from './references.ts';
import { readFlag, readNumber, readText } from './scalars.ts';
import { readPercent } from './share.ts';

/** The named people, in document order, each followed by its lanes. */
export function readTeam(context: DateContext, place: Place | undefined): Person[] {
  return openNamed(context.complaints, place, 'team').flatMap(([id, value]) => readPerson(context, value, id));
}

function readPerson(context: DateContext, place: Place, id: string): Person[] {
  const { complaints } = context;
  const fields = openFields(complaints, place, PERSON_KEYS, `${id}`, true);
  if (fields === null) return [anonymous(id)];
  const calendar = readOwnCalendar(complaints, fields.at('calendar'), context.calendar);
  const capacityPercent = readPercent(complaints, fields.at('capacity'), 'capacity') ?? 100;
  const person: Person = {
    ...PLAIN_PERSON,
    id,
    role: readText(complaints, fields.at('role'), 'role'),
    track: readText(complaints, fields.at('track'), 'track'),
    skills: readSkills(complaints, fields.at('skills')),
    capacityPercent,
    efficiencyPercent: readPercent(complaints, fields.at('efficiency'), 'efficiency', FASTEST_PERCENT) ?? 100,
    away: readSpans(complaints, fields.at('away'), 'away'),
    statedCritical: readFlag(complaints, fields.at('critical'), false, 'critical'),
    calendar,
    availability: readAvailability(context, fields, { id, capacityPercent, calendar }),
    wip: readWip(complaints, fields.at('wip')),
    ...readProvenance(complaints, fields),
  };
  return withLanes(complaints, fields.at('split'), person);
}

function anonymous(id: string): Person {
  return { ...PLAIN_PERSON, id };
}

/** Pools, and the anonymous people that `units` stands for. */
export function readPools(
  context: DateContext,
  place: Place | undefined,
  team: ReadonlySet<string>,
): { pools: Pool[]; members: Person[] } {
  const { complaints } = context;
  const members: Person[] = [];
  const pools = openNamed(complaints, place, 'pools').map(([id, value]): Pool => {
    const fields = openFields(complaints, value, POOL_KEYS, `the pool ${id}`);
    if (fields === null) return { id, members: [] };
    const given = exactlyOne(complaints, fields, ['units', 'members'], `the pool ${id}`);
    if (given === null && !fields.misspells(['units', 'members'])) {
      complaints.add('E011', value, `the pool ${id} says neither units nor members`, { atKey: true });
    }
    const named = readReferences(complaints, fields.at('members'), team, 'E040', 'members');
    const units = readNumber(complaints, fields.at('units'), { min: 1, max: LARGEST_POOL, whole: true }, 'units') ?? 0;
    const role = readText(complaints, fields.at('role'), 'role');
    const track = readText(complaints, fields.at('track'), 'track');
    const skills = readSkills(complaints, fields.at('skills'));
    const capacityPercent = readPercent(complaints, fields.at('capacity'), 'capacity') ?? 100;
    const made = readMembers(context, fields, id, units).map((member): Person => {
      return { ...PLAIN_PERSON, ...member, role, track, skills, capacityPercent };
    });
    members.push(...made);
    const provenance = readProvenance(complaints, fields);
    if (given === 'members' && named.length === 0) {
      complaints.add('E012', fields.at('members') ?? value, `the pool ${id} has no members`, { atKey: true });
    }
    return { id, members: named.length > 0 ? named : made.map((person) => person.id), ...provenance };
  });
  return { pools, members };
}

/** Resources, in document order. */
export function readResources(complaints: Complaints, place: Place | undefined): Resource[] {
  return openNamed(complaints, place, 'resources').map(([id, value]) => {
    const fields = openFields(complaints, value, RESOURCE_KEYS, `the resource ${id}`, true);
    if (fields === null) return { id, capacity: LARGEST_COUNT, unit: null };
    const range = { min: 1, max: LARGEST_COUNT, whole: true };
    return {
      id,
      capacity: readNumber(complaints, fields.at('capacity'), range, 'capacity') ?? 1,
      unit: readText(complaints, fields.at('unit'), 'unit'),
      ...readProvenance(complaints, fields),
    };
  });
}
