// Looks up the figure a condition speaks of.
import { instantOfMinute } from '../../plan/civil-date.ts';
import type { Figure } from '../../plan/condition.ts';
import type { ArgumentKind } from '../../plan/figures.ts';
import type { Plan } from '../../plan/plan.ts';
import type { DateForecast, Forecast, IssueForecast } from './forecast-result.ts';
import { nearestRank, type Share } from './quantiles.ts';
import { type SortedSamples, sampleSize, valueAtRank } from './samples.ts';

export interface ActualFigure {
  value: number | null;
  /** As a person reads it, without weekday: `2026-01-19 17:00`, `71 %`, `2.17`, `4.5 d`, `never`. */
  shown: string;
}

/** Everything with a date, seen alike. */
interface Dated {
  samples: SortedSamples;
  mean: number | null;
  likely: number | null;
  target: number | null;
  onTime: Share | null;
  contingencyMinutes: number | null;
  gapMinutes: number | null;
}

/** The figure; or what is missing: the name means nothing, or has no target. */
export function figureOf(
  figure: Figure,
  forecast: Forecast,
  plan: Plan,
): ActualFigure | { missing: 'name' | 'target' } {
  const id = figure.argument?.id ?? null;
  switch (figure.name) {
    case 'speedup':
      return { value: forecast.speedup.p50, shown: forecast.speedup.p50.toFixed(2) };
    case 'load':
    case 'contention': {
      const person = forecast.people.find((each) => each.id === id);
      return person ? share(figure.name === 'load' ? person.load : person.contention) : { missing: 'name' };
    }
    case 'criticality': {
      const work = [...forecast.issues, ...forecast.gates].find((each) => each.id === id);
      return work ? share(work.criticality) : { missing: 'name' };
    }
    case 'fired': {
      const risk = forecast.risks.find((each) => each.id === id);
      return risk ? share(risk.fired) : { missing: 'name' };
    }
    default:
      return datedFigure(figure, forecast, plan);
  }
}

/** Ids a name of this kind may be, for suggestions. */
export function namesFor(asks: ArgumentKind, plan: Plan): string[] {
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  if (asks === 'person') return ids(plan.people);
  if (asks === 'risk') return ids(plan.risks);
  if (asks === 'work') return [...ids(plan.issues), ...ids(plan.gates)];
  const words = asks === 'node' ? ['finish'] : ['all'];
  return [...words, ...ids(plan.gates), ...ids(plan.milestones), ...ids(plan.phases), ...ids(plan.issues)];
}

function datedFigure(figure: Figure, forecast: Forecast, plan: Plan): ActualFigure | { missing: 'name' | 'target' } {
  if (figure.name === 'chance' && figure.argument?.id === 'all' && !figure.argument.quoted)
    return forecast.joint.all ? share(forecast.joint.all.share) : { missing: 'target' };
  const dated = findDated(figure, forecast);
  if (!dated) return { missing: isPhase(figure, plan) ? 'target' : 'name' };
  const date = (value: number | null): ActualFigure => ({ value, shown: dateShown(value, plan) });
  const at = (percent: number): number | null =>
    valueAtRank(dated.samples, nearestRank(percent, sampleSize(dated.samples)));
  if (figure.percentile !== null) return date(at(figure.percentile));
  if (figure.name === 'mean') return date(dated.mean);
  if (figure.name === 'likely') return date(dated.likely);
  if (figure.name === 'contingency') return span(dated.contingencyMinutes, plan);
  if (dated.target === null || dated.onTime === null) return { missing: 'target' };
  return figure.name === 'chance' ? share(dated.onTime.share) : span(dated.gapMinutes, plan);
}

function findDated(figure: Figure, forecast: Forecast): Dated | null {
  const { argument, asks } = figure;
  if (!argument || (argument.id === 'finish' && !argument.quoted && asks === 'node')) return forecast.finish;
  const node: DateForecast | undefined = forecast.milestones.find(({ id }) => id === argument.id);
  if (node) return node;
  const issue: IssueForecast | undefined = forecast.issues.find(({ id }) => id === argument.id);
  if (!issue) return null;
  return { ...issue, samples: issue.finishSamples, likely: issue.likelyFinish, target: issue.due };
}

/** Phases without a target are not sampled. */
function isPhase({ argument }: Figure, plan: Plan): boolean {
  return plan.phases.some(({ id }) => id === argument?.id);
}

function share(value: number | null): ActualFigure {
  return { value, shown: value === null ? 'unknown' : `${(100 * value).toFixed(0)} %` };
}

function dateShown(value: number | null, plan: Plan): string {
  if (value === null) return 'never';
  return instantOfMinute(plan.start, value).replace('T', ' ');
}

function span(value: number | null, plan: Plan): ActualFigure {
  return { value, shown: value === null ? 'unknown' : `${(value / plan.calendar.minutesPerDay).toFixed(1)} d` };
}
