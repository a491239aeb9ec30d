// Named sets of links that can be switched: what the document says stands in one, what somebody inferred in another.
// Every set is read and judged; only those in force reach the issues, phases, gates and milestones they name.
import type { Link, NodeKind, Plan, Provenance } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { DEPENDENCIES_KEYS, DEPENDENCY_SET_KEYS } from './keys-of-documents.ts';
import { readLinks } from './links.ts';
import { meaningsOf, oneOf, readIds, sectionNames } from './names.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';

/** A name of something that can be chosen, and where it was said; null = on a command line. */
export interface Named {
  id: string;
  place: Place | null;
}

interface DependencySet extends Provenance {
  id: string;
  title: string;
  includes: { id: string; place: Place }[];
  /** By kind and id of what waits. */
  after: Map<string, Link[]>;
}
export interface DependencySets {
  used: string[];
  known: Plan['dependencySets']['known'];
  /** What the sets in force add, by kind and id of what waits. */
  links: ReadonlyMap<string, readonly Link[]>;
}

/** All sets, judged, and the links of those in force: `use`, or what the section itself says. */
export function readDependencySets(
  reading: Reading,
  place: Place | undefined,
  use: readonly Named[] | null,
): DependencySets {
  const { complaints } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, DEPENDENCIES_KEYS, 'dependencies');
  if (fields === null) {
    complainAboutUse(reading, use ?? [], new Map());
    return { used: [], known: [], links: new Map() };
  }
  requireKeys(complaints, fields, DEPENDENCIES_KEYS, 'dependencies');
  sectionNames(complaints, fields.at('sets'), 'a dependency set');
  const sets = new Map(
    openNamed(complaints, fields.at('sets'), 'sets').flatMap(([id, value]) => {
      const set = readSet(reading, id, value);
      return set === null ? [] : [[id, set] as const];
    }),
  );
  for (const { includes } of sets.values()) {
    for (const { id, place: at } of includes) isKnown(complaints, at, id, sets, 'E076', 'includes');
  }
  complainAboutLoops(reading, sets);
  const stated = readIds(complaints, fields.at('use'), 'use');
  complainAboutUse(reading, [...stated, ...(use ?? [])], sets);
  const used = closureOf(
    (use ?? stated).map(({ id }) => id),
    sets,
  );
  const known = Array.from(sets.values(), ({ id, title, basis }) => ({ id, title, basis: basis ?? null }));
  return { used, known, links: linksOf(used, sets) };
}

/** Names of a command line have no place: whoever opens a variant judges them. */
function complainAboutUse({ complaints }: Reading, use: readonly Named[], sets: ReadonlyMap<string, unknown>): void {
  for (const { id, place } of use) {
    if (place !== null) isKnown(complaints, place, id, sets, 'E076', 'the dependency sets in force');
  }
}

function readSet(reading: Reading, id: string, place: Place): DependencySet | null {
  const { complaints } = reading;
  const fields = openFields(complaints, place, DEPENDENCY_SET_KEYS, `the dependency set ${shorten(id)}`, true);
  if (fields === null) return null;
  const provenance = readProvenance(complaints, fields);
  const after = new Map<string, Link[]>();
  for (const [name, value] of openNamed(complaints, fields.at('after'), 'after')) {
    const carrier = carrierOf(reading, name, value);
    // A link's own provenance comes last: it knows better than the set.
    const links = readLinks(reading, value).map((link) => ({ ...originOf(provenance), ...link, set: id }));
    if (carrier !== null) after.set(carrier, [...(after.get(carrier) ?? []), ...links]);
  }
  const title = readText(complaints, fields.at('title'), 'title') ?? id;
  return { id, title, includes: readIds(complaints, fields.at('includes'), 'includes'), after, ...provenance };
}

/** A remark about the set is not one about each of its links. */
function originOf({ basis, source }: Provenance): Provenance {
  return { ...(basis === undefined ? {} : { basis }), ...(source === undefined ? {} : { source }) };
}

function keyOf(kind: NodeKind, id: string): string {
  return `${kind} ${id}`;
}

/** What waits, by a name: an issue before a phase before a gate before a milestone. */
function carrierOf({ complaints, names }: Reading, name: string, place: Place): string | null {
  const [meaning] = meaningsOf(names, name);
  if (meaning !== undefined) return keyOf(meaning.kind, meaning.id);
  const hint = complaints.guess(name, oneOf(names.issues.keys(), names.phases, names.gates, names.milestones));
  const message = `there is no issue, phase, gate or milestone ${shorten(name) || '(empty name)'}`;
  complaints.add('E041', place, message, { atKey: true, ...(hint === undefined ? {} : { hint }) });
  return null;
}

function complainAboutLoops({ complaints }: Reading, sets: ReadonlyMap<string, DependencySet>): void {
  for (const set of sets.values()) {
    for (const { id, place } of set.includes) {
      if (!closureOf([id], sets).includes(set.id)) continue;
      complaints.add('E078', place, `${shorten(set.id)} and ${shorten(id)} include each other`);
    }
  }
}

/** These sets with all they include, what is included first; loops end where they began. */
function closureOf(names: readonly string[], sets: ReadonlyMap<string, DependencySet>): string[] {
  const closed = new Set<string>();
  const begun = new Set<string>();
  const visit = (id: string): void => {
    const set = sets.get(id);
    if (set === undefined || begun.has(id)) return;
    begun.add(id);
    for (const included of set.includes) visit(included.id);
    closed.add(id);
  };
  for (const id of names) visit(id);
  return Array.from(closed);
}

function linksOf(used: readonly string[], sets: ReadonlyMap<string, DependencySet>): Map<string, Link[]> {
  const links = new Map<string, Link[]>();
  for (const id of used) {
    for (const [carrier, more] of sets.get(id)?.after ?? [])
      links.set(carrier, [...(links.get(carrier) ?? []), ...more]);
  }
  return links;
}

type Linked = Pick<Plan, 'issues' | 'phases' | 'gates' | 'milestones'>;

/** The plan with the links of the sets in force; a link that is there already stays as it is. */
export function withDependencySets<P extends Linked>(plan: P, { links }: DependencySets): P {
  if (links.size === 0) return plan;
  const extended = <T extends { id: string; after: readonly Link[] }>(kind: NodeKind, things: readonly T[]): T[] =>
    things.map((thing) => {
      const more = links.get(keyOf(kind, thing.id));
      return more === undefined ? thing : { ...thing, after: joined(thing.after, more) };
    });
  return {
    ...plan,
    issues: extended('issue', plan.issues),
    phases: extended('phase', plan.phases),
    gates: extended('gate', plan.gates),
    milestones: extended('milestone', plan.milestones),
  };
}

function joined(own: readonly Link[], more: readonly Link[]): Link[] {
  const meaning = ({ on, type, lagMinutes, lagIn, donePercent, softFactor }: Link): string =>
    JSON.stringify([on, type, lagMinutes, lagIn, donePercent, softFactor]);
  const links = new Map(own.map((link) => [meaning(link), link]));
  for (const link of more) if (!links.has(meaning(link))) links.set(meaning(link), link);
  return Array.from(links.values());
}

/** Names of all sets of a document that has not been read yet. */
export function setNames(dependencies: Place | undefined): string[] {
  const sets = dependencies?.node.kind === 'map' ? dependencies.node.entries.get('sets')?.node : undefined;
  return sets?.kind === 'map' ? Array.from(sets.entries.keys()) : [];
}
