// Milestones: reached when what they wait for is finished, or a share of some issues.
import type { Milestone } from '../plan/plan.ts';
import { readDate } from './dates.ts';
import { type Place, shorten } from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { MILESTONE_KEYS, SHARE_KEYS } from './keys-of-work.ts';
import { readLinks } from './links.ts';
import { readProvenance } from './provenance.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';
import { readSelection, type Selectable } from './selection.ts';
import { readShare } from './share.ts';

/** The milestones, in document order. */
export function readMilestones(reading: Reading, place: Place | undefined, from: Selectable): Milestone[] {
  const { complaints } = reading;
  return openNamed(complaints, place, 'milestones').flatMap(([id, value]) => {
    const fields = openFields(complaints, value, MILESTONE_KEYS, `the milestone ${shorten(id)}`);
    if (fields === null) return [];
    const after = readLinks(reading, fields.at('after'));
    if (fields.given(['after', 'when']).length === 0 && !fields.misspells(['after', 'when'])) {
      const hint = 'give after, or when: { share: 90%, of: all }';
      complaints.add('E011', value, `the milestone ${shorten(id)} does not say when it is reached`, {
        atKey: true,
        hint,
      });
    }
    return {
      id,
      title: readText(complaints, fields.at('title'), 'title') ?? id,
      after,
      share: readShareOf(reading, fields.at('when'), from),
      target: readDate(reading, fields.at('target'), 'end', 'target', 'W204'),
      ...readProvenance(complaints, fields),
    };
  });
}

function readShareOf(reading: Reading, place: Place | undefined, from: Selectable): Milestone['share'] {
  const { complaints } = reading;
  const fields = place === undefined ? null : openFields(complaints, place, SHARE_KEYS, 'when');
  if (fields === null) return null;
  requireKeys(complaints, fields, SHARE_KEYS, 'when');
  const sharePlace = fields.at('share');
  const share = readShare(complaints, sharePlace, 'share');
  if (share === 0 && sharePlace !== undefined)
    complaints.add('E031', sharePlace, 'a share of 0 % is reached before anything begins');
  const selected = readSelection(reading, fields.at('of'), from, 'of');
  return share === null || selected === null ? null : { share, ...selected };
}
