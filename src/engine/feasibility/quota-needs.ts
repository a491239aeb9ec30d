// W319: what must be consumed by a date against all that is renewed until then.

import { dayNumber, weekdayOfDay } from '../../plan/civil-date.ts';
import type { Diagnostic } from '../../plan/diagnostic.ts';
import type { Quota } from '../../plan/plan.ts';
import { MINUTES_PER_DAY } from '../calendar/day-stretches.ts';
import { deadlinesOf } from './deadlines.ts';
import { finding } from './finding.ts';
import { refOfNode } from './pass-chain.ts';
import { doneEvent, isOpen, type Situation } from './situation.ts';
import { instantWords, listWords, nameOf } from './words.ts';

/** Quotas with a fallback hold nothing up; they are left out. */
export function quotaNeeds(s: Situation): Diagnostic[] {
  const { minute, of } = deadlinesOf(s);
  return s.plan.quotas.flatMap((quota) => {
    if (quota.fallbackFactor !== null) return [];
    const needs = s.plan.issues.flatMap((issue, i) => {
      const amount = issue.consumes.reduce((sum, use) => sum + (use.quota === quota.id ? use.amount : 0), 0);
      const event = doneEvent(s.network, i);
      const started = s.factOfIssue[i]?.started != null;
      const due = minute[event];
      if (amount === 0 || started || !isOpen(s, issue) || due === Number.POSITIVE_INFINITY) return [];
      return [{ id: issue.id, amount, due, of: of[event] }];
    });
    for (const { due, of: event } of needs.toSorted((a, b) => a.due - b.due)) {
      const counted = needs.filter((need) => need.due <= due);
      const needed = counted.reduce((sum, { amount }) => sum + amount, 0);
      const there = quota.amount * periodsUntil(s, quota, due);
      if (needed <= there) continue;
      const unit = quota.unit === null ? '' : ` ${quota.unit}`;
      const date = `${instantWords(s.plan, due)} (${nameOf(refOfNode(s, event >> 1))})`;
      const list = listWords(counted.map(({ id, amount }) => `${id} ${amount}`));
      const message = `${needed}${unit} of ${quota.id} are needed by ${date}, and there are ${there} until then: ${list}`;
      return [finding('W319', ['quotas', quota.id], message, { atKey: true })];
    }
    return [];
  });
}

/** Periods that hold a minute of [data date, due) in which somebody works; every period where elapsed work or own calendars could. */
function periodsUntil(s: Situation, quota: Quota, due: number): number {
  if (quota.per === 'total') return 1;
  const users = s.plan.issues.filter(({ consumes }) => consumes.some((use) => use.quota === quota.id));
  const always =
    users.some(({ work }) => work === 'elapsed') || s.plan.people.some(({ calendar }) => calendar !== null);
  const length = quota.per === 'hour' ? 60 : quota.per === 'day' ? MINUTES_PER_DAY : 7 * MINUTES_PER_DAY;
  const offset = quota.per === 'week' ? weekdayOfDay(dayNumber(s.plan.start)) * MINUTES_PER_DAY : 0;
  const { planProfile } = s.network;
  let periods = 0;
  for (let from = Math.floor((s.dataMinute + offset) / length) * length - offset; from < due; from += length) {
    const [begin, end] = [Math.max(from, s.dataMinute), Math.min(from + length, due)];
    if (always || planProfile.minutesAt(end) > planProfile.minutesAt(begin)) periods++;
  }
  return periods;
}
