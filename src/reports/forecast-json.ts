// A forecast for programs: every figure under a name that says its unit. Instants are civil strings or null (never, or no target),
// shares 0-1, spans working minutes (`...Minutes`), and everything estimated from futures carries its 95 % interval.
// schema/forecast.schema.json describes it to the letter; minor versions only add.

import type { DateForecast, Forecast, IssueForecast, ScopeForecast } from '../engine/forecast/forecast-result.ts';
import type { Estimate, Share } from '../engine/forecast/quantiles.ts';
import { countUpTo, sampleSize } from '../engine/forecast/samples.ts';
import { dayNumber, instantOfMinute, isoOfDay } from '../plan/civil-date.ts';
import type { Plan } from '../plan/plan.ts';

/** At most this many points of the curve of the finish. */
const CURVE_POINTS = 200;

/** The forecast's own fields of the JSON document; plain data, keys in a fixed order. */
export function forecastAnswer(forecast: Forecast, plan: Plan): Record<string, unknown> {
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, minute);
  return {
    sampling: forecast.sampling.kind,
    scramblings: forecast.sampling.kind === 'sobol' ? forecast.sampling.scramblings : null,
    issueQuantiles: forecast.issueQuantiles,
    estimatesAtTheirWord: forecast.estimatesAtTheirWord,
    dispatch: plan.dispatch,
    rule: plan.rule,
    bandPosition: plan.bands,
    statusDate: plan.statusDate,
    dependencySets: plan.dependencySets.used,
    finish: {
      ...dateJson(forecast.finish, plan),
      p80ErrorMinutes: forecast.p80ErrorMinutes,
      curve: curveOf(forecast.finish, plan),
    },
    milestones: forecast.milestones.map(({ id, kind, title, target, onTime, gapMinutes, ...date }) => ({
      id,
      kind,
      title,
      target: instant(target),
      onTime: shareJson(onTime),
      gapMinutes,
      ...dateJson({ id, kind, title, target, onTime, gapMinutes, ...date }, plan),
    })),
    neverFinishes: forecast.neverFinishes.map((each) => tidyNumbers(each)),
    gates: forecast.gates.map((gate) => tidyNumbers(gate)),
    issues: forecast.issues.filter(({ implied }) => implied === null).map((issue) => issueJson(issue, plan)),
    people: forecast.people.map(({ weeks, ...person }) => ({
      ...tidyNumbers(person),
      weeks: weeks.map((week) => tidyNumbers(week)),
    })),
    speedup: speedupJson(forecast.speedup),
    velocity: forecast.velocity.map(({ from, to, chance, ...week }) => ({
      week: week.week,
      from: instant(from),
      to: instant(to),
      target: week.target,
      p10: week.p10,
      p50: week.p50,
      p90: week.p90,
      chance: shareJson(chance),
    })),
    scope: forecast.scope.map((scope) => scopeJson(scope, plan)),
    joint: {
      all: shareJson(forecast.joint.all),
      promises: forecast.joint.promises.map(({ target, date, ...promise }) => ({
        ...promise,
        target: instant(target),
        commitment: instant(date),
      })),
      chain: forecast.joint.chain.map(({ after, id, onTime }) => ({ after, id, onTime: shareJson(onTime) })),
      commitment: forecast.joint.commitment && {
        wanted: forecast.joint.commitment.wantedPercent / 100,
        percentile: tidy(forecast.joint.commitment.percentile / 100),
      },
    },
    thisWeek: forecast.thisWeek.map(({ person, issues }) => ({
      person,
      issues: issues.map(({ startP50, ...issue }) => ({ ...tidyNumbers(issue), startP50: instant(startP50) })),
    })),
    risks: forecast.risks.map((risk) => tidyNumbers(risk)),
    families: forecast.families.map((family) => tidyNumbers(family)),
    deliveries: forecast.deliveries.map(({ id, title, due, onTime, p80, criticality }) => ({
      id,
      title,
      due: instant(due),
      p80: instant(p80),
      onTime: shareJson(onTime),
      criticality: tidy(criticality),
    })),
    policies: forecast.policies.map((policy) => tidyNumbers(policy)),
    bands:
      forecast.bands?.map(({ band, replications, p80 }) => ({ band, replications, p80: estimateJson(p80, plan) })) ??
      null,
  };
}

function speedupJson({ baseline, p10, p50, p90, bound }: Forecast['speedup']): Record<string, unknown> {
  return tidyNumbers({ baseline, p10, p50, p90, bound });
}

function dateJson(date: DateForecast, plan: Plan): Record<string, unknown> {
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, minute);
  return {
    p10: estimateJson(date.p10, plan),
    p50: estimateJson(date.p50, plan),
    p80: estimateJson(date.p80, plan),
    p90: estimateJson(date.p90, plan),
    p95: estimateJson(date.p95, plan),
    mean: instant(date.mean),
    meanMinutes: tidyOrNull(date.meanMinutes),
    sdMinutes: tidyOrNull(date.sdMinutes),
    never: tidy(date.never / sampleSize(date.samples)),
    likely: instant(date.likely),
    contingencyMinutes: date.contingencyMinutes,
  };
}

function issueJson(issue: IssueForecast, plan: Plan): Record<string, unknown> {
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, minute);
  const { id, title, owner, start, finish } = issue;
  return {
    id,
    title,
    owner,
    start: {
      p10: estimateJson(start.p10, plan),
      p50: estimateJson(start.p50, plan),
      p80: estimateJson(start.p80, plan),
    },
    finish: {
      p10: estimateJson(finish.p10, plan),
      p50: estimateJson(finish.p50, plan),
      p80: estimateJson(finish.p80, plan),
      p90: estimateJson(finish.p90, plan),
      p95: estimateJson(finish.p95, plan),
    },
    mean: instant(issue.mean),
    likelyStart: instant(issue.likelyStart),
    likelyFinish: instant(issue.likelyFinish),
    due: instant(issue.due),
    onTime: shareJson(issue.onTime),
    criticality: tidy(issue.criticality),
    drivingChain: tidy(issue.drivingChain),
    ssi: tidyOrNull(issue.ssi),
  };
}

function scopeJson({ minute, week, targets, all, classes }: ScopeForecast, plan: Plan): Record<string, unknown> {
  return { at: instantOfMinute(plan.start, minute), week, targets, all, classes };
}

/** Chance to be finished by the end (24:00) of each civil day from the first to the last finish. */
function curveOf({ samples }: DateForecast, plan: Plan): { date: string; share: number }[] {
  if (samples.kind !== 'exact') return [];
  const finite = countUpTo(samples, 2_147_483_646);
  if (finite === 0) return [];
  const first = dayOf(samples.sorted[0]);
  const last = dayOf(samples.sorted[finite - 1]);
  const step = Math.max(1, Math.ceil((last - first) / CURVE_POINTS));
  const start = dayNumber(plan.start);
  const points: { date: string; share: number }[] = [];
  for (let day = first; day < last + step; day += step)
    points.push({
      date: isoOfDay(start + day),
      share: tidy(countUpTo(samples, (day + 1) * 1440) / samples.sorted.length),
    });
  return points;
}

/** The day a finish belongs to: midnight ends its day. */
function dayOf(minute: number): number {
  return Math.max(0, Math.ceil(minute / 1440) - 1);
}

function estimateJson({ value, low, high }: Estimate<number>, plan: Plan): Estimate<string> {
  const instant = (minute: number | null): string | null =>
    minute === null ? null : instantOfMinute(plan.start, minute);
  return { value: instant(value), low: instant(low), high: instant(high) };
}

function shareJson(share: Share | null): Estimate<number> | null {
  return share && { value: tidy(share.share), low: tidy(share.low), high: tidy(share.high) };
}

/** Six decimals: more would be noise of the last bit, and 1e-6 of a share is one future in a million. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function tidyOrNull(value: number | null): number | null {
  return value === null ? null : tidy(value);
}

function tidyNumbers<Row extends object>(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? tidy(value) : value]),
  ) as Row;
}
