// Every name of the document, collected before anything is read, so that a reference is judged where it stands.
// Also the one place that says which ids are usable and that nothing is called twice.
import type { NodeKind, NodeRef, Person } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { entryAt, entryPlaces, isEmpty, isMap, type Place, shorten } from './document.ts';
import { openList, openStrictList } from './fields.ts';
import { readText } from './scalars.ts';

export interface Names {
  readonly people: ReadonlySet<string>;
  /** The same people with what the document says of them: lanes and anonymous members, too. */
  readonly everybody: readonly Person[];
  /** Pool id -> ids of its members. */
  readonly pools: ReadonlyMap<string, readonly string[]>;
  readonly resources: ReadonlySet<string>;
  readonly phases: ReadonlySet<string>;
  readonly gates: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
  /** Issue ids and aliases -> issue id. */
  readonly issues: ReadonlyMap<string, string>;
  /** Best class first. */
  readonly classes: readonly string[];
  readonly risks: ReadonlySet<string>;
  readonly deliveries: ReadonlySet<string>;
  readonly quotas: ReadonlySet<string>;
  readonly windows: ReadonlySet<string>;
}

/** Copies of people are called Developer02+1: a + inside names nobody else. */
const ID = /^[\p{L}\p{M}\p{N}#._-][\p{L}\p{M}\p{N}#._+-]{0,79}$/u;
/** Words that mean something of their own in selections and conditions. */
const RESERVED = new Set(['all', 'finish', 'everything']);
const DEFAULT_CLASSES = ['P0', 'P1', 'P2', 'P3'];

/** Complains about an id nobody could quote in a command, a condition or a log. */
export function checkId(complaints: Complaints, place: Place, id: string, what: string): boolean {
  if (ID.test(id) && !RESERVED.has(id)) return true;
  const why = RESERVED.has(id) ? 'that word has a meaning of its own' : 'ids are letters, digits, #, ., _ and -';
  complaints.add('E032', place, `${shorten(id) || '(nothing)'} cannot be the id of ${what}`, {
    atKey: true,
    hint: why,
  });
  return false;
}

/** Things of a section by name, each name checked as an id. */
export function sectionNames(complaints: Complaints, place: Place | undefined, what: string): Map<string, Place> {
  if (place === undefined || !isMap(place)) return new Map();
  return new Map(
    entryPlaces(place).map(({ name, place: value }) => {
      checkId(complaints, value, name, what);
      return [name, value];
    }),
  );
}

/** Ids of a list or of one value, as text; anything that is no text has been complained about. */
export function readIds(
  complaints: Complaints,
  place: Place | undefined,
  what: string,
): { id: string; place: Place }[] {
  if (place !== undefined && isEmpty(place)) return [];
  return openList(place).flatMap((item) => {
    const id = readText(complaints, item, what);
    return id === null ? [] : [{ id, place: item }];
  });
}

/** The issues by id and alias, mitigations written inside risks and deliveries included. */
export function issueNames(
  complaints: Complaints,
  issues: Place | undefined,
  risks: Place | undefined,
  deliveries: Place | undefined,
): Map<string, string> {
  const names = new Map<string, string>();
  const first = new Map<string, Place>();
  const claim = (name: string, id: string, place: Place, what: string): void => {
    const other = first.get(name);
    if (other !== undefined) {
      const related = [{ place: other, message: 'the other one' }];
      complaints.add('E049', place, `${what} ${shorten(name)} names something already`, { related });
      return;
    }
    first.set(name, place);
    names.set(name, id);
  };
  const inline = inlineMitigations(risks);
  const stated = Array.from(sectionNames(complaints, issues, 'an issue'), ([id, place]) => ({ id, place }));
  for (const { id, place } of inline) if (!id.startsWith('mitigate/')) checkId(complaints, place, id, 'an issue');
  for (const { id, place } of [...stated, ...inline]) claim(id, id, place, 'the issue');
  for (const [id, place] of sectionNames(complaints, deliveries, 'a delivery')) claim(id, id, place, 'the delivery');
  for (const { id, place } of [...stated, ...inline]) {
    for (const alias of readIds(complaints, entryAt(place, 'aliases'), 'an alias')) {
      if (checkId(complaints, alias.place, alias.id, 'an issue')) claim(alias.id, id, alias.place, 'the alias');
    }
  }
  return names;
}

/** Mitigating issues written inside active mitigations. */
export function inlineMitigations(risks: Place | undefined): { id: string; place: Place }[] {
  if (risks === undefined || !isMap(risks)) return [];
  return entryPlaces(risks).flatMap(({ name: riskId, place: risk }) => {
    const mitigation = entryAt(risk, 'mitigation');
    const issue = entryAt(mitigation, 'issue');
    const active = entryAt(mitigation, 'active');
    const isOff = active?.node.kind === 'scalar' && active.node.value === false;
    return issue === undefined || !isMap(issue) || isOff ? [] : [{ id: mitigationId(issue, riskId), place: issue }];
  });
}

/** Id of a mitigation written inside its risk. */
export function mitigationId(issue: Place, riskId: string): string {
  const stated = entryAt(issue, 'id')?.node;
  if (stated?.kind !== 'scalar' || stated.value === null) return `mitigate/${riskId}`;
  return typeof stated.value === 'string' ? stated.value : stated.source;
}

/** Names of several groups, one after the other; lazily, because most lists of candidates are never looked at. */
export function* oneOf(...groups: readonly Iterable<string>[]): Iterable<string> {
  for (const group of groups) yield* group;
}

/** What a name of something in the network means: every kind of thing that is called so. */
export function meaningsOf(names: Names, name: string): NodeRef[] {
  const kinds: [NodeKind, boolean][] = [
    ['issue', names.issues.has(name)],
    ['phase', names.phases.has(name)],
    ['gate', names.gates.has(name)],
    ['milestone', names.milestones.has(name)],
  ];
  return kinds
    .filter(([, has]) => has)
    .map(([kind]) => ({ kind, id: kind === 'issue' ? (names.issues.get(name) as string) : name }));
}

/** Priority classes of the plan, best first. */
export function classNames(complaints: Complaints, place: Place | undefined): string[] {
  if (place === undefined) return DEFAULT_CLASSES;
  const classes = new Map<string, Place>();
  for (const item of openStrictList(complaints, place, 'classes')) {
    const name = readText(complaints, item, 'a class');
    if (name === null || !checkId(complaints, item, name, 'a class')) continue;
    if (classes.has(name)) complaints.add('E049', item, `the class ${shorten(name)} stands twice`);
    else classes.set(name, item);
  }
  return Array.from(classes.keys());
}
