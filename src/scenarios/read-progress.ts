// What has been reported: of every id the latest word up to the data date. Each word is judged where it stands; facts.ts says
// what it means.
import type { CivilInstant, Estimate } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { type Fields, openFields, openNamed, openStrictList } from './fields.ts';
import { PROGRESS_KEYS, REPORT_KEYS } from './keys-of-steering.ts';
import { oneOf } from './names.ts';
import { readProvenance } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readFlag } from './scalars.ts';
import { readPercent } from './share.ts';
import { readOwner } from './who.ts';

export type Subject = { kind: 'issue' | 'delivery' | 'phase' | 'gate' | 'risk'; id: string };
type ProgressKey = keyof typeof PROGRESS_KEYS;

/** One word about one thing, as it was said at `on`. */
export interface Word {
  readonly subject: Subject;
  readonly place: Place;
  readonly on: CivilInstant;
  readonly started: CivilInstant | null;
  readonly finished: CivilInstant | null;
  /** When the review of an issue passed. */
  readonly passed: CivilInstant | null;
  readonly person: string | null;
  readonly donePercent: number | null;
  readonly remaining: Estimate | null;
  readonly workedMinutes: number | null;
  readonly dropped: CivilInstant | null;
  readonly closed: boolean;
  readonly occurred: boolean;
}

const KEYS_OF: Record<Subject['kind'], readonly ProgressKey[]> = {
  issue: ['started', 'finished', 'passed', 'by', 'done', 'remaining', 'worked', 'superseded'],
  delivery: ['finished', 'arrived', 'superseded'],
  phase: ['started', 'finished', 'done'],
  gate: ['passed', 'finished'],
  risk: ['closed', 'occurred'],
};

/** The latest word about everything, by kind and id. Work left of issues is measured as their work is: `isOnClock`. */
export function readWords(
  reading: Reading,
  progress: Place | undefined,
  reports: Place | undefined,
  statusDate: CivilInstant | null,
  isOnClock: (issue: string) => boolean,
): Word[] {
  const { complaints } = reading;
  const latest = new Map<string, Word>();
  const sources: { on: CivilInstant; words: Word[] }[] = [];
  for (const item of openStrictList(complaints, reports, 'reports')) {
    const fields = openFields(complaints, item, REPORT_KEYS, 'a report');
    if (fields === null) continue;
    requireKeys(complaints, fields, REPORT_KEYS, 'a report');
    const on = readDate(reading, fields.at('on'), 'end', 'on');
    readProvenance(complaints, fields);
    if (on !== null) sources.push({ on, words: readSection(reading, fields.at('progress'), on, isOnClock) });
  }
  sources.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (progress !== undefined && statusDate === null) {
    complaints.add('E108', progress, 'progress without a statusDate: when was this known?', { atKey: true });
  }
  const now = statusDate ?? '9999-12-31T00:00';
  sources.push({ on: now, words: readSection(reading, progress, now, isOnClock) });
  for (const { on, words } of sources) {
    if (statusDate === null || on > statusDate) continue;
    for (const word of words) latest.set(`${word.subject.kind} ${word.subject.id}`, word);
  }
  return Array.from(latest.values());
}

function readSection(
  reading: Reading,
  place: Place | undefined,
  on: CivilInstant,
  isOnClock: (issue: string) => boolean,
): Word[] {
  return openNamed(reading.complaints, place, 'progress').flatMap(([name, value]): Word[] => {
    const subject = subjectOf(reading, name, value);
    const fields = openFields(reading.complaints, value, PROGRESS_KEYS, `the progress of ${shorten(name)}`);
    if (subject === null || fields === null) return [];
    const known = KEYS_OF[subject.kind];
    for (const key of Object.keys(PROGRESS_KEYS) as ProgressKey[]) {
      if (known.includes(key) || key === 'basis' || key === 'source' || key === 'note') continue;
      const stray = fields.at(key);
      if (stray === undefined) continue;
      const message = `the progress of a ${subject.kind} has no ${key}`;
      reading.complaints.add('E109', stray, message, { atKey: true, hint: `it has ${known.join(', ')}` });
    }
    readProvenance(reading.complaints, fields);
    return [readWord(reading, fields, subject, on, isOnClock)];
  });
}

/** An issue before a phase before a gate before a risk. */
function subjectOf({ complaints, names }: Reading, name: string, place: Place): Subject | null {
  const issue = names.issues.get(name);
  if (issue !== undefined) return { kind: names.deliveries.has(issue) ? 'delivery' : 'issue', id: issue };
  if (names.phases.has(name)) return { kind: 'phase', id: name };
  if (names.gates.has(name)) return { kind: 'gate', id: name };
  if (names.risks.has(name)) return { kind: 'risk', id: name };
  const hint = complaints.guess(name, oneOf(names.issues.keys(), names.phases, names.gates, names.risks));
  const message = `there is no issue, delivery, phase, gate or risk ${shorten(name) || '(empty name)'}`;
  complaints.add('E110', place, message, { atKey: true, ...(hint === undefined ? {} : { hint }) });
  return null;
}

function readWord(
  reading: Reading,
  fields: Fields<ProgressKey>,
  subject: Subject,
  on: CivilInstant,
  isOnClock: (issue: string) => boolean,
): Word {
  const { complaints, ranges } = reading;
  const measure = subject.kind === 'issue' && isOnClock(subject.id) ? CLOCK : workMeasure(reading.calendar);
  const date = (key: 'started' | 'finished' | 'passed' | 'arrived'): CivilInstant | null =>
    readDate(reading, fields.at(key), key === 'started' ? 'begin' : 'end', key);
  const started = date('started');
  const [finished, passed, arrived] = [date('finished'), date('passed'), date('arrived')];
  for (const key of ['started', 'finished', 'passed', 'arrived'] as const) {
    const value = { started, finished, passed, arrived }[key];
    if (value === null || value <= on) continue;
    const message = `${key} ${value.replace('T', ' ')} lies after the data date ${on.replace('T', ' ')}`;
    complaints.add('E109', fields.at(key) as Place, message);
  }
  const superseded = fields.at('superseded');
  const isPlain = superseded?.node.kind === 'scalar' && typeof superseded.node.value === 'boolean';
  const dropped = isPlain
    ? readFlag(complaints, superseded, false, 'superseded')
      ? on
      : null
    : readDate(reading, superseded, 'begin', 'superseded');
  return {
    subject,
    place: fields.place,
    on,
    started,
    finished: subject.kind === 'gate' ? (passed ?? finished) : (finished ?? arrived),
    passed: subject.kind === 'issue' ? passed : null,
    person: readOwner(reading, fields.at('by'), 'by'),
    donePercent: readPercent(complaints, fields.at('done'), 'done'),
    remaining: readEstimate(complaints, fields.at('remaining'), measure, ranges, 'remaining'),
    workedMinutes: readDuration(complaints, fields.at('worked'), measure, 'worked'),
    dropped,
    closed: readFlag(complaints, fields.at('closed'), false, 'closed'),
    occurred: readFlag(complaints, fields.at('occurred'), false, 'occurred'),
  };
}
