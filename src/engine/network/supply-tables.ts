// What work needs beside people, as tables: resources it holds and quotas it uses up.
import { dayNumber, weekdayOfDay } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { rowsOf } from './csr.ts';
import type { Work } from './works.ts';

const DAY = 1440;
const PERIOD = { hour: 60, day: DAY, week: 7 * DAY, total: 0 } as const;

/** Renewable resources: capacities, and what each issue holds of them. */
export function compileResources(plan: Plan, works: readonly Work[]) {
  const resourceIndex = new Map(plan.resources.map(({ id }, k) => [id, k]));
  const uses = works.map(({ issue }) => issue?.uses ?? []);
  return {
    useOffset: rowsOf(uses.map((list) => list.map(() => 0))).offset,
    useResource: Int32Array.from(uses.flat(), ({ resource }) => resourceIndex.get(resource)!),
    useAmount: Int32Array.from(uses.flat(), ({ amount }) => amount),
    resourceCapacity: Int32Array.from(plan.resources, ({ capacity }) => capacity),
  };
}

/** Quotas: amounts, periods, and what each start uses up. */
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
