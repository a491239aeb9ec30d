// What sets a policy off: a queue, work in progress, a block, lateness, idleness, a risk.
import type { Issue, NodeRef, Person, Plan, PolicyTrigger } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { exactlyOne, type Fields, openFields } from './fields.ts';
import { WHEN_KEYS } from './keys-of-steering.ts';
import { LARGEST_COUNT } from './limits.ts';
import { meaningsOf, oneOf } from './names.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { readNumber, readText } from './scalars.ts';
import { readSelection } from './selection.ts';
import { readOwner } from './who.ts';

/** What policies look at. */
export interface Watched extends Pick<Plan, 'phases' | 'gates' | 'milestones' | 'risks'> {
  readonly issues: readonly Issue[];
  readonly people: readonly Person[];
}
type WhenKey = keyof typeof WHEN_KEYS;
const KINDS = ['queue', 'wip', 'blocked', 'late', 'idle', 'risk'] as const;
/** The keys each kind takes beside its own. */
const COMPANIONS: Record<(typeof KINDS)[number], readonly WhenKey[]> = {
  queue: ['over'],
  wip: ['over'],
  idle: ['over'],
  blocked: ['of'],
  late: ['after'],
  risk: [],
};

/** The trigger, or null after a complaint. */
export function readTrigger(reading: Reading, place: Place | undefined, from: Watched): PolicyTrigger | null {
  const { complaints } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, WHEN_KEYS, 'when');
  if (place === undefined || fields === null) return null;
  const kind = exactlyOne(complaints, fields, KINDS, 'when');
  if (kind === null) {
    if (!fields.misspells(KINDS))
      complaints.add('E011', place, 'when says nothing', { atKey: true, hint: `give ${KINDS.join(', ')}` });
    return null;
  }
  for (const key of ['over', 'of', 'after'] as const) {
    const stray = fields.at(key);
    if (stray === undefined || COMPANIONS[kind].includes(key)) continue;
    complaints.add('E107', stray, `${kind} has no ${key}`, { atKey: true });
  }
  const over = fields.at('over');
  if (COMPANIONS[kind].includes('over') && over === undefined && !fields.misspells(['over'])) {
    complaints.add('E011', place, `${kind} does not say over`, { atKey: true, hint: WHEN_KEYS.over.says });
  }
  if (kind === 'blocked') return readBlocked(reading, fields, from);
  if (kind === 'late') return readLate(reading, fields, from);
  if (kind === 'risk') return readRisk(reading, fields.at('risk') as Place, from);
  const person = readWatched(reading, fields.at(kind) as Place, kind);
  if (kind === 'idle') {
    const minutes = readDuration(complaints, over, workMeasure(reading.calendar), 'over');
    return person === null || minutes === null ? null : { kind, person, minutes };
  }
  const count = readNumber(complaints, over, { min: 0, max: LARGEST_COUNT, whole: true }, 'over');
  return person === null || count === null ? null : { kind, person, over: count };
}

/** A person with work of their own; whoever is split works in lanes. */
export function readWatched(reading: Reading, place: Place, what: string): string | null {
  const person = readOwner(reading, place, what);
  const lanes = reading.names.everybody.filter(({ laneOf }) => laneOf === person).map(({ id }) => id);
  if (person === null || lanes.length === 0) return person;
  const message = `the time of ${shorten(person)} is split`;
  reading.complaints.add('E116', place, message, { hint: `name a stream: ${lanes.join(' or ')}` });
  return null;
}

function readBlocked(reading: Reading, fields: Fields<WhenKey>, from: Watched): PolicyTrigger | null {
  const minutes = readDuration(reading.complaints, fields.at('blocked'), workMeasure(reading.calendar), 'blocked');
  const of = fields.at('of');
  const all = from.issues.filter(({ implied }) => implied === null).map(({ id }) => id);
  const issues = of === undefined ? all : readSelection(reading, of, from, 'of')?.issues;
  return minutes === null || issues === undefined ? null : { kind: 'blocked', minutes, issues };
}

function readLate(reading: Reading, fields: Fields<WhenKey>, from: Watched): PolicyTrigger | null {
  const { complaints, names } = reading;
  const place = fields.at('late') as Place;
  const name = readText(complaints, place, 'late');
  if (name === null) return null;
  const [on] = meaningsOf(names, name);
  if (on === undefined) {
    const hint = complaints.guess(name, oneOf(names.issues.keys(), names.phases, names.gates, names.milestones));
    const message = `late: there is no issue, phase, gate or milestone ${shorten(name)}`;
    complaints.add('E041', place, message, hint === undefined ? {} : { hint });
    return null;
  }
  const after = fields.at('after');
  const stated = readDate(reading, after, 'end', 'after');
  const date = after === undefined ? targetOf(on, from) : stated;
  if (date === null && after === undefined) {
    complaints.add('E107', place, `${shorten(name)} has no date of its own to be late for`, {
      hint: 'give after: week 4 fri',
    });
  }
  return date === null ? null : { kind: 'late', on, after: date };
}

function targetOf({ kind, id }: NodeRef, from: Watched): string | null {
  if (kind === 'issue') return from.issues.find((issue) => issue.id === id)?.due ?? null;
  const list = kind === 'phase' ? from.phases : kind === 'gate' ? from.gates : from.milestones;
  return list.find((each) => each.id === id)?.target ?? null;
}

function readRisk({ complaints }: Reading, place: Place, { risks }: Watched): PolicyTrigger | null {
  const name = readText(complaints, place, 'risk');
  if (name === null) return null;
  const ids = new Map(risks.map((risk) => [risk.id, risk]));
  const member = risks.find(({ family }) => family === name);
  if (!ids.has(name) && member !== undefined) {
    const message = `${shorten(name)} is drawn for each issue by itself`;
    complaints.add('E107', place, message, { hint: `name one of them, such as ${member.id}` });
    return null;
  }
  return isKnown(complaints, place, name, ids, 'E106', 'risk') ? { kind: 'risk', risk: name } : null;
}
