// Support: who helps an issue with which share of their time, and whether that speeds it up.
import type { Support } from '../plan/plan.ts';
import { isMap, type Place, shorten } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { SUPPORT_KEYS } from './keys-of-work.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readFlag } from './scalars.ts';
import { readPercent } from './share.ts';

/** The supports of an issue, in document order. */
export function readSupport(reading: Reading, place: Place | undefined, owner: string | null): Support[] {
  const { complaints, names } = reading;
  return openNamed(complaints, place, 'support').flatMap(([person, value]): Support[] => {
    const named = {
      node: { kind: 'scalar', value: person, source: person, ...value.key } as const,
      path: value.path,
      key: value.key,
    };
    if (!isKnown(complaints, named, person, names.people, 'E040', 'support')) return [];
    if (person === owner) complaints.add('W206', value, `${shorten(person)} owns this issue already`, { atKey: true });
    if (!isMap(value)) {
      const sharePercent = readPercent(complaints, value, 'share');
      return sharePercent === null ? [] : [{ person, sharePercent, adds: false }];
    }
    const fields = openFields(complaints, value, SUPPORT_KEYS, 'support');
    if (fields === null) return [];
    requireKeys(complaints, fields, SUPPORT_KEYS, 'support');
    const sharePercent = readPercent(complaints, fields.at('share'), 'share');
    const adds = readFlag(complaints, fields.at('adds'), false, 'adds');
    return sharePercent === null ? [] : [{ person, sharePercent, adds }];
  });
}
