// The review of one issue: a gate behind its work, with the time before anybody looks in between. The issue is done when it opens.
import { PLAIN_GATE, PLAIN_ISSUE, PLAIN_LINK } from '../plan/plain.ts';
import type { Gate, Issue, Link } from '../plan/plan.ts';
import { isEmpty, isMap, type Place, shorten } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, openFields } from './fields.ts';
import { reviewId } from './implied-names.ts';
import { REVIEW_KEYS, REVIEW_REWORK_KEYS } from './keys-of-work.ts';
import { originOf, readProvenance } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import { ATTEMPTS, readKeepers } from './read-gates.ts';
import type { Reading } from './reading.ts';
import { readNumber, readWord } from './scalars.ts';
import { scaleEstimate } from './scale-estimate.ts';
import { readPercent, readShare } from './share.ts';

/** Adds the gate (and the lag before it) that the review of an issue is. */
export function implyReview(reading: Reading, place: Place | undefined, issue: Issue): void {
  const { complaints, calendar, ranges, implied } = reading;
  if (place !== undefined && isEmpty(place)) complaints.add('E012', place, 'review says by whom', { atKey: true });
  const fields = place === undefined || isEmpty(place) ? null : openFields(complaints, place, REVIEW_KEYS, 'review');
  if (place === undefined || fields === null) return;
  const { keepers, external } = readKeepers(reading, fields.at('by'), fields.at('external'));
  if (fields.given(['by', 'external']).length === 0 && !fields.misspells(['by', 'external'])) {
    const hint = 'give by: Ann, or external: Customer';
    complaints.add('E103', place, `nobody reviews ${shorten(issue.id)}`, { atKey: true, hint });
  }
  const gate: Gate = {
    ...PLAIN_GATE,
    id: reviewId(issue.id),
    title: `Review of ${issue.title}`,
    after: [readLag(reading, fields.at('lag'), issue, place)],
    keepers,
    external,
    review: readEstimate(complaints, fields.at('effort'), workMeasure(calendar), ranges, 'effort'),
    reviewMode: readWord(complaints, fields.at('mode'), ['apart', 'together', 'queued'], 'mode'),
    window: null,
    pass: readShare(complaints, fields.at('pass'), 'pass') ?? 1,
    reviewOf: issue.id,
    attempts: readNumber(complaints, fields.at('attempts'), ATTEMPTS, 'attempts') ?? 3,
    rework: readRework(reading, fields.at('rework'), issue),
    opens: [],
    target: null,
    ...originOf(issue),
    ...readProvenance(complaints, fields),
  };
  implied.gates.push(gate);
}

/** The link of the gate on the work: a fixed lag is its own, an uncertain one is time that passes in an issue of its own. */
function readLag(reading: Reading, place: Place | undefined, issue: Issue, review: Place): Link {
  const { complaints, ranges, implied } = reading;
  const on = { kind: 'issue', id: issue.id } as const;
  const link: Link = { ...PLAIN_LINK, on, path: review.path };
  const lag = readEstimate(complaints, place, CLOCK, ranges, 'lag');
  if (lag === null) return link;
  const { distribution } = lag;
  if (distribution.kind === 'fixed') return { ...link, lagMinutes: distribution.value, lagIn: 'clock' };
  const id = `lag/${issue.id}`;
  implied.issues.push({
    ...PLAIN_ISSUE,
    id,
    title: `Until ${issue.title} is looked at`,
    work: 'elapsed',
    estimate: lag,
    who: { kind: 'nobody' },
    after: [link],
    implied: 'lag',
    ...originOf(issue),
  });
  return { ...link, on: { kind: 'issue', id } };
}

/** What a failed review costs: effort, duration, or a share of the work. It needs one owner, who mends it. */
function readRework(reading: Reading, place: Place | undefined, issue: Issue): Gate['rework'] {
  const { complaints, calendar, ranges } = reading;
  if (place === undefined) return null;
  if (issue.who.kind !== 'owner') {
    const message = `${shorten(issue.id)} has no one owner who could rework it`;
    complaints.add('E103', place, message, { atKey: true, hint: 'give the issue an owner' });
    return null;
  }
  const owner = issue.who.person;
  const measure = workMeasure(calendar);
  const fields = isMap(place) ? openFields(complaints, place, REVIEW_REWORK_KEYS, 'rework') : null;
  if (fields === null) {
    const estimate = isMap(place) ? null : readEstimate(complaints, place, measure, ranges, 'rework');
    return estimate === null ? null : { estimate, work: 'effort', owner };
  }
  const kind = exactlyOne(complaints, fields, ['effort', 'duration', 'share'], 'rework');
  if (kind === null && !fields.misspells(['effort', 'duration', 'share'])) {
    complaints.add('E016', place, 'rework has no estimate', { atKey: true, hint: 'give effort, duration or share' });
  }
  const percent = readPercent(complaints, fields.at('share'), 'share', 1000);
  if (kind === 'share') {
    if (issue.work === 'elapsed' || percent === 0) {
      const why =
        percent === 0 ? 'a share of 0 % is no rework' : 'time on the clock cannot be reworked in part: give effort';
      complaints.add('E103', fields.at('share') as Place, why);
      return null;
    }
    const text = `${percent} % of ${issue.estimate.text}`;
    return percent === null
      ? null
      : { estimate: scaleEstimate(issue.estimate, percent / 100, text), work: issue.work, owner };
  }
  const estimates = (['effort', 'duration'] as const).map((key) =>
    readEstimate(complaints, fields.at(key), measure, ranges, key),
  );
  const estimate = estimates[kind === 'duration' ? 1 : 0];
  return kind === null || estimate === null ? null : { estimate, work: kind as 'effort' | 'duration', owner };
}
