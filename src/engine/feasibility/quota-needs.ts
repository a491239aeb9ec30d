// W319: what must be consumed by a date against all that is renewed until then.
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { opening, periodAt } from '../network/quota-periods.ts';
import { deadlinesOf } from './deadlines.ts';
import { finding } from './finding.ts';
import { refOfNode } from './pass-chain.ts';
import { doneEvent, isOpen, type Situation } from './situation.ts';
import { instantWords, listWords, nameOf } from './words.ts';

/** Quotas with a fallback hold nothing up; they are left out. */
export function quotaNeeds(s: Situation): Diagnostic[] {
  const { minute, of } = deadlinesOf(s);
  return s.plan.quotas.flatMap((quota, q) => {
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
      const there = quota.amount * periodsUntil(s, q, due);
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
function periodsUntil({ plan, network, dataMinute }: Situation, q: number, due: number): number {
  const { id, per } = plan.quotas[q];
  if (per === 'total') return 1;
  const users = plan.issues.filter(({ consumes }) => consumes.some((use) => use.quota === id));
  const always = users.some(({ work }) => work === 'elapsed') || plan.people.some(({ calendar }) => calendar !== null);
  const { planProfile } = network;
  let periods = 0;
  for (let period = periodAt(network, q, dataMinute); opening(network, q, period) < due; period++) {
    const begin = Math.max(opening(network, q, period), dataMinute);
    const end = Math.min(opening(network, q, period + 1), due);
    if (always || planProfile.minutesAt(end) > planProfile.minutesAt(begin)) periods++;
  }
  return periods;
}
