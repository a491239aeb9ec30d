// What a policy does: move, drop, support, escalate, or only report.
import type { PolicyAction, PolicyTrigger } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, type Fields, openFields } from './fields.ts';
import { THEN_KEYS } from './keys-of-steering.ts';
import { LARGEST_COUNT } from './limits.ts';
import { readWatched, type Watched } from './policy-trigger.ts';
import type { Reading } from './reading.ts';
import { readFlag, readNumber } from './scalars.ts';
import { readSelection } from './selection.ts';
import { readSupport } from './support.ts';

type ThenKey = keyof typeof THEN_KEYS;
const KINDS = ['move', 'drop', 'support', 'escalate', 'report'] as const;
/** The keys each kind takes beside its own. */
const COMPANIONS: Record<(typeof KINDS)[number], readonly ThenKey[]> = {
  move: ['to'],
  support: ['of', 'adds'],
  drop: [],
  escalate: [],
  report: [],
};

/** The action, or null after a complaint. `when` is null when the trigger could not be read. */
export function readAction(
  reading: Reading,
  place: Place | undefined,
  when: PolicyTrigger | null,
  from: Watched,
): PolicyAction | null {
  const { complaints, calendar, ranges } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, THEN_KEYS, 'then');
  if (place === undefined || fields === null) return null;
  const kind = exactlyOne(complaints, fields, KINDS, 'then');
  if (kind === null) {
    if (!fields.misspells(KINDS))
      complaints.add('E011', place, 'then says nothing', { atKey: true, hint: `give ${KINDS.join(', ')}` });
    return null;
  }
  for (const key of ['to', 'of', 'adds'] as const) {
    const stray = fields.at(key);
    if (stray !== undefined && !COMPANIONS[kind].includes(key)) {
      complaints.add('E107', stray, `${kind} has no ${key}`, { atKey: true });
    }
  }
  if (kind === 'move') return readMove(reading, fields, when);
  if (kind === 'support') return readHelp(reading, fields, from);
  if (kind === 'drop') {
    const issues = readSelection(reading, fields.at('drop'), from, 'drop')?.issues;
    return issues === undefined ? null : { kind, issues };
  }
  if (kind === 'escalate') {
    const by = readEstimate(complaints, fields.at('escalate'), workMeasure(calendar), ranges, 'escalate');
    if (when !== null && when.kind !== 'blocked') {
      complaints.add('E107', fields.at('escalate') as Place, 'only what is blocked can be escalated', { atKey: true });
    }
    return by === null ? null : { kind, by };
  }
  if (!readFlag(complaints, fields.at('report'), true, 'report')) {
    complaints.add('E107', fields.at('report') as Place, 'a policy that does not even report does nothing');
  }
  return { kind: 'report' };
}

function readMove(reading: Reading, fields: Fields<ThenKey>, when: PolicyTrigger | null): PolicyAction | null {
  const { complaints } = reading;
  const movePlace = fields.at('move') as Place;
  const toPlace = fields.at('to');
  const count = readNumber(complaints, movePlace, { min: 1, max: LARGEST_COUNT, whole: true }, 'move');
  if (toPlace === undefined && !fields.misspells(['to'])) {
    complaints.add('E011', fields.place, 'move does not say to', { atKey: true, hint: THEN_KEYS.to.says });
  }
  const to = toPlace === undefined ? null : readWatched(reading, toPlace, 'to');
  if (when !== null && when.kind !== 'queue' && when.kind !== 'wip') {
    const hint = 'say when: { queue: Ann, over: 5 }';
    complaints.add('E107', movePlace, 'nothing says whose issues move', { atKey: true, hint });
  } else if (when !== null && to !== null && when.person === to) {
    complaints.add('E107', toPlace as Place, `${shorten(to)} has them already`);
  }
  return count === null || to === null ? null : { kind: 'move', count, to };
}

function readHelp(reading: Reading, fields: Fields<ThenKey>, from: Watched): PolicyAction | null {
  const { complaints } = reading;
  const place = fields.at('support') as Place;
  const errors = complaints.errorCount();
  const helpers = readSupport(reading, place, null);
  if (complaints.errorCount() === errors && helpers.length !== 1) {
    const hint = 'write one policy for each';
    complaints.add('E107', place, 'a policy asks one person for support', { hint });
  }
  if (fields.at('of') === undefined && !fields.misspells(['of'])) {
    complaints.add('E011', fields.place, 'support does not say of', { atKey: true, hint: THEN_KEYS.of.says });
  }
  const issues = readSelection(reading, fields.at('of'), from, 'of')?.issues;
  const adds = readFlag(complaints, fields.at('adds'), false, 'adds');
  const [helper] = helpers;
  if (helper === undefined || issues === undefined) return null;
  const { person, sharePercent } = helper;
  return { kind: 'support', person, sharePercent, adds: adds || helper.adds, issues };
}
