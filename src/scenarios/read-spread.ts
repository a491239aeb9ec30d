// `estimates.spread`: what single values really miss by. Written by hand, fitted by `simulate calibrate`, or the name of a
// reference class, whose figures hold unless the document says its own beside it.
import type { PersonSpread, Spread } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import type { Place } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { PERSON_SPREAD_KEYS, SPREAD_KEYS } from './keys-of-people.ts';
import { LARGEST_COUNT } from './limits.ts';
import { REFERENCE_CLASSES, type ReferenceClass, referenceClassOf } from './reference-classes.ts';
import { chooseWord, readNumber, readWord } from './scalars.ts';
import { readShare } from './share.ts';

/** Far beyond what any team misses by: e^3 is a factor of 20 at one standard deviation. */
const SD_LOG = { min: 0, max: 3, above: true };
const MEDIAN = { min: 0.01, max: 100 };

/** The spread, or null without one (or with an unreadable one). */
export function readSpread(complaints: Complaints, place: Place | undefined): Spread | null {
  const fields = place === undefined ? null : openFields(complaints, place, SPREAD_KEYS, 'spread');
  if (fields === null) return null;
  const named = fields.at('class');
  const name = named === undefined ? null : chooseWord(complaints, named, CLASS_NAMES, 'class');
  const known: ReferenceClass | null = name === null ? null : referenceClassOf(name);
  if (named === undefined && fields.at('sdLog') === undefined && !fields.misspells(['sdLog', 'class'])) {
    const hint = 'a standard deviation of logs such as 0.6, or class: commercial-tasks';
    complaints.add('E011', fields.place, 'spread says neither sdLog nor class', { atKey: true, hint });
  }
  const median = readNumber(complaints, fields.at('median'), MEDIAN, 'median') ?? known?.median ?? 1;
  const fitted = readNumber(complaints, fields.at('fitted'), { min: 1, max: LARGEST_COUNT, whole: true }, 'fitted');
  const people = readPeopleOf(complaints, fields.at('people'));
  const apart = readWord(complaints, fields.at('risks'), ['inside', 'apart'], 'risks') === 'apart';
  const by = fields.at('by') === undefined && known !== null ? known.by : undefined;
  return {
    sdLog: readNumber(complaints, fields.at('sdLog'), SD_LOG, 'sdLog') ?? known?.sdLog ?? 0.6,
    shared: readShare(complaints, fields.at('shared'), 'shared') ?? known?.shared ?? 0,
    by: by ?? readWord(complaints, fields.at('by'), ['plan', 'person'], 'by'),
    ...(median === 1 ? {} : { median }),
    ...(people.length === 0 ? {} : { people }),
    ...((fitted === null && name === null) || apart ? {} : { holdsRisks: true }),
  };
}

/** Names of the history, whoever they are in the plan at hand: one fragment serves many plans. */
function readPeopleOf(complaints: Complaints, place: Place | undefined): PersonSpread[] {
  return openNamed(complaints, place, 'people').flatMap(([id, value]) => {
    const fields = openFields(complaints, value, PERSON_SPREAD_KEYS, `the spread of ${id}`);
    if (fields === null) return [];
    const median = readNumber(complaints, fields.at('median'), MEDIAN, 'median');
    const sdLog = readNumber(complaints, fields.at('sdLog'), SD_LOG, 'sdLog');
    return [{ id, ...(median === null ? {} : { median }), ...(sdLog === null ? {} : { sdLog }) }];
  });
}

const CLASS_NAMES = REFERENCE_CLASSES.map(({ name }) => name) as [string, ...string[]];
