// What one of the plans comes to by itself: its dates, its load, the metric.
import { atRank, NEVER, nearestRank, wilson } from '../../engine/forecast/quantiles.ts';
import { sortMinutes } from '../../engine/forecast/sort-minutes.ts';
import type { Figure } from '../../plan/condition.ts';
import { askedDate } from '../asked-date.ts';
import type { ComparedDate, ComparedLoad, PlanFigures } from './comparison.ts';
import { likelyMinute } from './likely-minute.ts';
import { metricValue } from './metric-samples.ts';
import { inBaseDays, minuteAfter, minutesOf, type Subject, workedUntil } from './subject.ts';

export function figuresOfPlan(
  subject: Subject,
  figure: Figure,
  about: string | null,
  done: number,
  detailed: number,
): PlanFigures {
  const { id, title, words, plan, network } = subject;
  const node = askedDate(plan, network, about)?.node;
  const likely = node === undefined ? null : likelyMinute(network, node);
  return {
    id,
    title,
    words,
    start: plan.start,
    metric: metricValue(figure, subject, done),
    dates: subject.dates.map((_, column) => comparedDate(subject, column, done)),
    load: plan.people.map((_, person) => loadOf(subject, person, detailed)),
    likely: likely === null ? null : inBaseDays(subject, likely),
  };
}

function comparedDate(subject: Subject, column: number, done: number): ComparedDate {
  const { kind, id, title, target } = subject.dates[column];
  const sorted = sortMinutes(minutesOf(subject, column, done).slice());
  const shown = (minute: number | null): number | null => (minute === null ? null : inBaseDays(subject, minute));
  const percentile = (percent: number): number | null => shown(atRank(sorted, nearestRank(percent, done)));
  let comes = 0;
  let worked = 0;
  let kept = 0;
  for (const minute of sorted) {
    if (minute === NEVER) break;
    comes++;
    worked += workedUntil(subject, minute);
    if (target !== null && minute <= target) kept++;
  }
  return {
    ...{ kind, id, title },
    p50: percentile(50),
    p80: percentile(80),
    mean: comes === 0 ? null : minuteAfter(subject, worked / comes),
    target: shown(target),
    onTime: target === null ? null : wilson(kept, done),
    never: done - comes,
  };
}

/** Over the first futures that finish. */
function loadOf({ plan, memory }: Subject, person: number, detailed: number): ComparedLoad {
  const { busy, available } = loadsOf(memory, plan.people.length, person, detailed);
  let futures = 0;
  let minutes = 0;
  let possible = 0;
  for (let r = 0; r < detailed; r++) {
    if (busy[r] < 0) continue;
    futures++;
    minutes += busy[r];
    possible += available[r];
  }
  return {
    person: plan.people[person].id,
    busyMinutes: futures === 0 ? 0 : minutes / futures,
    share: possible === 0 ? null : minutes / possible,
  };
}

/** Busy minutes (-1 = the future does not finish) and working minutes until the finish of one person, by future. */
export function loadsOf(
  memory: Subject['memory'],
  people: number,
  person: number,
  detailed: number,
): { busy: Int32Array; available: Int32Array } {
  const room = memory.busy.byteLength / 4 / people;
  const at = 4 * person * room;
  return { busy: new Int32Array(memory.busy, at, detailed), available: new Int32Array(memory.available, at, detailed) };
}
