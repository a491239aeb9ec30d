// Quotas as tables: amounts, periods, and what each issue uses up.
import { dayNumber, weekdayOfDay } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { rowsOf } from './csr.ts';
import type { Work } from './works.ts';

const DAY = 1440;
const PERIOD = { hour: 60, day: DAY, week: 7 * DAY, total: 0 } as const;

export function compileQuotas(plan: Plan, works: readonly Work[]) {
  const quotaIndex = new Map(plan.quotas.map(({ id }, q) => [id, q]));
  const consumes = works.map(({ issue }) => issue?.consumes ?? []);
  const sinceMonday = DAY * weekdayOfDay(dayNumber(plan.start));
  return {
    quotaIds: plan.quotas.map(({ id }) => id),
    quotaAmount: Float64Array.from(plan.quotas, ({ amount }) => amount),
    quotaPeriod: Int32Array.from(plan.quotas, ({ per }) => PERIOD[per]),
    quotaPhase: Int32Array.from(plan.quotas, ({ per }) => (per === 'week' ? sinceMonday : 0)),
    quotaFallback: Int32Array.from(plan.quotas, ({ fallbackFactor }) => fallbackFactor ?? 0),
    consumeOffset: rowsOf(consumes.map((list) => list.map(() => 0))).offset,
    consumeQuota: Int32Array.from(consumes.flat(), ({ quota }) => quotaIndex.get(quota)!),
    consumeAmount: Float64Array.from(consumes.flat(), ({ amount }) => amount),
  };
}
