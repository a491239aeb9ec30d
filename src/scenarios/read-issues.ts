// Issues: what is to be done, by whom, how much work it is and what it waits for.
import { PLAIN_ISSUE } from '../plan/plain.ts';
import type { Issue, WorkKind } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import type { Place } from './document.ts';
import { shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, type Fields, openFields, openNamed } from './fields.ts';
import { ISSUE_KEYS, type IssueKey } from './keys-of-work.ts';
import { readLinks } from './links.ts';
import { readIds } from './names.ts';
import { readProvenance } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import type { Reading } from './reading.ts';
import { readPeople, readReference } from './references.ts';
import { readFlag, readText } from './scalars.ts';
import { readSupport } from './support.ts';
import { type CapacityOf, readUses } from './uses.ts';

const WORK_KINDS = ['effort', 'duration', 'elapsed'] as const;
const WHO_KEYS = ['owner', 'pool', 'anyOf', 'nobody'] as const;

/** The issues, in document order; those that cannot be read are left out, after a complaint. */
export function readIssues(reading: Reading, place: Place | undefined, capacityOf: CapacityOf): Issue[] {
  return openNamed(reading.complaints, place, 'issues').flatMap(([id, value]) => {
    const fields = openFields(reading.complaints, value, ISSUE_KEYS, `the issue ${shorten(id)}`);
    return fields === null ? [] : [readIssue(reading, fields, id, capacityOf)];
  });
}

/** One issue from its opened mapping; after complaints, one that further checks can look at. */
export function readIssue(reading: Reading, fields: Fields<IssueKey>, id: string, capacityOf: CapacityOf): Issue {
  const { complaints, names } = reading;
  const { work, estimate } = readWork(reading, fields, id);
  const who = readWho(reading, fields, id, work);
  const priority = readReference(complaints, fields.at('priority'), classSet(reading), 'E046', 'priority');
  return {
    ...PLAIN_ISSUE,
    id,
    title: readText(complaints, fields.at('title'), 'title') ?? id,
    aliases: readIds(complaints, fields.at('aliases'), 'an alias').map((alias) => alias.id),
    phase: readReference(complaints, fields.at('phase'), names.phases, 'E042', 'phase'),
    module: readText(complaints, fields.at('module'), 'module'),
    priority: priority === null ? null : names.classes.indexOf(priority),
    work,
    estimate,
    who,
    support: readSupport(reading, fields.at('support'), who.kind === 'owner' ? who.person : null),
    uses: readUses(complaints, fields.at('uses'), capacityOf),
    after: readLinks(reading, fields.at('after')),
    notBefore: readDate(reading, fields.at('notBefore'), 'begin', 'notBefore'),
    due: readDate(reading, fields.at('due'), 'end', 'due', 'W204'),
    was: readText(complaints, fields.at('was'), 'was'),
    optional: readFlag(complaints, fields.at('optional'), false, 'optional'),
    mitigates: null,
    ...readProvenance(complaints, fields),
  };
}

function readWork(reading: Reading, fields: Fields<IssueKey>, id: string): Pick<Issue, 'work' | 'estimate'> {
  const { complaints, calendar, ranges } = reading;
  const nothing = { distribution: { kind: 'fixed', value: 0 }, likely: 0, single: true, text: '0' } as const;
  const work = exactlyOne(complaints, fields, WORK_KINDS, `the issue ${shorten(id)}`);
  if (work === null && fields.misspells(WORK_KINDS)) return { work: 'effort', estimate: nothing };
  if (work === null) {
    const hint = 'give effort, duration or elapsed';
    complaints.add('E016', fields.place, `the issue ${shorten(id)} has no estimate`, { atKey: true, hint });
    return { work: 'effort', estimate: nothing };
  }
  const estimates = WORK_KINDS.map((kind) => {
    const measure = kind === 'elapsed' ? CLOCK : workMeasure(calendar);
    return readEstimate(complaints, fields.at(kind), measure, ranges, kind);
  });
  return { work, estimate: estimates[WORK_KINDS.indexOf(work)] ?? nothing };
}

function readWho(reading: Reading, fields: Fields<IssueKey>, id: string, work: WorkKind): Issue['who'] {
  const { complaints, names } = reading;
  const stated = exactlyOne(complaints, fields, WHO_KEYS, `the issue ${shorten(id)}`);
  const person = readOwner(reading, fields.at('owner'));
  const pool = readReference(complaints, fields.at('pool'), names.pools, 'E044', 'pool');
  const anyOf = readPeople(reading, fields.at('anyOf'), 'anyOf');
  const isAlone = readFlag(complaints, fields.at('nobody'), stated === null, 'nobody');
  if (person !== null) return { kind: 'owner', person };
  if (pool !== null) return { kind: 'anyOf', people: names.pools.get(pool) ?? [], pool };
  if (stated === 'anyOf') {
    if (anyOf.length === 0) complaints.add('E012', fields.at('anyOf') as Place, 'anyOf names nobody', { atKey: true });
    return { kind: 'anyOf', people: anyOf, pool: null };
  }
  if (fields.misspells(WHO_KEYS)) return { kind: 'nobody' };
  const isMissing = stated === null || (stated === 'nobody' && !isAlone);
  if (work === 'effort' && (isMissing || stated === 'nobody')) {
    const hint = 'give owner, pool or anyOf';
    complaints.add('E017', fields.place, `nobody does the effort of the issue ${shorten(id)}`, { atKey: true, hint });
  } else if (isMissing) {
    const hint = 'give owner, pool, anyOf or nobody: true';
    complaints.add('E017', fields.place, `the issue ${shorten(id)} does not say who does it`, { atKey: true, hint });
  }
  return { kind: 'nobody' };
}

/** A person; the name of a pool earns a hint. */
export function readOwner(reading: Reading, place: Place | undefined): string | null {
  const { complaints, names } = reading;
  if (place === undefined) return null;
  const name = readText(complaints, place, 'owner');
  if (name === null || names.people.has(name)) return name;
  const isPool = names.pools.has(name);
  const hint = isPool ? `${name} is a pool: write pool: ${name}` : complaints.guess(name, names.people);
  complaints.add(
    'E040',
    place,
    `owner: there is no ${shorten(name) || '(empty name)'}`,
    hint === undefined ? {} : { hint },
  );
  return null;
}

function classSet({ names }: Reading): { has(name: string): boolean; keys(): Iterable<string> } {
  return { has: (name) => names.classes.includes(name), keys: () => names.classes };
}
