// `estimates.correlation`: how strongly the errors of estimates go together, by what they share: the person, their track, or the plan.
// One strength as `{ by, strength }`, several as `{ person, track, plan }`.
import type { Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isMap, type Place } from './document.ts';
import { type Fields, openFields } from './fields.ts';
import { CORRELATION_KEYS, CORRELATION_SHARERS } from './keys-of-people.ts';
import { readWord } from './scalars.ts';
import { readShare } from './share.ts';

type Correlation = NonNullable<Plan['correlation']>;
type CorrelationKey = keyof typeof CORRELATION_KEYS;

/** Strengths above 0, the most personal first; none without the key. `spreadShared` = where the spread states a correlation of its own. */
export function readCorrelation(
  complaints: Complaints,
  place: Place | undefined,
  spreadShared: Place | undefined,
): Correlation {
  const fields = place === undefined ? null : openFields(complaints, place, CORRELATION_KEYS, 'correlation');
  if (fields === null) return [];
  const named = CORRELATION_SHARERS.find((by) => fields.at(by) !== undefined);
  const single = fields.at('strength') ?? fields.at('by');
  if (named !== undefined && single !== undefined) {
    const hint = 'either { by: person, strength: 30% } or { person: 30%, plan: 10% }';
    complaints.add('E015', single, `correlation says by whom both in one key and in "${named}"`, { atKey: true, hint });
    return [];
  }
  if (spreadShared !== undefined)
    complaints.add('E015', spreadShared, 'the correlation of estimates says already what the errors share', {
      atKey: true,
      hint: 'correlation counts for what spread widens, too: leave `shared` out',
    });
  return named === undefined ? readSingle(complaints, fields) : readNamed(complaints, fields);
}

function readSingle(complaints: Complaints, fields: Fields<CorrelationKey>): Correlation {
  // Beside an unknown key nothing is missing: it was meant to be the strength.
  const isBare = fields.at('by') !== undefined || (isMap(fields.place) && fields.place.node.entries.size === 0);
  if (isBare && fields.at('strength') === undefined && !fields.misspells(['strength']))
    complaints.add('E011', fields.place, 'correlation has no strength', {
      atKey: true,
      hint: '{ by: person, strength: 30% }',
    });
  const by = readWord(complaints, fields.at('by'), ['plan', 'track', 'person'], 'by');
  const strength = readShare(complaints, fields.at('strength'), 'strength') ?? 0;
  return strength === 0 ? [] : [{ by, strength }];
}

function readNamed(complaints: Complaints, fields: Fields<CorrelationKey>): Correlation {
  const strengths = CORRELATION_SHARERS.map((by) => ({
    by,
    strength: readShare(complaints, fields.at(by), by) ?? 0,
  }));
  const percents = strengths.reduce((sum, { strength }) => sum + strength * 100, 0);
  if (percents > 100.000001)
    complaints.add('E024', fields.place, `the strengths of correlation add up to ${Number(percents.toFixed(6))} %`, {
      atKey: true,
      hint: 'what is not shared is the rest of 100 %',
    });
  return strengths.filter(({ strength }) => strength > 0);
}
