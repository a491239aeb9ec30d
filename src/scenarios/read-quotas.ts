// Quotas: amounts that are used up by the starts of issues and renewed with the clock.
import type { Issue, Quota } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isEmpty, isMap, type Place, shorten } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { QUOTA_FALLBACK_KEYS, QUOTA_KEYS, QUOTA_PERIODS } from './keys-of-supply.ts';
import { CONSUMED_KEYS } from './keys-of-work.ts';
import { LARGEST_LINK_FACTOR } from './links.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readNumber, readText, readWord } from './scalars.ts';

/** Units of a quota: whole, and small enough to add up exactly. */
const AMOUNT = { min: 1, max: 1_000_000_000, whole: true };

/** The quotas, in document order; one that cannot be read gives everything. */
export function readQuotas(complaints: Complaints, place: Place | undefined): Quota[] {
  return openNamed(complaints, place, 'quotas').map(([id, value]) => {
    const fields = openFields(complaints, value, QUOTA_KEYS, `the quota ${shorten(id)}`);
    if (fields === null) return { id, amount: AMOUNT.max, unit: null, per: 'total', fallbackFactor: 1 };
    requireKeys(complaints, fields, QUOTA_KEYS, `the quota ${shorten(id)}`);
    return {
      id,
      amount: readNumber(complaints, fields.at('amount'), AMOUNT, 'amount') ?? AMOUNT.max,
      unit: readText(complaints, fields.at('unit'), 'unit'),
      per: readWord(complaints, fields.at('per'), QUOTA_PERIODS, 'per'),
      fallbackFactor: readFallback(complaints, fields.at('fallback')),
      ...readProvenance(complaints, fields),
    };
  });
}

function readFallback(complaints: Complaints, place: Place | undefined): number | null {
  if (place !== undefined && isEmpty(place)) complaints.add('E012', place, 'fallback needs a factor', { atKey: true });
  const fields =
    place === undefined || isEmpty(place) ? null : openFields(complaints, place, QUOTA_FALLBACK_KEYS, 'fallback');
  if (fields === null) return null;
  requireKeys(complaints, fields, QUOTA_FALLBACK_KEYS, 'fallback');
  const factor = readNumber(complaints, fields.at('factor'), { min: 1, max: LARGEST_LINK_FACTOR }, 'factor');
  return factor === null ? null : Math.round(factor * 1000);
}

/** What the start of an issue uses up, in document order. */
export function readConsumes({ complaints, names }: Reading, place: Place | undefined): Issue['consumes'] {
  return openNamed(complaints, place, 'consumes').flatMap(([quota, value]) => {
    const named: Place = { ...value, node: { kind: 'scalar', value: quota, source: quota, ...value.key } };
    const isGood = isKnown(complaints, named, quota, names.quotas, 'E117', 'consumes');
    const fields = isMap(value) ? openFields(complaints, value, CONSUMED_KEYS, 'consumes') : null;
    if (fields !== null) requireKeys(complaints, fields, CONSUMED_KEYS, 'consumes');
    const amount = readNumber(complaints, fields === null ? value : fields.at('amount'), AMOUNT, 'amount');
    return isGood && amount !== null && (fields !== null || !isMap(value)) ? [{ quota, amount }] : [];
  });
}
