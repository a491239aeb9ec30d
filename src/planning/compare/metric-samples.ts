// What the metric says of every future of a plan, and the statistic that makes a figure of it; or the figure itself, where chance has no part.

import { planFigures } from '../../engine/forecast/plan-figures.ts';
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import { type Figure, isWord } from '../../plan/condition.ts';
import { likelyMinute } from './likely-minute.ts';
import { meanOf } from './paired-mean.ts';
import { dateOfFigure } from './plan-dates.ts';
import { columnOf, inBaseDays, minuteAfter, minutesOf, type Subject, workedColumn, workedUntil } from './subject.ts';

export type Statistic = { kind: 'mean' } | { kind: 'share' } | { kind: 'quantile'; percent: number };

/** Numbers that can be subtracted: dates as working minutes of the base. Infinity = never, NaN = the future says nothing. */
export type MetricSamples =
  | { kind: 'samples'; samples: Float64Array; statistic: Statistic }
  /** null = never, or unknown. */
  | { kind: 'exact'; value: number | null };

/** Figures that are percentiles of what the futures say. */
const MEDIANS: readonly string[] = ['speedup', 'length', 'staff'];
const SHARES: readonly string[] = ['criticality', 'driving', 'contention', 'fired'];
const EXACT: readonly string[] = ['likely', 'count', 'work', 'overhead', 'slack'];

export function metricSamples(figure: Figure, subject: Subject, done: number): MetricSamples {
  const { name, percentile } = figure;
  if (EXACT.includes(name)) return { kind: 'exact', value: exactValue(figure, subject) };
  if (name === 'chance') return { kind: 'samples', samples: kept(figure, subject, done), statistic: { kind: 'share' } };
  const date = dateOfFigure(subject.plan, subject.network, figure);
  if (date !== null) {
    const samples = workedColumn(subject, columnOf(subject, date), done);
    if (name === 'mean') return { kind: 'samples', samples, statistic: { kind: 'mean' } };
    const percent = name === 'P<n>' ? (percentile ?? 50) : 80;
    const anchor = anchorOf(figure, subject, date);
    const statistic: Statistic = { kind: 'quantile', percent };
    if (anchor === null) return { kind: 'exact', value: null };
    return { kind: 'samples', samples: anchor === 0 ? samples : samples.map((each) => each - anchor), statistic };
  }
  return { kind: 'samples', samples: new Float64Array(subject.memory.metric, 0, done), statistic: statisticOf(figure) };
}

function statisticOf({ name, percentile }: Figure): Statistic {
  if (MEDIANS.includes(name)) return { kind: 'quantile', percent: percentile ?? 50 };
  return SHARES.includes(name) ? { kind: 'share' } : { kind: 'mean' };
}

/** What a date is measured from: working minutes of the base; null = there is no such thing. */
function anchorOf(
  { name }: Figure,
  subject: Subject,
  { node, target }: { node: number; target: number | null },
): number | null {
  if (name !== 'contingency' && name !== 'gap') return 0;
  const minute = name === 'gap' ? target : likelyMinute(subject.network, node);
  return minute === null ? null : workedUntil(subject, minute);
}

function exactValue(figure: Figure, subject: Subject): number | null {
  const { plan, network } = subject;
  if (figure.name !== 'likely') {
    const finish = likelyMinute(network, -1);
    return planFigures([figure], plan, network, finish).get(figure.text) ?? null;
  }
  const { argument, asks } = figure;
  const name = argument === null || isWord(argument, asks) ? null : argument.id;
  const date = dateOfFigure(plan, network, { ...figure, name: 'P<n>', argument: name === null ? null : argument });
  const minute = date === null ? null : likelyMinute(network, date.node);
  return minute === null ? null : workedUntil(subject, minute);
}

/** 1 in the futures in which the promise, or every promise, is kept. */
function kept(figure: Figure, subject: Subject, done: number): Float64Array {
  const { argument, asks } = figure;
  const isAll = argument !== null && isWord(argument, asks);
  const asked = dateOfFigure(subject.plan, subject.network, figure);
  const samples = new Float64Array(done).fill(1);
  subject.dates.forEach((date, column) => {
    const isMeant = isAll ? date.kind !== 'issue' : date.kind === asked?.kind && date.id === asked.id;
    const { target } = date;
    if (!isMeant || target === null) return;
    const minutes = minutesOf(subject, column, done);
    for (let r = 0; r < done; r++) if (minutes[r] > target) samples[r] = 0;
  });
  return samples;
}

/** The value of the figure: dates as civil minutes of the base's days; null = never or unknown. */
export function metricValue(figure: Figure, subject: Subject, done: number): number | null {
  const found = metricSamples(figure, subject, done);
  const value = found.kind === 'exact' ? found.value : statistic(found.samples, found.statistic);
  if (value === null || !Number.isFinite(value)) return null;
  if (figure.measures !== 'date') return value;
  // The very minute of the percentile, not the first one with as much work behind it.
  const date = figure.name === 'P<n>' ? dateOfFigure(subject.plan, subject.network, figure) : null;
  if (date === null || figure.percentile === null) return minuteAfter(subject, value);
  const minutes = minutesOf(subject, columnOf(subject, date), done).slice().sort();
  return inBaseDays(subject, minutes[nearestRank(figure.percentile, done) - 1]);
}

/** Over the futures that say something; means over those in which it comes. */
export function statistic(samples: Float64Array, { kind, ...rest }: Statistic): number | null {
  const said = samples.filter((each) => !Number.isNaN(each) && (kind === 'quantile' || each !== Infinity));
  if (said.length === 0) return null;
  if (kind !== 'quantile') return meanOf(said);
  return said.sort()[nearestRank((rest as { percent: number }).percent, said.length) - 1];
}
