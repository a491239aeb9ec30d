// A duration where one value is wanted: meeting lengths, lags, what a day is worth.

import type { Complaints } from './complaints.ts';
import { isEmpty, nodeInWords, type Place, shorten } from './document.ts';
import { type Measure, parseAmount } from './quantity.ts';
import { isTooLong, unusable } from './scalars.ts';

/** Whole minutes, or null after a complaint. With `signed`, a leading minus is allowed. */
export function readDuration(
  complaints: Complaints,
  place: Place | undefined,
  measure: Measure,
  what: string,
  signed = false,
): number | null {
  if (place === undefined) return null;
  const { node } = place;
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    complaints.add('E012', place, `${what} is a duration such as 2d or 4h, not ${nodeInWords(node)}`, {
      atKey: isEmpty(place),
    });
    return null;
  }
  const trouble = typeof node.value === 'number' ? unusable(node.value) : null;
  if (trouble !== null) {
    complaints.add('E020', place, `${what} ${shorten(node.source)} ${trouble}`);
    return null;
  }
  const text = typeof node.value === 'string' ? node.value.trim() : node.source;
  if (isTooLong(complaints, place, text, what)) return null;
  const isLead = signed && text.startsWith('-');
  const amount = parseAmount(isLead ? text.slice(1) : text, measure);
  if ('value' in amount) return isLead && amount.value > 0 ? -amount.value : amount.value;
  complaints.add(
    'E021',
    place,
    `${what}: ${shorten(amount.error)}`,
    amount.hint === undefined ? {} : { hint: amount.hint },
  );
  return null;
}

/** Working durations: `d` and `w` are worth what the calendar says. */
export function workMeasure(calendar: { minutesPerDay: number; minutesPerWeek: number }): Measure {
  return { kind: 'duration', perDay: calendar.minutesPerDay, perWeek: calendar.minutesPerWeek };
}
