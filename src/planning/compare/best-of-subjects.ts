// The best of the plans compared, by the very rounds that the intervals of the metric stand on.
import { bestPlan } from './best-plan.ts';
import type { Best, CompareMetric, PlanFigures } from './comparison.ts';
import type { Asked } from './metric-differences.ts';
import { metricSamples, statistic } from './metric-samples.ts';
import type { RanFutures } from './run-looks.ts';

/** Null = more of the metric is neither good nor bad, or it is unknown. */
export function bestOfSubjects(
  { base, options, figure }: Asked,
  metric: CompareMetric,
  { found, done }: RanFutures,
  figures: readonly PlanFigures[],
): Best | null {
  if (metric.goodWhen === null) return null;
  const rounds = found.rounds();
  if (rounds === null) return null;
  const contenders = [base, ...options].map((subject, k) => {
    const samples = metricSamples(figure, subject, done);
    const value = samples.kind === 'exact' ? samples.value : statistic(samples.samples, samples.statistic);
    return { id: subject.id, value: value ?? Number.POSITIVE_INFINITY, metric: figures[k].metric };
  });
  return bestPlan(contenders, rounds, metric);
}
