// Opening a mapping whose keys are known: unknown keys are complained about here, so no section reader can forget it.
import type { Complaints } from './complaints.ts';
import {
  entryAt,
  entryPlaces,
  isEmpty,
  isList,
  isMap,
  itemPlaces,
  nodeInWords,
  type Place,
  shorten,
} from './document.ts';
import type { Keys } from './keys.ts';
import { PLACES, synonymOf } from './synonyms.ts';

export interface Fields<K extends string> {
  readonly place: Place;
  /** The value of a key, if the document gives the key at all. */
  at(key: K): Place | undefined;
  /** Was one of these keys meant by an unknown one? Then its absence needs no complaint of its own. */
  misspells(keys: readonly K[]): boolean;
  /** Keys that are given, of these. */
  given<W extends K>(keys: readonly W[]): W[];
}

/** Opens a mapping; anything else is E012 and null. An empty value counts as an empty mapping when `mayBeEmpty`. */
export function openFields<K extends string>(
  complaints: Complaints,
  place: Place,
  keys: Keys<K>,
  what: string,
  mayBeEmpty = false,
): Fields<K> | null {
  const misspelt = new Set<string>();
  if (isMap(place)) {
    for (const name of place.node.entries.keys()) {
      if (Object.hasOwn(keys, name) || name.startsWith('x-')) continue;
      misspelt.add(unknownKey(complaints, entryAt(place, name) as Place, name, keys, what));
    }
  } else if (!(mayBeEmpty && isEmpty(place))) {
    const shape = `${what} is a mapping of keys, not ${nodeInWords(place.node)}`;
    complaints.add('E012', place, shape, { atKey: isEmpty(place) });
    return null;
  }
  return {
    place,
    at: (key) => entryAt(place, key),
    misspells: (wanted) => wanted.some((key) => misspelt.has(key)),
    given: (wanted) => wanted.filter((key) => isMap(place) && place.node.entries.has(key)),
  };
}

/** Complains, and returns the key that was probably meant (or nothing). */
function unknownKey<K extends string>(
  complaints: Complaints,
  value: Place,
  name: string,
  keys: Keys<K>,
  what: string,
): string {
  const known = Object.keys(keys);
  const near = synonymOf(name, keys) ?? complaints.near(name, known);
  const all = known.length <= 12 ? `keys: ${known.join(', ')}` : undefined;
  const hint = PLACES.get(name) ?? (near === undefined ? all : `did you mean ${near}?`);
  complaints.add('E010', value, `${what} has no key ${shorten(name)}`, {
    atKey: true,
    ...(hint === undefined ? {} : { hint }),
  });
  return near ?? '';
}

/** Entries of a mapping from names to things; empty counts as none, anything else is E012. */
export function openNamed(complaints: Complaints, place: Place | undefined, what: string): [string, Place][] {
  if (place === undefined || isEmpty(place)) return [];
  if (isMap(place)) return entryPlaces(place).map(({ name, place: value }) => [name, value]);
  complaints.add('E012', place, `${what} is a mapping from names to their keys, not ${nodeInWords(place.node)}`);
  return [];
}

/** Items of a list; one value that is no list counts as a list of one. */
export function openList(place: Place | undefined): Place[] {
  if (place === undefined) return [];
  return isList(place) ? itemPlaces(place) : [place];
}

/** Items of a list; empty counts as none, anything else is E012. */
export function openStrictList(complaints: Complaints, place: Place | undefined, what: string): Place[] {
  if (place === undefined || isEmpty(place)) return [];
  if (isList(place)) return itemPlaces(place);
  complaints.add('E012', place, `${what} is a list, not ${nodeInWords(place.node)}`);
  return [];
}

/** Complains unless exactly one of the keys is given; returns it. `none` is told when nothing is given. */
export function exactlyOne<K extends string, W extends K>(
  complaints: Complaints,
  fields: Fields<K>,
  keys: readonly W[],
  what: string,
): W | null {
  const given = fields.given(keys);
  if (given.length > 1) {
    const [first, second] = given.map((key) => fields.at(key) as Place);
    const related = [{ place: first, message: `${given[0]} stands here` }];
    complaints.add('E015', second, `${what} has both ${given.join(' and ')}; only one can hold`, {
      atKey: true,
      related,
    });
  }
  return given[0] ?? null;
}
