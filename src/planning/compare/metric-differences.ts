// The metric of every option less that of the base, on the first futures: exactly, by pairs, or by rounds that are drawn once for all of them.
import type { Figure } from '../../plan/condition.ts';
import { differenceOf, exactly, less, UNKNOWN } from './bounds.ts';
import type { Difference } from './comparison.ts';
import { type MetricSamples, metricSamples, type Statistic } from './metric-samples.ts';
import { pairedMean } from './paired-mean.ts';
import { pairedSharesOf } from './paired-shares.ts';
import { percentileDifference } from './percentile-difference.ts';
import type { PairedSamples } from './rank-region.ts';
import { redrawnMeans } from './redrawn-means.ts';
import { redrawnPercentiles } from './redrawn-percentiles.ts';
import type { Subject } from './subject.ts';

export interface Asked {
  base: Subject;
  options: readonly Subject[];
  figure: Figure;
  /** Percentiles that are drawn in the same rounds as the metric, where the metric is one of the same date. */
  beside: readonly number[];
  seed: string;
  isSobol: boolean;
}

export interface MetricDifferences {
  /** By option. */
  differences: readonly Difference[];
  /** Futures that say something about the metric of every plan. */
  futures: number;
  /** By plan, base first: the metric in every round, Infinity = never; null = it is unknown. */
  rounds(): readonly Float64Array[] | null;
  /** The same of the percentiles beside it, by percent, by plan; null = the metric is none. */
  beside(percent: number): readonly Float64Array[] | null;
}

/** @param alpha of each difference */
export function metricDifferences(asked: Asked, done: number, alpha: number): MetricDifferences {
  const { base, options, figure } = asked;
  const found = [base, ...options].map((subject) => metricSamples(figure, subject, done));
  const [first] = found;
  if (first.kind === 'exact' || found.some(({ kind }) => kind === 'exact')) return exactDifferences(figure, found);
  const columns = withoutSilent(found.map((each) => (each as Sampled).samples));
  const futures = columns[0].length;
  if (first.statistic.kind === 'quantile') return percentiles(asked, columns, first.statistic.percent, alpha);
  const rounds = (): Float64Array[] | null => (futures === 0 ? null : redrawnMeans(asked.seed, columns));
  const differences = columns
    .slice(1)
    .map((column) => ofMeans(column, columns[0], first.statistic, alpha, asked.isSobol));
  return { differences, futures, rounds, beside: () => null };
}

type Sampled = Extract<MetricSamples, { kind: 'samples' }>;

function exactDifferences({ measures }: Figure, found: readonly MetricSamples[]): MetricDifferences {
  const never = measures === 'date' ? Number.POSITIVE_INFINITY : Number.NaN;
  const values = found.map((each) => (each.kind === 'exact' ? (each.value ?? never) : Number.NaN));
  const differences = values.slice(1).map((value) => {
    if (Number.isNaN(value) || Number.isNaN(values[0])) return UNKNOWN;
    const by = less(value, values[0]);
    return Number.isFinite(value) || Number.isFinite(values[0])
      ? differenceOf({ value: by, low: by, high: by }, 'exact')
      : { ...exactly(0), value: null, never: 'both' as const };
  });
  const isKnown = values.every((value) => !Number.isNaN(value));
  return {
    differences,
    futures: 0,
    rounds: () => (isKnown ? values.map((value) => Float64Array.of(value)) : null),
    beside: () => null,
  };
}

/** Futures that say nothing about one of the plans are left out of all. */
function withoutSilent(columns: readonly Float64Array[]): Float64Array[] {
  const silent = new Uint8Array(columns[0].length);
  let count = 0;
  for (const column of columns)
    for (let r = 0; r < column.length; r++)
      if (Number.isNaN(column[r]) && silent[r] === 0) {
        silent[r] = 1;
        count++;
      }
  return count === 0 ? [...columns] : columns.map((column) => column.filter((_, r) => silent[r] === 0));
}

function percentiles(
  { seed, isSobol, beside }: Asked,
  columns: readonly Float64Array[],
  percent: number,
  alpha: number,
): MetricDifferences {
  const percents = [...new Set([...beside, percent])];
  let drawn: Float64Array[][] | null = null;
  const roundsOf = (wanted: number): Float64Array[] => {
    drawn ??= redrawnPercentiles(seed, columns, percents);
    return drawn.map((each) => each[percents.indexOf(wanted)]);
  };
  const isEmpty = columns[0].length === 0;
  const sorted = columns.map((column) => column.slice().sort());
  const differences = columns.slice(1).map((option, k) => {
    if (isEmpty) return UNKNOWN;
    const samples: PairedSamples = { option, base: columns[0], sortedOption: sorted[k + 1], sortedBase: sorted[0] };
    return percentileDifference(samples, percent, alpha, isSobol, () => {
      const rounds = roundsOf(percent);
      return { option: rounds[k + 1], base: rounds[0] };
    });
  });
  return {
    differences,
    futures: columns[0].length,
    rounds: () => (isEmpty ? null : roundsOf(percent)),
    beside: (wanted) => (beside.includes(wanted) ? roundsOf(wanted) : null),
  };
}

/** Means of dates stand on the futures in which both come. */
function ofMeans(
  option: Float64Array,
  base: Float64Array,
  { kind }: Statistic,
  alpha: number,
  isSobol: boolean,
): Difference {
  if (kind === 'share' && !isSobol) return pairedSharesOf(option, base, alpha);
  return pairedMean(differencesOf(option, base), alpha, isSobol);
}

/** Option less base in the futures in which both come. */
export function differencesOf(option: Float64Array, base: Float64Array): Float64Array {
  const differences = new Float64Array(option.length);
  let count = 0;
  for (let r = 0; r < option.length; r++)
    if (Number.isFinite(option[r]) && Number.isFinite(base[r])) differences[count++] = option[r] - base[r];
  return differences.subarray(0, count);
}
