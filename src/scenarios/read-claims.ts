// What the document says about itself: promises to be judged, contradictions with their resolution, assumptions.
// None of it changes what happens in the plan. Names in conditions are checked later, against the variant each claim is about.
import { parseCondition } from '../plan/condition.ts';
import type { Claim, Plan } from '../plan/plan.ts';
import { readChoice, wordsOfChoice } from './choice.ts';
import type { Complaints } from './complaints.ts';
import { isMap, type Place, shorten } from './document.ts';
import { exactlyOne, type Fields, openFields, openNamed, openStrictList } from './fields.ts';
import { ASSUMPTION_KEYS, CLAIM_KEYS, CONTRADICTION_KEYS } from './keys-of-documents.ts';
import { readProvenance } from './provenance.ts';
import { requireKeys } from './required.ts';
import { chooseWord, readShort, readText } from './scalars.ts';

const TOLERANCE = /^(\d+(\.\d+)?|\.\d+)\s*(%|[mhdw])?$/;
type ClaimFields = Fields<keyof typeof CLAIM_KEYS>;

/** The claims, in document order; those that cannot be read are left out, after a complaint. */
export function readClaims(complaints: Complaints, place: Place | undefined): Claim[] {
  return openNamed(complaints, place, 'claims').flatMap(([id, value]) => {
    const what = `the claim ${shorten(id)}`;
    const fields = openFields(complaints, value, CLAIM_KEYS, what);
    if (fields === null) return [];
    requireKeys(complaints, fields, CLAIM_KEYS, what);
    const tests = ['claim', 'untestable'] as const;
    if (exactlyOne(complaints, fields, tests, what) === null && !fields.misspells(tests)) {
      const hint = 'give claim: CONDITION, or untestable: WHY';
      complaints.add('E011', value, `${what} has no condition and does not say why`, { atKey: true, hint });
    }
    return [readClaim(complaints, fields, id)];
  });
}

function readClaim(complaints: Complaints, fields: ClaimFields, id: string): Claim {
  const text = (name: 'at' | 'untestable' | 'definition' | 'rests'): string | null =>
    readText(complaints, fields.at(name), name);
  const claimPlace = fields.at('claim');
  const condition = readShort(complaints, claimPlace, 'a claim');
  const under = readUnder(complaints, fields.at('under'));
  const versusBase = readVersus(complaints, fields, under, condition);
  if (condition !== null && claimPlace !== undefined) {
    complainUnlessReadable(complaints, claimPlace, condition, versusBase);
  }
  return {
    id,
    says: readText(complaints, fields.at('says'), 'says') ?? '',
    at: text('at'),
    condition,
    untestable: text('untestable'),
    tolerance: readTolerance(complaints, fields.at('tolerance')),
    definition: text('definition'),
    rests: text('rests'),
    under,
    versusBase,
    path: claimPlace?.path ?? fields.place.path,
    ...readProvenance(complaints, fields),
  };
}

function complainUnlessReadable(complaints: Complaints, place: Place, text: string, difference: boolean): void {
  const parsed = parseCondition(text, { difference });
  if (!('error' in parsed)) return;
  const { error, at, hint } = parsed;
  const message = `cannot be read: ${shorten(error)}${at > 0 ? `, at "${shorten(text.slice(at, at + 20))}"` : ''}`;
  complaints.add('E052', place, message, hint === undefined ? {} : { hint });
}

function readUnder(complaints: Complaints, place: Place | undefined): string | null {
  if (place === undefined) return null;
  if (!isMap(place)) return readText(complaints, place, 'under');
  return wordsOfChoice(readChoice(complaints, place)).join(' ') || null;
}

function readTolerance(complaints: Complaints, place: Place | undefined): string | null {
  const text = readShort(complaints, place, 'tolerance');
  if (text === null || place === undefined || TOLERANCE.test(text)) return text;
  complaints.add('E080', place, `tolerance cannot be ${shorten(text)}`, { hint: 'write 10%, 2d or 0.1' });
  return null;
}

function readVersus(complaints: Complaints, fields: ClaimFields, under: string | null, claim: string | null): boolean {
  const place = fields.at('versus');
  if (place === undefined || chooseWord(complaints, place, ['base'], 'versus') === null) return false;
  if (under === null || claim === null) {
    const lacks = under === null ? 'under' : 'claim';
    complaints.add('E081', place, `versus: base needs ${lacks}`, { hint: 'say under which option the claim is meant' });
  }
  return true;
}

/** What in the document does not fit together, and how the plan reads it. */
export function readContradictions(complaints: Complaints, place: Place | undefined): Plan['contradictions'] {
  return openStrictList(complaints, place, 'contradictions').flatMap((item) => {
    const nothing = { resolution: null, source: null };
    if (!isMap(item)) return textOf(complaints, item, 'a contradiction', nothing);
    const fields = openFields(complaints, item, CONTRADICTION_KEYS, 'a contradiction');
    if (fields === null) return [];
    requireKeys(complaints, fields, CONTRADICTION_KEYS, 'a contradiction');
    const { source = null } = readProvenance(complaints, fields);
    const resolution = readText(complaints, fields.at('resolution'), 'resolution');
    return [{ what: readText(complaints, fields.at('what'), 'what') ?? '', resolution, source }];
  });
}

/** What the plan takes for granted. */
export function readAssumptions(complaints: Complaints, place: Place | undefined): Plan['assumptions'] {
  return openStrictList(complaints, place, 'assumptions').flatMap((item) => {
    if (!isMap(item)) return textOf(complaints, item, 'an assumption', { why: null, source: null });
    const fields = openFields(complaints, item, ASSUMPTION_KEYS, 'an assumption');
    if (fields === null) return [];
    requireKeys(complaints, fields, ASSUMPTION_KEYS, 'an assumption');
    const { source = null } = readProvenance(complaints, fields);
    const why = readText(complaints, fields.at('why'), 'why');
    return [{ what: readText(complaints, fields.at('what'), 'what') ?? '', why, source }];
  });
}

function textOf<Rest>(complaints: Complaints, item: Place, what: string, rest: Rest): ({ what: string } & Rest)[] {
  const text = readText(complaints, item, what);
  return text === null ? [] : [{ what: text, ...rest }];
}
