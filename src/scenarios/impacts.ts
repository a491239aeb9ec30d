// Impacts: what happens when a risk fires. Each is one of seven kinds, told apart by its keys.
import type { Impact } from '../plan/plan.ts';
import { isEmpty, isMap, type Place, shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { type Fields, openFields, openList } from './fields.ts';
import { IMPACT_KEYS, type ImpactKey } from './keys-of-risks.ts';
import { FACTOR } from './quantity.ts';
import type { Reading } from './reading.ts';
import { readPeople, readReferences } from './references.ts';
import type { Scales } from './scales.ts';
import { readPercent } from './share.ts';

/** The keys that belong to each kind; the first names it. */
const KINDS: readonly (readonly [ImpactKey, ...ImpactKey[]])[] = [
  ['factor'],
  ['delay'],
  ['effort'],
  ['absence', 'of'],
  ['loss', 'for', 'of'],
  ['fails'],
  ['blocks'],
];
const KIND_HINT = 'give factor, delay, effort, absence with of, loss with for and of, blocks, or fails';

/** One impact or a list of them; those that cannot be read are left out, after a complaint. */
export function readImpacts(reading: Reading, place: Place | undefined, scales: Scales): Impact[] {
  return openList(place).flatMap((item) => readOneImpact(reading, item, scales, 'impact') ?? []);
}

/** One impact: a mapping, the name of a scale, or an estimate, which is a delay. */
export function readOneImpact(reading: Reading, place: Place, scales: Scales, what: string): Impact | null {
  const { complaints, calendar, ranges } = reading;
  if (isMap(place)) return readMapping(reading, place, what);
  const { node } = place;
  const name = node.kind === 'scalar' && typeof node.value === 'string' ? node.value.trim() : null;
  if (name !== null && scales.impacts.has(name)) return scales.impacts.get(name) ?? null;
  if (name !== null && !/^-?[\d.]/.test(name)) {
    const hint = complaints.guess(name, scales.impacts.keys()) ?? KIND_HINT;
    complaints.add('E047', place, `${what}: ${shorten(name) || '(nothing)'} is no impact of scales`, { hint });
    return null;
  }
  const by = readEstimate(complaints, place, workMeasure(calendar), ranges, what);
  return by === null ? null : { kind: 'delay', by };
}

function readMapping(reading: Reading, place: Place, what: string): Impact | null {
  const { complaints } = reading;
  const fields = openFields(complaints, place, IMPACT_KEYS, 'an impact');
  if (fields === null) return null;
  const given = KINDS.filter(([main]) => fields.at(main) !== undefined);
  if (given.length === 0) {
    if (fields.misspells(KINDS.map(([main]) => main))) return null;
    complaints.add('E011', place, `${what} does not say what happens`, { atKey: true, hint: KIND_HINT });
    return null;
  }
  if (given.length > 1) {
    const second = fields.at(given[1][0]) as Place;
    const hint = 'write a list of impacts';
    complaints.add('E015', second, `one impact cannot be ${given[0][0]} and ${given[1][0]}`, { atKey: true, hint });
    return null;
  }
  const [main, ...needed] = given[0];
  const missing = needed.find((key) => fields.at(key) === undefined);
  const stray = (['of', 'for'] as const).find((key) => fields.at(key) !== undefined && !needed.includes(key));
  if (missing !== undefined)
    complaints.add('E011', place, `${what}: ${main} needs ${missing}`, {
      atKey: true,
      hint: IMPACT_KEYS[missing].says,
    });
  if (stray !== undefined)
    complaints.add('E010', fields.at(stray) as Place, `${what}: ${main} has no ${stray}`, { atKey: true });
  const impact = readKind(reading, fields, main);
  return missing === undefined && stray === undefined ? impact : null;
}

function readKind(reading: Reading, fields: Fields<ImpactKey>, main: ImpactKey): Impact | null {
  const { complaints, calendar, ranges, names } = reading;
  const estimate = (key: ImpactKey) => readEstimate(complaints, fields.at(key), workMeasure(calendar), ranges, key);
  if (main === 'fails') {
    return {
      kind: 'fail-gate',
      gates: readReferences(complaints, nonEmpty(reading, fields.at('fails')), names.gates, 'E043', 'fails'),
    };
  }
  if (main === 'loss') {
    const lossPercent = readPercent(complaints, fields.at('loss'), 'loss');
    const by = estimate('for');
    const people = readPeople(reading, nonEmpty(reading, fields.at('of')), 'of');
    return lossPercent === null || by === null ? null : { kind: 'capacity', lossPercent, by, people };
  }
  if (main === 'absence') {
    const by = estimate('absence');
    const people = readPeople(reading, nonEmpty(reading, fields.at('of')), 'of');
    return by === null ? null : { kind: 'absence', by, people };
  }
  if (main === 'factor') {
    const by = readEstimate(complaints, fields.at('factor'), FACTOR, ranges, 'factor');
    return by === null ? null : { kind: 'factor', by };
  }
  if (main === 'blocks' && isWord(fields.at('blocks'), 'escalation')) {
    if (reading.escalation !== null) return { kind: 'block', by: reading.escalation };
    const hint = 'give a section escalation, or a working time';
    complaints.add('E104', fields.at('blocks') as Place, 'the plan has no levels of escalation', { hint });
    return null;
  }
  const by = estimate(main);
  if (by === null) return null;
  if (main === 'blocks') return { kind: 'block', by };
  return main === 'delay' ? { kind: 'delay', by } : { kind: 'work', by };
}

function isWord(place: Place | undefined, word: string): boolean {
  return place?.node.kind === 'scalar' && place.node.value === word;
}

/** An empty list of people or gates would make the impact happen to nobody. */
function nonEmpty({ complaints }: Reading, place: Place | undefined): Place | undefined {
  if (place?.node.kind === 'list' && place.node.items.length === 0) {
    complaints.add('E012', place, 'an empty list means that nothing happens', { atKey: isEmpty(place) });
  }
  return place;
}

/** Does this impact change issues, so that somebody must say which? */
export function changesIssues(impact: Impact): boolean {
  return ['factor', 'delay', 'work', 'block'].includes(impact.kind);
}
