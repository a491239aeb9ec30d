// Policies: what people do when they see trouble, as one trigger and one action.
import type { Policy } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { openFields, openStrictList } from './fields.ts';
import { POLICY_KEYS } from './keys-of-steering.ts';
import { checkId } from './names.ts';
import { readAction } from './policy-action.ts';
import { readTrigger, type Watched } from './policy-trigger.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';

/** The policies, in document order; those that cannot be read are left out, after a complaint. */
export function readPolicies(reading: Reading, place: Place | undefined, from: Watched): Policy[] {
  const { complaints, calendar } = reading;
  const seen = new Map<string, Place>();
  return openStrictList(complaints, place, 'policies').flatMap((item, i): Policy[] => {
    const fields = openFields(complaints, item, POLICY_KEYS, 'a policy');
    if (fields === null) return [];
    requireKeys(complaints, fields, POLICY_KEYS, 'a policy');
    const idPlace = fields.at('id');
    const id = readText(complaints, idPlace, 'id') ?? `policy-${i + 1}`;
    if (idPlace !== undefined) checkId(complaints, idPlace, id, 'a policy');
    const other = seen.get(id);
    if (other !== undefined) {
      const related = [{ place: other, message: 'the other one' }];
      complaints.add('E049', idPlace ?? item, `two policies are called ${shorten(id)}`, { related });
    }
    seen.set(id, item);
    const when = readTrigger(reading, fields.at('when'), from);
    const action = readAction(reading, fields.at('then'), when, from);
    const cooldown = readDuration(complaints, fields.at('cooldown'), workMeasure(calendar), 'cooldown');
    const provenance = readProvenance(complaints, fields);
    if (when === null || action === null) return [];
    return [{ id, when, action, cooldownMinutes: cooldown ?? calendar.minutesPerDay, ...provenance }];
  });
}
