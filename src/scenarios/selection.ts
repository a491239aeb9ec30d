// Selections: which issues a share or a risk means. Every condition must hold; `all` has none.

import type { Code } from '../plan/codes.ts';
import type { Issue, Person, Selection } from '../plan/plan.ts';
import { isMap, type Place, shorten } from './document.ts';
import { openFields } from './fields.ts';
import { SELECTION_KEYS } from './keys-of-risks.ts';
import { oneOf, readIds } from './names.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';
import { readFlag } from './scalars.ts';

/** What selections look at. */
export interface Selectable {
  readonly issues: readonly Issue[];
  readonly people: readonly Person[];
}

/** A selection and the issues it means, in document order; null after a complaint. */
export function readSelection(
  reading: Reading,
  place: Place | undefined,
  from: Selectable,
  what: string,
): { of: Selection; issues: string[] } | null {
  if (place === undefined) return null;
  const errorsBefore = reading.complaints.errorCount();
  const of = readConditions(reading, place, from, what);
  if (of === null || reading.complaints.errorCount() > errorsBefore) return null;
  const people = new Map(from.people.map((person) => [person.id, person]));
  const issues = from.issues.filter((issue) => matches(issue, of, people)).map((issue) => issue.id);
  if (issues.length > 0) return { of, issues };
  reading.complaints.add('E063', place, `${what}: no issue of the plan is meant by this`);
  return null;
}

function readConditions(reading: Reading, place: Place, from: Selectable, what: string): Selection | null {
  const { complaints, names } = reading;
  if (place.node.kind === 'scalar' && place.node.value === 'all') return {};
  if (!isMap(place)) return { ids: readIssueIds(reading, place, what) };
  const fields = openFields(complaints, place, SELECTION_KEYS, what);
  if (fields === null) return null;
  const { people, pools, phases } = names;
  const owners = {
    has: (name: string) => people.has(name) || pools.has(name),
    keys: () => oneOf(people, pools.keys()),
  };
  const modules = new Set(from.issues.flatMap((issue) => issue.module ?? []));
  const tracks = new Set(from.people.flatMap((person) => person.track ?? []));
  const classes = new Set(names.classes);
  const list = (
    key: 'owner' | 'phase' | 'module' | 'track' | 'priority',
    known: Parameters<typeof readReferences>[2],
    code: Code,
  ) => (fields.at(key) === undefined ? undefined : readReferences(complaints, fields.at(key), known, code, key));
  const ids = fields.at('ids') === undefined ? undefined : readIssueIds(reading, fields.at('ids'), 'ids');
  const owner = list('owner', owners, 'E040');
  const phase = list('phase', phases, 'E042');
  const module = list('module', modules, 'E051');
  const track = list('track', tracks, 'E051');
  const priority = list('priority', classes, 'E046')?.map((name) => names.classes.indexOf(name));
  const optional =
    fields.at('optional') === undefined ? undefined : readFlag(complaints, fields.at('optional'), false, 'optional');
  return {
    ...(ids === undefined ? {} : { ids }),
    ...(owner === undefined ? {} : { owner }),
    ...(phase === undefined ? {} : { phase }),
    ...(module === undefined ? {} : { module }),
    ...(track === undefined ? {} : { track }),
    ...(priority === undefined ? {} : { priority }),
    ...(optional === undefined ? {} : { optional }),
  };
}

/** Ids of issues, aliases resolved; unknown ones are complained about. */
export function readIssueIds(reading: Reading, place: Place | undefined, what: string): string[] {
  const { complaints, names } = reading;
  return readIds(complaints, place, what).flatMap(({ id, place: item }) => {
    const found = names.issues.get(id);
    if (found !== undefined) return [found];
    const hint = complaints.guess(id, names.issues.keys());
    complaints.add('E051', item, `${what}: there is no issue ${shorten(id)}`, hint === undefined ? {} : { hint });
    return [];
  });
}

/** Issues the reader made are meant only by their ids; a lane's issues are its person's. */
function matches(issue: Issue, of: Selection, people: ReadonlyMap<string, Person>): boolean {
  const { who } = issue;
  if (issue.implied !== null && of.ids === undefined) return false;
  const owner = who.kind === 'owner' ? who.person : who.kind === 'anyOf' ? who.pool : null;
  const owners = [owner, owner === null ? null : people.get(owner)?.laneOf].filter((name) => name != null);
  const performers = who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];
  const isInTrack = (track: readonly string[]) =>
    performers.length > 0 && performers.every((person) => track.includes(people.get(person)?.track ?? ''));
  return (
    (of.ids === undefined || of.ids.includes(issue.id)) &&
    (of.owner === undefined || owners.some((name) => of.owner?.includes(name))) &&
    (of.phase === undefined || (issue.phase !== null && of.phase.includes(issue.phase))) &&
    (of.module === undefined || (issue.module !== null && of.module.includes(issue.module))) &&
    (of.track === undefined || isInTrack(of.track)) &&
    (of.priority === undefined || (issue.priority !== null && of.priority.includes(issue.priority))) &&
    (of.optional === undefined || issue.optional === of.optional)
  );
}
