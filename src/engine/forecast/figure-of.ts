// Looks up the figure a condition speaks of, with the 95 % interval that the number of futures leaves, and puts it into words.
// Everything that many futures answer is in the forecast; everything the plan answers alone is worked out in plan-figures.ts.
import { instantOfMinute } from '../../plan/civil-date.ts';
import { type Figure, isWord } from '../../plan/condition.ts';
import type { FigureKind } from '../../plan/figures.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Collected, type Interval, statisticOf } from './collected.ts';
import type { DateForecast, Forecast, IssueForecast } from './forecast-result.ts';
import { nearestRank, rankInterval, type Share, wilson } from './quantiles.ts';
import { type SortedSamples, sampleSize, valueAtRank } from './samples.ts';

/** Everything with a date, seen alike. */
interface Dated {
  samples: SortedSamples;
  mean: number | null;
  likely: number | null;
  target: number | null;
  onTime: Share | null;
  contingencyMinutes: number | null;
  gapMinutes: number | null;
  p80Reach: { below: number; above: number };
}

const UNKNOWN: Interval = { value: null, low: -Infinity, high: Infinity };

/** The figure of a condition whose names have been checked (`troubleWith`). Throws (assertion) when the forecast was not asked for it. */
export function figureOf(figure: Figure, forecast: Forecast): Interval {
  const id = figure.argument?.id ?? null;
  switch (figure.name) {
    case 'speedup':
      return medianOf(forecast.speedup.samples);
    case 'load': {
      const { load } = forecast.people.find((each) => each.id === id)!;
      return around(load, forecast.collected.get(figure.text));
    }
    case 'wait': {
      const waited = forecast.people.filter((each) => each.id === id || id === 'all');
      const minutes = waited.reduce((sum, { waitingMinutes }) => sum + waitingMinutes, 0);
      return around(minutes, forecast.collected.get(figure.text));
    }
    case 'contention':
      return shareOf(forecast.people.find((each) => each.id === id)!.contention, forecast);
    case 'criticality':
      return shareOf([...forecast.issues, ...forecast.gates].find((each) => each.id === id)!.criticality, forecast);
    case 'driving':
      return shareOf(drivingOf(forecast, id!), forecast);
    case 'fired': {
      const risk = [...forecast.risks, ...forecast.families].find((each) => each.id === id)!;
      return shareOf(risk.fired, forecast);
    }
    case 'P<n>':
    case 'mean':
    case 'likely':
    case 'chance':
    case 'contingency':
    case 'gap':
      return datedFigure(figure, forecast);
    default:
      return askedFigure(figure, forecast);
  }
}

/** A figure as a person reads it, without weekday: `2026-01-19 17:00`, `71 %`, `2.17`, `4.5 d`, `never`. */
export function shownFigure(value: number | null, measures: FigureKind, plan: Plan): string {
  if (value === null) return measures === 'date' ? 'never' : 'unknown';
  switch (measures) {
    case 'date':
      return instantOfMinute(plan.start, value).replace('T', ' ');
    case 'span':
      return `${(value / plan.calendar.minutesPerDay).toFixed(1)} d`;
    case 'share':
      return `${(100 * value).toFixed(0)} %`;
    case 'ratio':
      return value.toFixed(2);
    case 'count':
      return Number.isInteger(value) ? String(value) : value.toFixed(1);
  }
}

function askedFigure(figure: Figure, { collected, planFigures }: Forecast): Interval {
  const stated = planFigures.get(figure.text);
  if (stated !== undefined) return exactly(stated);
  const samples = collected.get(figure.text);
  if (samples === undefined) throw new Error(`Assertion: the forecast was not asked for ${figure.text}`);
  return statisticOf(samples);
}

function drivingOf({ issues, gates, people }: Forecast, id: string): number {
  const work = [...issues, ...gates].find((each) => each.id === id);
  return work ? work.drivingChain : people.find((each) => each.id === id)!.criticality;
}

function exactly(value: number | null): Interval {
  return value === null ? UNKNOWN : { value, low: value, high: value };
}

/** A figure that is a ratio of sums, with the width its samples have. */
function around(value: number | null, samples: Collected | undefined): Interval {
  if (value === null || samples === undefined) return { ...UNKNOWN, value };
  const own = statisticOf(samples);
  if (own.value === null) return { ...UNKNOWN, value };
  return { value, low: value - (own.value - own.low), high: value + (own.high - own.value) };
}

function shareOf(value: number, { replications }: Forecast): Interval {
  const { low, high } = wilson(Math.round(value * replications), replications);
  return { value, low, high };
}

function medianOf(samples: Float64Array): Interval {
  return statisticOf({ samples, statistic: { kind: 'quantile', percent: 50 } });
}

function datedFigure(figure: Figure, forecast: Forecast): Interval {
  const { argument, asks } = figure;
  if (figure.name === 'chance' && argument !== null && isWord(argument, asks)) return ofShare(forecast.joint.all);
  const dated = findDated(figure, forecast);
  switch (figure.name) {
    case 'P<n>':
      return percentile(dated.samples, figure.percentile!);
    case 'mean':
      return meanDate(dated, forecast);
    case 'likely':
      return exactly(dated.likely);
    case 'chance':
      return ofShare(dated.onTime);
    default: {
      const value = figure.name === 'gap' ? dated.gapMinutes : dated.contingencyMinutes;
      const { below, above } = dated.p80Reach;
      return value === null ? UNKNOWN : { value, low: value - below, high: value + above };
    }
  }
}

function ofShare(share: Share | null): Interval {
  return share === null ? UNKNOWN : { value: share.share, low: share.low, high: share.high };
}

function percentile(samples: SortedSamples, percent: number): Interval {
  const count = sampleSize(samples);
  const { low, high } = rankInterval(percent, count);
  return {
    value: valueAtRank(samples, nearestRank(percent, count)),
    low: low < 1 ? -Infinity : (valueAtRank(samples, low) ?? Infinity),
    high: high > count ? Infinity : (valueAtRank(samples, high) ?? Infinity),
  };
}

/** The interval of a mean date spans as many civil minutes as the samples' own spread says. */
function meanDate({ mean, samples }: Dated, { replications }: Forecast): Interval {
  if (mean === null || samples.kind !== 'exact' || replications < 2) return { ...UNKNOWN, value: mean };
  const own = statisticOf({ samples: Float64Array.from(samples.sorted), statistic: { kind: 'mean' } });
  const reach = own.high - (own.value ?? 0);
  return { value: mean, low: mean - reach, high: mean + reach };
}

/** Its names have been checked, so it is there. */
function findDated({ argument, asks }: Figure, forecast: Forecast): Dated {
  if (!argument || isWord(argument, asks)) return forecast.finish;
  const node: DateForecast | undefined = forecast.milestones.find(({ id }) => id === argument.id);
  if (node) return node;
  const issue: IssueForecast = forecast.issues.find(({ id }) => id === argument.id)!;
  return { ...issue, samples: issue.finishSamples, likely: issue.likelyFinish, target: issue.due };
}
