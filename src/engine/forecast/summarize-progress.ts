// Velocity by week, and scope at promised dates and week ends.
import type { Plan } from '../../plan/plan.ts';
import type { Network } from '../network/network.ts';
import type { DateForecast, ScopeCount, ScopeForecast, VelocityForecast } from './forecast-result.ts';
import { NEVER, nearestRank, rankOfCounts, wilson } from './quantiles.ts';
import { countUpTo, valueAtRank } from './samples.ts';
import type { Tallied } from './tallied.ts';
import { WEEK_MINUTES, weekEnd, weekOfFinish, weekOffset } from './weeks.ts';

/** Weeks worth showing: until the finish's P95 (or the last future that finishes), and every week with a velocity target. */
export function weeksToReport(plan: Plan, network: Network, finish: DateForecast): number {
  const last = finish.p95.value ?? valueAtRank(finish.samples, countUpTo(finish.samples, NEVER - 1)) ?? 0;
  return Math.max(plan.velocityTargets.length, weekOfFinish(last, weekOffset(network.start)) + 1);
}

export function summarizeVelocity({ plan, network, replications, tally }: Tallied, weeks: number): VelocityForecast[] {
  const offset = weekOffset(network.start);
  return Array.from({ length: weeks }, (_, week) => {
    const counts = tally.progress.velocity(week);
    const target = plan.velocityTargets[week] ?? null;
    const to = weekEnd(week, offset);
    const reached = target === null ? 0 : counts.subarray(Math.ceil(target)).reduce((sum, count) => sum + count, 0);
    return {
      week: week + 1,
      from: Math.max(0, to - WEEK_MINUTES),
      to,
      target,
      ...spread(counts, replications),
      chance: target === null ? null : wilson(reached, replications),
    };
  });
}

export function summarizeScope({ network, replications, tally }: Tallied, weeks: number): ScopeForecast[] {
  const { progress, nodes } = tally;
  const offset = weekOffset(network.start);
  const promised = progress.dates.map((minute, date) => ({
    minute,
    week: null,
    targets: nodes.filter(({ target }) => target === minute).map(({ id }) => id),
    ...scopeOf(tally, replications, minute, (group) => progress.scopeAtDate(date, group)),
  }));
  const ends = Array.from({ length: weeks }, (_, week) => ({
    minute: weekEnd(week, offset),
    week: week + 1,
    targets: [],
    ...scopeOf(tally, replications, weekEnd(week, offset), (group) => progress.scopeAtWeekEnd(week, group)),
  }));
  return [...promised, ...ends].sort((a, b) => a.minute - b.minute);
}

function scopeOf(
  tally: Tallied['tally'],
  replications: number,
  minute: number,
  countsOf: (group: number) => Int32Array,
) {
  const { classNames } = tally.progress;
  const totals = tally.progress.inScope(minute);
  // The same classes at every date, also one of which nothing is left.
  const listed = tally.progress.inScope(0);
  const all = totals.length - 1;
  const classes = classNames.flatMap((name, group): ScopeCount[] =>
    listed[group] === 0 ? [] : [{ class: name, total: totals[group], ...spread(countsOf(group), replications) }],
  );
  return { all: { total: totals[all], ...spread(countsOf(all), replications) }, classes };
}

function spread(counts: Int32Array, replications: number): { p10: number; p50: number; p90: number } {
  const at = (percent: number): number => rankOfCounts(counts, nearestRank(percent, replications));
  return { p10: at(10), p50: at(50), p90: at(90) };
}
