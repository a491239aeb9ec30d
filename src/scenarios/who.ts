// Who does an issue: one person, one of several (named, of a pool, of a role, with skills), or nobody. Resolved into people here.
import type { Issue, Person, WorkKind } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { exactlyOne, type Fields } from './fields.ts';
import type { IssueKey } from './keys-of-work.ts';
import { readIds } from './names.ts';
import type { Reading } from './reading.ts';
import { isKnown, readReference, readReferences } from './references.ts';
import { readFlag, readText } from './scalars.ts';

const WHO_KEYS = ['owner', 'pool', 'anyOf', 'role', 'nobody'] as const;
type Who = Issue['who'];
/** Those who are asked, before skills and streams narrow them; null = nobody, or unknown after a complaint. */
type Asked = { people: string[]; pool: string | null; isOwner: boolean } | null;

/** Who does it, and the skills it asks for. */
export function readWho(
  reading: Reading,
  fields: Fields<IssueKey>,
  id: string,
  work: WorkKind,
): { who: Who; skills: string[] } {
  const { complaints, names } = reading;
  const stated = exactlyOne(complaints, fields, WHO_KEYS, `the issue ${shorten(id)}`);
  const errors = complaints.errorCount();
  const skills = readIds(complaints, fields.at('skill'), 'a skill').map((skill) => skill.id);
  const known = new Set(names.everybody.flatMap((person) => person.skills.map(({ name }) => name)));
  for (const { id: skill, place } of readIds(complaints, fields.at('skill'), 'a skill')) {
    isKnown(complaints, place, skill, known, 'E112', 'skill');
  }
  const asked = readAsked(reading, fields, stated, skills);
  if (asked === null) return { who: readNobody(reading, fields, id, work, stated, skills), skills: [] };
  const people = inStreams(reading, fields, id, asked, skills);
  if (people.length === 0) {
    const place = fields.at('skill') ?? fields.at('role') ?? fields.at('stream') ?? fields.place;
    const needs = skills.length === 0 ? '' : ` who has ${skills.map(shorten).join(' and ')}`;
    const isSplit = names.everybody.some(({ laneOf }) => laneOf !== null && asked.people.includes(laneOf));
    const hint =
      isSplit && fields.at('stream') === undefined ? { hint: 'whoever is split works only in a stream' } : {};
    const message = `there is nobody${needs} for ${shorten(id)}`;
    if (complaints.errorCount() === errors && asked.people.length > 0) complaints.add('E112', place, message, hint);
    return { who: { kind: 'nobody' }, skills };
  }
  if (asked.isOwner) return { who: { kind: 'owner', person: people[0] }, skills };
  return { who: { kind: 'anyOf', people, pool: asked.pool }, skills };
}

function readAsked(
  reading: Reading,
  fields: Fields<IssueKey>,
  stated: (typeof WHO_KEYS)[number] | null,
  skills: readonly string[],
): Asked {
  const { complaints, names } = reading;
  const owner = readOwner(reading, fields.at('owner'));
  const pool = readReference(complaints, fields.at('pool'), names.pools, 'E044', 'pool');
  const anyOf = readCandidates(reading, fields.at('anyOf'));
  const roles = new Set(names.everybody.flatMap((person) => person.role ?? []));
  const role = readReference(complaints, fields.at('role'), roles, 'E112', 'role');
  if (owner !== null) return { people: [owner], pool: null, isOwner: true };
  if (pool !== null) return { people: [...(names.pools.get(pool) ?? [])], pool, isOwner: false };
  if (stated === 'anyOf') {
    if (anyOf.length === 0) complaints.add('E012', fields.at('anyOf') as Place, 'anyOf names nobody', { atKey: true });
    return anyOf.length === 0 ? null : { people: anyOf, pool: null, isOwner: false };
  }
  const isOpen = stated === null && skills.length > 0;
  if (role === null && !isOpen) return null;
  const of = names.everybody.filter((person) => person.laneOf === null && (isOpen || person.role === role));
  return { people: of.map((person) => person.id), pool: null, isOwner: false };
}

/** People and pools by name; lanes only when they are named. */
function readCandidates({ complaints, names }: Reading, place: Place | undefined): string[] {
  const known = {
    has: (name: string) => names.people.has(name) || names.pools.has(name),
    keys: () => [...names.people, ...names.pools.keys()],
  };
  const named = readReferences(complaints, place, known, 'E040', 'anyOf');
  return Array.from(new Set(named.flatMap((name) => (names.people.has(name) ? [name] : names.pools.get(name)!))));
}

/** Those asked who have the skills, somebody split by the lane of the stream. An owner or candidate whose stream is not said is an error. */
function inStreams(
  reading: Reading,
  fields: Fields<IssueKey>,
  id: string,
  asked: NonNullable<Asked>,
  skills: readonly string[],
): string[] {
  const { complaints, names } = reading;
  const stream = readText(complaints, fields.at('stream'), 'stream');
  const lanes = new Map<string, Person[]>();
  for (const person of names.everybody) {
    if (person.laneOf !== null) lanes.set(person.laneOf, [...(lanes.get(person.laneOf) ?? []), person]);
  }
  const isNamed = asked.isOwner || fields.at('anyOf') !== undefined;
  const split = asked.people.filter((person) => lanes.has(person));
  if (stream === null && isNamed && split.length > 0 && fields.at('stream') === undefined) {
    const streams = lanes.get(split[0])!.map((lane) => lane.id.slice(split[0].length + 1));
    const place = fields.at('owner') ?? fields.at('anyOf') ?? fields.place;
    const message = `the time of ${shorten(split[0])} is split, and ${shorten(id)} does not say into which stream it falls`;
    complaints.add('E116', place, message, { hint: `give stream: ${streams.join(' or ')}` });
  }
  const known = new Set([...lanes].flatMap(([person, list]) => list.map((lane) => lane.id.slice(person.length + 1))));
  if (stream !== null) isKnown(complaints, fields.at('stream') as Place, stream, known, 'E116', 'stream');
  if (stream !== null && asked.isOwner && known.has(stream) && !names.people.has(`${asked.people[0]}/${stream}`)) {
    const message = `${shorten(asked.people[0])} has no stream ${shorten(stream)}`;
    complaints.add('E116', fields.at('stream') as Place, message);
  }
  const has = new Map(names.everybody.map((person) => [person.id, person.skills.map(({ name }) => name)]));
  return asked.people
    .flatMap((person) => (!lanes.has(person) ? [person] : stream === null ? [] : [`${person}/${stream}`]))
    .filter((person) => names.people.has(person) && skills.every((skill) => has.get(person)?.includes(skill)));
}

function readNobody(
  { complaints }: Reading,
  fields: Fields<IssueKey>,
  id: string,
  work: WorkKind,
  stated: (typeof WHO_KEYS)[number] | null,
  skills: readonly string[],
): Who {
  const isAlone = readFlag(complaints, fields.at('nobody'), stated === null, 'nobody');
  const isUnreadable = stated === 'owner' || stated === 'pool' || stated === 'role' || stated === 'anyOf';
  if (isUnreadable || fields.misspells([...WHO_KEYS, 'skill'])) return { kind: 'nobody' };
  if (stated === 'nobody' && skills.length > 0) {
    const related = [{ place: fields.at('nobody') as Place, message: 'nobody does it' }];
    complaints.add('E015', fields.at('skill') as Place, 'work that needs nobody asks for no skill', {
      atKey: true,
      related,
    });
  }
  const isMissing = stated === null || (stated === 'nobody' && !isAlone);
  if (work === 'effort' && (isMissing || stated === 'nobody')) {
    const hint = 'give owner, pool, anyOf, role or skill';
    complaints.add('E017', fields.place, `nobody does the effort of the issue ${shorten(id)}`, { atKey: true, hint });
  } else if (isMissing) {
    const hint = 'give owner, pool, anyOf, role, skill or nobody: true';
    complaints.add('E017', fields.place, `the issue ${shorten(id)} does not say who does it`, { atKey: true, hint });
  }
  return { kind: 'nobody' };
}

/** A person; the name of a pool earns a hint. */
export function readOwner(reading: Reading, place: Place | undefined, what = 'owner'): string | null {
  const { complaints, names } = reading;
  if (place === undefined) return null;
  if (what === 'owner' && place.node.kind === 'list') {
    const asked = place.node.items.flatMap((item) => (item.kind === 'scalar' ? [shorten(item.source)] : []));
    const hint = `write anyOf: [${asked.slice(0, 3).join(', ')}${asked.length > 3 ? ', ...' : ''}]`;
    complaints.add('E012', place, 'owner is one person, not a list', { hint });
    return null;
  }
  const name = readText(complaints, place, what);
  if (name === null || names.people.has(name)) return name;
  const isPool = names.pools.has(name);
  const hint =
    isPool && what === 'owner' ? `${name} is a pool: write pool: ${name}` : complaints.guess(name, names.people);
  complaints.add(
    'E040',
    place,
    `${what}: there is no ${shorten(name) || '(empty name)'}`,
    hint === undefined ? {} : { hint },
  );
  return null;
}
