// Phases, gates and milestones: the structure around the issues.
import { PLAIN_GATE } from '../plan/plain.ts';
import type { Gate, Phase } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { readDate } from './dates.ts';
import { isMap, type Place, shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, type Fields, openFields, openNamed, openStrictList } from './fields.ts';
import { CRITERION_KEYS, GATE_KEYS, GATE_WINDOW_KEYS, PHASE_KEYS, REWORK_KEYS } from './keys-of-work.ts';
import { readLinks } from './links.ts';
import { oneOf, readIds } from './names.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { readReferences } from './references.ts';
import { requireKeys } from './required.ts';
import { readNumber, readText, readWord } from './scalars.ts';
import { readShare } from './share.ts';
import { readWeekdays, readWindow } from './weekly.ts';
import { readOwner } from './who.ts';

const MOST_ATTEMPTS = 20;
export const ATTEMPTS = { min: 1, max: MOST_ATTEMPTS, whole: true };
type GateFields = Fields<keyof typeof GATE_KEYS>;

/** The phases, in document order. */
export function readPhases(reading: Reading, place: Place | undefined): Phase[] {
  return openNamed(reading.complaints, place, 'phases').flatMap(([id, value]) => {
    const fields = openFields(reading.complaints, value, PHASE_KEYS, `the phase ${shorten(id)}`, true);
    if (fields === null) return [];
    return {
      id,
      title: readText(reading.complaints, fields.at('title'), 'title') ?? id,
      after: readLinks(reading, fields.at('after')),
      target: readDate(reading, fields.at('target'), 'end', 'target', 'W204'),
      ...readProvenance(reading.complaints, fields),
    };
  });
}

/** The gates, in document order. */
export function readGates(reading: Reading, place: Place | undefined): Gate[] {
  return openNamed(reading.complaints, place, 'gates').flatMap(([id, value]) => {
    const fields = openFields(reading.complaints, value, GATE_KEYS, `the gate ${shorten(id)}`, true);
    return fields === null ? [] : [readGate(reading, fields, id)];
  });
}

function readGate(reading: Reading, fields: GateFields, id: string): Gate {
  const { complaints, calendar, ranges, names } = reading;
  const { keepers, external } = readKeepers(reading, fields.at('keepers'), fields.at('external'));
  const criteria = readCriteria(complaints, fields.at('criteria'));
  return {
    ...PLAIN_GATE,
    id,
    title: readText(complaints, fields.at('title'), 'title') ?? id,
    after: readLinks(reading, fields.at('after')),
    keepers,
    external,
    review: readEstimate(complaints, fields.at('review'), workMeasure(calendar), ranges, 'review'),
    reviewMode: readWord(complaints, fields.at('reviews'), ['apart', 'together', 'queued'], 'reviews'),
    window: readGateWindow(reading, fields.at('window')),
    criteria,
    pass: chanceOfAll([readShare(complaints, fields.at('pass'), 'pass'), ...criteria.map(({ pass }) => pass)]),
    attempts: readNumber(complaints, fields.at('attempts'), ATTEMPTS, 'attempts') ?? 3,
    rework: readRework(reading, fields.at('rework')),
    opens: readReferences(complaints, fields.at('opens'), names.phases, 'E042', 'opens'),
    target: readDate(reading, fields.at('target'), 'end', 'target', 'W204'),
    ...readProvenance(complaints, fields),
  };
}

function readCriteria(complaints: Complaints, place: Place | undefined): Gate['criteria'] {
  return openStrictList(complaints, place, 'criteria').flatMap((item) => {
    const fields = isMap(item) ? openFields(complaints, item, CRITERION_KEYS, 'a criterion') : null;
    if (fields !== null) requireKeys(complaints, fields, CRITERION_KEYS, 'a criterion');
    const text = readText(complaints, fields === null ? item : fields.at('says'), 'a criterion');
    return text === null ? [] : [{ text, pass: readShare(complaints, fields?.at('pass'), 'pass') }];
  });
}

/** All must hold, each by its own chance; without the dust of binary fractions. */
function chanceOfAll(chances: readonly (number | null)[]): number {
  return Number(chances.reduce<number>((all, chance) => all * (chance ?? 1), 1).toFixed(9));
}

/** People and outsiders apart: whoever is external is a keeper too, listed among the keepers or not. */
export function readKeepers(
  { complaints, names }: Reading,
  inside: Place | undefined,
  out: Place | undefined,
): Pick<Gate, 'keepers' | 'external'> {
  const outside = new Set<string>();
  const keepers = new Set<string>();
  for (const { id } of readIds(complaints, out, 'external')) {
    (names.people.has(id) ? keepers : outside).add(id);
  }
  for (const { id, place } of readIds(complaints, inside, 'a keeper')) {
    if (names.people.has(id)) keepers.add(id);
    else if (!outside.has(id)) {
      const near = complaints.guess(id, oneOf(names.people, outside));
      const hint = near ?? `list ${shorten(id)} under external if it is somebody outside the team`;
      complaints.add('E050', place, `the keeper ${shorten(id)} is neither in the team nor external`, { hint });
    }
  }
  return { keepers: Array.from(keepers), external: Array.from(outside) };
}

function readGateWindow({ complaints, calendar }: Reading, place: Place | undefined): Gate['window'] {
  const fields = place === undefined ? null : openFields(complaints, place, GATE_WINDOW_KEYS, 'window');
  if (fields === null) return null;
  requireKeys(complaints, fields, GATE_WINDOW_KEYS, 'window');
  const workdays = ([0, 1, 2, 3, 4, 5, 6] as const).filter((day) => calendar.week[day].length > 0);
  const on = readWeekdays(complaints, fields.at('every'), workdays);
  const hours = readWindow(complaints, fields.at('hours'));
  return on === null || hours === null ? null : { on, ...hours };
}

function readRework(reading: Reading, place: Place | undefined): Gate['rework'] {
  const { complaints, calendar, ranges } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, REWORK_KEYS, 'rework');
  if (place === undefined || fields === null) return null;
  requireKeys(complaints, fields, REWORK_KEYS, 'rework');
  const work = exactlyOne(complaints, fields, ['effort', 'duration'], 'rework');
  if (work === null)
    complaints.add('E016', place, 'rework has no estimate', { atKey: true, hint: 'give effort or duration' });
  const estimates = (['effort', 'duration'] as const).map((kind) =>
    readEstimate(complaints, fields.at(kind), workMeasure(calendar), ranges, kind),
  );
  const owner = readOwner(reading, fields.at('owner'));
  const estimate = estimates[work === 'duration' ? 1 : 0];
  return work === null || owner === null || estimate === null
    ? null
    : { estimate, work: work as 'effort' | 'duration', owner };
}
