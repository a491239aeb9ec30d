// The scales section: names for bands of probability and for impacts.
import type { Place } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { readOneImpact } from './impacts.ts';
import { SCALES_KEYS } from './keys-of-risks.ts';
import type { Reading } from './reading.ts';
import { NO_SCALES, readChance, type Scales } from './scales.ts';

/** The scales of the document. */
export function readScales(reading: Reading, place: Place | undefined): Scales {
  const { complaints } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, SCALES_KEYS, 'scales', true);
  if (fields === null) return NO_SCALES;
  const chances = openNamed(complaints, fields.at('probability'), 'probability').map(
    ([name, value]) => [name, readChance(reading, value, NO_SCALES, name) ?? { low: 0, high: 0 }] as const,
  );
  const impacts = openNamed(complaints, fields.at('impact'), 'impact').map(
    ([name, value]) => [name, readOneImpact(reading, value, NO_SCALES, name)] as const,
  );
  return { chances: new Map(chances), impacts: new Map(impacts) };
}
