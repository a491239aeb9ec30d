// Changes of scope: issues that leave it (facts before the data date, plans after it) and issues that come in.
import type { CivilInstant, Fact, Issue, Plan } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { type Place, shorten } from './document.ts';
import { openFields, openStrictList } from './fields.ts';
import { SCOPE_KEYS } from './keys-of-steering.ts';
import { readIds } from './names.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';
import { readSelection, type Selectable } from './selection.ts';

interface Scope {
  readonly drops: { on: CivilInstant; drop: string[]; place: Place; isNamed: boolean }[];
  /** Issue id -> when it comes in. */
  readonly added: Map<string, CivilInstant>;
}

/** The changes of scope, in document order. */
export function readScope(reading: Reading, place: Place | undefined, from: Selectable): Scope {
  const { complaints, names } = reading;
  const scope: Scope = { drops: [], added: new Map() };
  for (const item of openStrictList(complaints, place, 'scope')) {
    const fields = openFields(complaints, item, SCOPE_KEYS, 'a change of scope');
    if (fields === null) continue;
    requireKeys(complaints, fields, SCOPE_KEYS, 'a change of scope');
    if (fields.given(['drop', 'add']).length === 0 && !fields.misspells(['drop', 'add'])) {
      complaints.add('E011', item, 'a change of scope says neither drop nor add', { atKey: true });
    }
    const on = readDate(reading, fields.at('on'), 'begin', 'on');
    const dropped = readSelection(reading, fields.at('drop'), from, 'drop');
    readText(complaints, fields.at('why'), 'why');
    readProvenance(complaints, fields);
    for (const { id: name, place: at } of readIds(complaints, fields.at('add'), 'add')) {
      const id = names.issues.get(name);
      if (!isKnown(complaints, at, name, names.issues, 'E051', 'add') || id === undefined || on === null) continue;
      const isAdded = scope.added.has(id) || from.issues.some((issue) => issue.id === id && issue.added !== null);
      if (isAdded) complaints.add('E111', at, `${shorten(id)} is added already`);
      scope.added.set(id, on);
    }
    const dropPlace = fields.at('drop');
    if (on === null || dropped === null || dropPlace === undefined) continue;
    const isNamed = dropped.of.ids !== undefined;
    scope.drops.push({ on, drop: [...dropped.issues], place: dropPlace, isNamed });
  }
  return scope;
}

/** Issues that come in later start no earlier than that. */
export function withAdded(issues: readonly Issue[], added: ReadonlyMap<string, CivilInstant>): Issue[] {
  return issues.map((issue) => {
    const on = added.get(issue.id);
    if (on === undefined) return issue;
    const notBefore = issue.notBefore === null || issue.notBefore < on ? on : issue.notBefore;
    return { ...issue, added: on.slice(0, 10), notBefore };
  });
}

/** Drops up to the data date become facts, later ones stay plans; what is finished or dropped is not dropped again. */
export function settleDrops(
  reading: Reading,
  { drops }: Scope,
  facts: readonly Fact[],
  later: Plan['scope'],
  statusDate: CivilInstant | null,
): { facts: Fact[]; scope: Plan['scope'] } {
  const known = new Map(facts.filter(({ kind }) => kind === 'issue').map((fact) => [fact.id, fact]));
  const gone = new Set(facts.filter(({ dropped }) => dropped !== null).map(({ id }) => id));
  for (const { drop } of later) for (const id of drop) gone.add(id);
  const scope: Plan['scope'][number][] = [...later];
  const more: Fact[] = [];
  for (const { on, drop, place, isNamed } of drops) {
    const left = drop.filter((id) => {
      const isFinished = known.get(id)?.finished != null;
      if (isNamed && isFinished)
        reading.complaints.add('E111', place, `${shorten(id)} is finished, so it cannot be dropped`);
      else if (isNamed && gone.has(id)) reading.complaints.add('E111', place, `${shorten(id)} is dropped already`);
      return !isFinished && !gone.has(id);
    });
    for (const id of left) gone.add(id);
    if (statusDate === null || on > statusDate) {
      if (left.length > 0) scope.push({ on, drop: left });
    } else {
      more.push(...left.map((id): Fact => ({ ...DROPPED, id, dropped: on })));
    }
  }
  const replaced = new Set(more.map(({ id }) => id));
  return { facts: [...facts.filter(({ kind, id }) => kind !== 'issue' || !replaced.has(id)), ...more], scope };
}

const DROPPED: Omit<Fact, 'id' | 'dropped'> = {
  kind: 'issue',
  started: null,
  finished: null,
  person: null,
  remaining: null,
  donePercent: null,
  workedMinutes: null,
};
