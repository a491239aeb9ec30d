// Names of people, pools, phases and so on where others use them: each unknown one is told with the nearest known name.
import type { Code } from '../plan/codes.ts';
import type { Complaints } from './complaints.ts';
import { isEmpty, type Place, shorten } from './document.ts';
import { oneOf, readIds } from './names.ts';
import type { Reading } from './reading.ts';
import { readText } from './scalars.ts';

interface Known {
  has(name: string): boolean;
  keys(): Iterable<string>;
}

/** One known name, or null after a complaint. */
export function readReference(
  complaints: Complaints,
  place: Place | undefined,
  known: Known,
  code: Code,
  what: string,
): string | null {
  if (place === undefined) return null;
  const name = readText(complaints, place, what);
  return name === null || !isKnown(complaints, place, name, known, code, what) ? null : name;
}

/** Known names of a list or of one value, in order, each once. */
export function readReferences(
  complaints: Complaints,
  place: Place | undefined,
  known: Known,
  code: Code,
  what: string,
): string[] {
  const names = new Set<string>();
  if (place !== undefined && isEmpty(place)) complaints.add('E012', place, `${what} is missing`, { atKey: true });
  for (const { id, place: item } of readIds(complaints, place, what)) {
    if (isKnown(complaints, item, id, known, code, what)) names.add(id);
  }
  return Array.from(names);
}

/** Complains when nobody knows this name. */
export function isKnown(
  complaints: Complaints,
  place: Place,
  name: string,
  known: Known,
  code: Code,
  what: string,
): boolean {
  if (known.has(name)) return true;
  const hint = complaints.guess(name, known.keys());
  complaints.add(
    code,
    place,
    `${what}: there is no ${shorten(name) || '(empty name)'}`,
    hint === undefined ? {} : { hint },
  );
  return false;
}

/** People by name; a pool stands for all its members, somebody split for all lanes. */
export function readPeople(reading: Reading, place: Place | undefined, what: string): string[] {
  const { people, pools } = reading.names;
  const known = {
    has: (name: string) => people.has(name) || pools.has(name),
    keys: () => oneOf(people, pools.keys()),
  };
  const named = readReferences(reading.complaints, place, known, 'E040', what);
  const ids = new Set(named.flatMap((name) => (people.has(name) ? [name] : (pools.get(name) ?? []))));
  for (const { id, laneOf } of reading.names.everybody) if (laneOf !== null && ids.has(laneOf)) ids.add(id);
  return Array.from(ids);
}
