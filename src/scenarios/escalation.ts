// Levels of escalation: who is asked when work is blocked, how soon they solve it, and how much of it. Together they say how long
// a block lasts, as a histogram.
import type { Estimate, WorkCalendar } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type Place, shorten } from './document.ts';
import { readDuration, workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { openFields, openStrictList } from './fields.ts';
import { LEVEL_KEYS } from './keys-of-risks.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';
import { readShare } from './share.ts';

interface Level {
  readonly place: Place;
  readonly within: Place;
  /** null = when it is asked, or when the level before gave up. */
  readonly from: number | null;
  readonly to: number;
  readonly after: number | null;
  readonly solves: number | null;
}

/** Working time of a block by the levels of the document; null when there are none, or after a complaint. */
export function readEscalation(
  complaints: Complaints,
  calendar: WorkCalendar,
  place: Place | undefined,
): Estimate | null {
  const items = openStrictList(complaints, place, 'escalation');
  const levels = items.map((item) => readLevel(complaints, calendar, item));
  if (levels.length === 0 || !levels.every((level) => level !== null)) return null;
  const bins: { from: number; to: number; weight: number }[] = [];
  let left = 1;
  let end = 0;
  const errors = complaints.errorCount();
  levels.forEach((level, i) => {
    const { to, after, solves } = level;
    const from = level.from ?? after ?? end;
    const isLast = i === levels.length - 1;
    if (from < Math.max(end, after ?? 0) || to < from) {
      complaints.add(
        'E104',
        level.within,
        'a level begins before the one before it has given up, or before it is asked',
      );
    }
    if (solves === null ? !isLast : isLast ? solves !== 1 : solves <= 0 || solves >= 1) {
      const why = isLast
        ? 'the last level solves everything'
        : 'a level that is not the last solves some of it, not nothing and not everything';
      complaints.add('E104', level.place, why, { atKey: true });
    }
    bins.push({ from, to, weight: isLast ? left : left * (solves ?? 0) });
    left -= bins[i].weight;
    end = to;
  });
  if (complaints.errorCount() > errors) return null;
  return { distribution: { kind: 'histogram', bins }, likely: null, single: false, text: 'escalation' };
}

function readLevel(complaints: Complaints, calendar: WorkCalendar, place: Place): Level | null {
  const fields = openFields(complaints, place, LEVEL_KEYS, 'a level');
  if (fields === null) return null;
  requireKeys(complaints, fields, LEVEL_KEYS, 'a level');
  readText(complaints, fields.at('level'), 'level');
  const after = readDuration(complaints, fields.at('after'), workMeasure(calendar), 'after');
  const within = fields.at('within');
  // As limits: a range that begins at zero is what a level usually says.
  const range = readEstimate(complaints, within, workMeasure(calendar), 'limits', 'within');
  const solves = readShare(complaints, fields.at('solves'), 'solves');
  if (range === null || within === undefined) return null;
  const { distribution } = range;
  if (distribution.kind === 'triangular')
    return { place, within, from: distribution.min, to: distribution.max, after, solves };
  if (distribution.kind === 'fixed') return { place, within, from: null, to: distribution.value, after, solves };
  complaints.add('E104', within, `within ${shorten(range.text)} is no range such as 0-4h`);
  return null;
}
