// Absences the plan states are in nobody's trace: the calendar has swallowed them. Planners still want to read of them.
// Somebody of whom the plan gets nothing for a while (not yet joined, left, lent out) is away for it as well.

import { dayNumber, isoOfDay } from '../../plan/civil-date.ts';
import type { Person, Plan } from '../../plan/plan.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import type { Draft } from './events.ts';

/** Day numbers, both inclusive; Infinity = for good. */
interface Span {
  from: number;
  to: number;
}

/** AbsenceBegan and AbsenceEnded of every planned absence that begins by `lastMinute`, by minute, then people in document order. */
export function plannedAbsences(plan: Plan, lastMinute: number): Draft[] {
  const opening = dayNumber(plan.start);
  const drafts: Draft[] = [];
  for (const person of plan.people) {
    for (const span of mergeSpans([...statedSpans(person), ...unavailableSpans(person)])) {
      const begins = Math.max(0, (span.from - opening) * MINUTES_PER_DAY);
      const ends = (span.to + 1 - opening) * MINUTES_PER_DAY;
      if (ends <= 0 || begins > lastMinute) continue;
      const common = { subject: person.id, causes: [], drawn: false, risk: null };
      const until = span.to === Infinity ? null : isoOfDay(span.to);
      drafts.push({ ...common, type: 'AbsenceBegan', minute: begins, until });
      if (ends <= lastMinute) drafts.push({ ...common, type: 'AbsenceEnded', minute: ends });
    }
  }
  return drafts.sort((a, b) => a.minute - b.minute);
}

function statedSpans({ away }: Person): Span[] {
  return away.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }));
}

/** Spans in which the availability that counts, the last entry that holds a day, is nothing. */
function unavailableSpans({ availability }: Person): Span[] {
  const entries = availability.map(({ from, to, capacityPercent }) => ({
    from: dayNumber(from),
    to: to === null ? Infinity : dayNumber(to),
    capacityPercent,
  }));
  const turns = [...new Set(entries.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  return turns.flatMap((from, n) => {
    const counts = entries.findLast((entry) => entry.from <= from && from <= entry.to);
    if (from === Infinity || counts === undefined || counts.capacityPercent > 0) return [];
    return [{ from, to: (turns[n + 1] ?? Infinity) - 1 }];
  });
}

/** Sorted, with spans that touch or overlap made one. */
function mergeSpans(unsorted: readonly Span[]): Span[] {
  const spans = unsorted.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}
