// Issues: what is to be done, by whom, how much work it is and what it waits for.
import { PLAIN_ISSUE } from '../plan/plain.ts';
import type { CivilInstant, Issue } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import type { Place } from './document.ts';
import { shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, type Fields, openFields, openNamed } from './fields.ts';
import { implyReview } from './issue-review.ts';
import { implyRework } from './issue-rework.ts';
import { ISSUE_KEYS, type IssueKey } from './keys-of-work.ts';
import { readLinks } from './links.ts';
import { readIds } from './names.ts';
import { readProvenance } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import { readConsumes } from './read-quotas.ts';
import type { Reading } from './reading.ts';
import { readReference, readReferences } from './references.ts';
import { readFlag, readText } from './scalars.ts';
import { readSupport } from './support.ts';
import { type CapacityOf, readUses } from './uses.ts';
import { readWho } from './who.ts';

const WORK_KINDS = ['effort', 'duration', 'elapsed'] as const;

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
  const { who, skills } = readWho(reading, fields, id, work);
  for (const window of readReferences(complaints, fields.at('in'), names.windows, 'E119', 'in')) {
    reading.implied.only.set(window, [...(reading.implied.only.get(window) ?? []), id]);
  }
  const added = readDate(reading, fields.at('added'), 'begin', 'added');
  const priority = readReference(complaints, fields.at('priority'), classSet(reading), 'E046', 'priority');
  const issue: Issue = {
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
    skills,
    support: readSupport(reading, fields.at('support'), who.kind === 'owner' ? who.person : null),
    uses: readUses(complaints, fields.at('uses'), capacityOf),
    consumes: readConsumes(reading, fields.at('consumes')),
    after: readLinks(reading, fields.at('after')),
    notBefore: later(readDate(reading, fields.at('notBefore'), 'begin', 'notBefore'), added),
    due: readDate(reading, fields.at('due'), 'end', 'due', 'W204'),
    was: readText(complaints, fields.at('was'), 'was'),
    optional: readFlag(complaints, fields.at('optional'), false, 'optional'),
    mitigates: null,
    added: added === null ? null : added.slice(0, 10),
    duplicateOf: readDuplicate(reading, fields.at('duplicateOf'), id),
    ...readProvenance(complaints, fields),
  };
  implyReview(reading, fields.at('review'), issue);
  implyRework(reading, fields.at('rework'), issue);
  return issue;
}

/** The later of two instants, either of which may be missing. */
function later(a: CivilInstant | null, b: CivilInstant | null): CivilInstant | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function readDuplicate({ complaints, names }: Reading, place: Place | undefined, id: string): string | null {
  const name = readReference(complaints, place, names.issues, 'E051', 'duplicateOf');
  const other = name === null ? null : (names.issues.get(name) ?? null);
  if (place !== undefined && other === id) complaints.add('E111', place, `${shorten(id)} is no duplicate of itself`);
  return other;
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

function classSet({ names }: Reading): { has(name: string): boolean; keys(): Iterable<string> } {
  return { has: (name) => names.classes.includes(name), keys: () => names.classes };
}
