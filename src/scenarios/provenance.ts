// Where a fact comes from and how far it can be trusted: the three keys any named thing may carry.
import type { Provenance } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import type { Fields } from './fields.ts';
import { BASES, type PROVENANCE_KEYS } from './keys.ts';
import { chooseWord, readText } from './scalars.ts';

/** The provenance that is given; nothing else, so that it can be spread into the thing. */
export function readProvenance(complaints: Complaints, fields: Fields<keyof typeof PROVENANCE_KEYS>): Provenance {
  const basisPlace = fields.at('basis');
  const basis = basisPlace === undefined ? null : chooseWord(complaints, basisPlace, BASES, 'basis');
  const source = readText(complaints, fields.at('source'), 'source');
  const note = readText(complaints, fields.at('note'), 'note');
  return {
    ...(basis === null ? {} : { basis }),
    ...(source === null ? {} : { source }),
    ...(note === null ? {} : { note }),
  };
}

/** What a thing made from another one inherits: how far it can be trusted and where it was said, but no remark. */
export function originOf({ basis, source }: Provenance): Provenance {
  return { ...(basis === undefined ? {} : { basis }), ...(source === undefined ? {} : { source }) };
}
