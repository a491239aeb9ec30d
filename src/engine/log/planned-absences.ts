// Absences the plan states are in nobody's trace: the calendar has swallowed them. Planners still want to read of them.
import { dayNumber, isoOfDay } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Draft } from './events.ts';

const MINUTES_PER_DAY = 1440;

/** AbsenceBegan and AbsenceEnded of every planned absence that begins by `lastMinute`, by minute, then people in document order. */
export function plannedAbsences(plan: Plan, lastMinute: number): Draft[] {
  const opening = dayNumber(plan.start);
  const drafts: Draft[] = [];
  for (const person of plan.people) {
    for (const span of mergeSpans(person.away)) {
      const begins = Math.max(0, (span.from - opening) * MINUTES_PER_DAY);
      const ends = (span.to + 1 - opening) * MINUTES_PER_DAY;
      if (ends <= 0 || begins > lastMinute) continue;
      const common = { subject: person.id, causes: [], drawn: false, risk: null };
      drafts.push({ ...common, type: 'AbsenceBegan', minute: begins, until: isoOfDay(span.to) });
      if (ends <= lastMinute) drafts.push({ ...common, type: 'AbsenceEnded', minute: ends });
    }
  }
  return drafts.sort((a, b) => a.minute - b.minute);
}

/** Day numbers, sorted, with spans that touch or overlap made one. */
function mergeSpans(away: Plan['people'][number]['away']): { from: number; to: number }[] {
  const spans = away
    .map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) }))
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to);
    else merged.push(span);
  }
  return merged;
}
