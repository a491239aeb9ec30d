// Links: what a thing waits for, as an id or as a mapping with type and lag.
import { PLAIN_LINK } from '../plan/plain.ts';
import type { Link, NodeKind, NodeRef } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isMap, type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { exactlyOne, type Fields, openFields, openList } from './fields.ts';
import { LINK_KEYS, LINK_TYPES } from './keys-of-work.ts';
import { meaningsOf, oneOf } from './names.ts';
import { readProvenance } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import type { Reading } from './reading.ts';
import { readFlag, readNumber, readText, readWord } from './scalars.ts';
import { readPercent } from './share.ts';

const TARGET_KEYS = ['issue', 'phase', 'gate', 'milestone', 'delivery', 'on'] as const;
type LinkKey = keyof typeof LINK_KEYS;
/** Doing without something makes at most ten times the work. */
export const LARGEST_LINK_FACTOR = 10;

/** The links of an `after`: one or a list. Those that cannot be read are left out, after a complaint. */
export function readLinks(reading: Reading, place: Place | undefined): Link[] {
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const item of openList(place)) {
    const link = isMap(item) ? readSpelledLink(reading, item) : readBareLink(reading, item);
    if (link === null) continue;
    const key = JSON.stringify([link.on, link.type, link.lagMinutes, link.lagIn, link.donePercent, link.softFactor]);
    if (seen.has(key)) reading.complaints.add('W207', item, `the link to ${shorten(link.on.id)} stands twice`);
    else links.push(link);
    seen.add(key);
  }
  return links;
}

function readBareLink(reading: Reading, place: Place): Link | null {
  const name = readText(reading.complaints, place, 'a link');
  const on = name === null ? null : resolve(reading, place, name, 'on');
  if (on === null) return null;
  return { ...PLAIN_LINK, on, path: place.path };
}

function readSpelledLink(reading: Reading, place: Place): Link | null {
  const { complaints } = reading;
  const fields = openFields(complaints, place, LINK_KEYS, 'a link');
  if (fields === null) return null;
  const ordering = fields.at('sequence');
  const namesTarget = ordering?.node.kind === 'scalar' && typeof ordering.node.value !== 'boolean';
  const targets: readonly LinkKey[] = namesTarget ? [...TARGET_KEYS, 'sequence'] : TARGET_KEYS;
  const target = exactlyOne<LinkKey, LinkKey>(complaints, fields, targets, 'a link');
  const targetPlace = target === null ? undefined : fields.at(target);
  if (target === null && !fields.misspells(TARGET_KEYS)) {
    complaints.add('E011', place, 'a link does not say what it waits for', {
      hint: 'give issue, phase, gate, milestone or delivery',
    });
  }
  const type = readWord(complaints, fields.at('type'), LINK_TYPES, 'type');
  const lagIn = readWord(complaints, fields.at('in'), ['working', 'clock'], 'in');
  const measure = lagIn === 'clock' ? CLOCK : workMeasure(reading.calendar);
  const lagMinutes = readDuration(complaints, fields.at('lag'), measure, 'lag', true) ?? 0;
  const sequence = namesTarget || readFlag(complaints, ordering, false, 'sequence');
  const provenance = readProvenance(complaints, fields);
  if (target === null || targetPlace === undefined) return null;
  const name = readText(complaints, targetPlace, 'a link');
  const on = name === null ? null : resolve(reading, targetPlace, name, target);
  if (on === null) return null;
  const isReviewed = reading.names.gates.has(`review/${on.id}`);
  const isForeseeable = on.kind === 'issue' && !isReviewed && (type === 'FS' || type === 'FF');
  if (lagMinutes < 0 && !isForeseeable) {
    const lag = fields.at('lag') ?? place;
    const what = isReviewed ? 'the review of' : `${on.kind}`;
    complaints.add('E065', lag, `a lead is not possible on ${type} from ${what} ${shorten(on.id)}`);
  }
  const link = { ...PLAIN_LINK, on, type, lagMinutes, lagIn, sequence, path: targetPlace.path, ...provenance };
  return { ...link, ...readPartOrHope(complaints, fields, link) };
}

/** Links that are met by a part of the work, and links that are only hoped for. */
function readPartOrHope(
  complaints: Complaints,
  fields: Fields<LinkKey>,
  { on, type, lagMinutes }: Link,
): Pick<Link, 'donePercent' | 'softFactor'> {
  const donePlace = fields.at('done');
  const softPlace = fields.at('soft');
  exactlyOne(complaints, fields, ['done', 'soft'], 'a link');
  const donePercent = readPercent(complaints, donePlace, 'done');
  const isSoft = readFlag(complaints, softPlace, false, 'soft');
  const factorPlace = fields.at('factor');
  const factor = readNumber(complaints, factorPlace, { min: 1, max: LARGEST_LINK_FACTOR }, 'factor') ?? 1;
  const isPlain = on.kind === 'issue' && type === 'FS' && lagMinutes === 0;
  if (donePlace !== undefined && (donePercent === 0 || donePercent === 100 || !isPlain)) {
    const why = isPlain
      ? `${donePercent} % of the work is no part of it`
      : 'only an FS link from an issue, without lag, is met by a part';
    complaints.add('E101', donePlace, why, { atKey: true });
  }
  if (isSoft && softPlace !== undefined && !isPlain) {
    const message = 'only an FS link from issue to issue, without lag, can be soft';
    complaints.add('E102', softPlace, message, { atKey: true });
  }
  if (factorPlace !== undefined && !isSoft) {
    complaints.add('E102', factorPlace, 'only a soft link has a factor', { atKey: true, hint: 'add soft: true' });
  }
  return { donePercent, softFactor: isSoft ? Math.round(factor * 1000) : null };
}

function resolve(reading: Reading, place: Place, name: string, key: LinkKey): NodeRef | null {
  const { complaints, names } = reading;
  const isAnyKind = key === 'on' || key === 'sequence';
  const meanings = meaningsOf(names, name).filter(
    ({ kind }) => isAnyKind || kind === key || (key === 'delivery' && names.deliveries.has(name)),
  );
  if (meanings.length === 1) return { kind: meanings[0].kind, id: meanings[0].id };
  if (meanings.length > 1) {
    const hint = `write { ${meanings[0].kind}: ${shorten(name)} }`;
    complaints.add(
      'E048',
      place,
      `${shorten(name)} is the name of ${meanings.map(({ kind }) => `${kind === 'issue' ? 'an' : 'a'} ${kind}`).join(' and ')}`,
      { hint },
    );
    return null;
  }
  const candidates = isAnyKind
    ? oneOf(names.issues.keys(), names.phases, names.gates, names.milestones)
    : key === 'delivery'
      ? names.deliveries
      : ofKind(reading, key as NodeKind);
  const hint = complaints.guess(name, candidates);
  const what = isAnyKind ? 'issue, phase, gate, milestone or delivery' : key;
  complaints.add(
    'E041',
    place,
    `there is no ${what} ${shorten(name) || '(empty name)'}`,
    hint === undefined ? {} : { hint },
  );
  return null;
}

function ofKind({ names }: Reading, kind: NodeKind): Iterable<string> {
  if (kind === 'issue') return names.issues.keys();
  if (kind === 'phase') return names.phases;
  return kind === 'gate' ? names.gates : names.milestones;
}
