// Runs the futures of a comparison until the decision is settled, there are no more, or somebody stops it.
import type { Executor } from '../../engine/forecast/study.ts';
import type { CompareAsk } from './compare-ask.ts';
import { type ComparePart, type CompareSpec, compareStudy } from './compare-study.ts';
import type { CompareMetric, Comparison, Look } from './comparison.ts';
import { alphaAfter } from './looks.ts';
import { type Asked, type MetricDifferences, metricDifferences } from './metric-differences.ts';
import { isSettled } from './settle-decision.ts';

export interface RanFutures {
  part: ComparePart;
  done: number;
  ended: Comparison['ended'];
  /** Of every interval: what the last look may use, shared by the options. */
  alpha: number;
  found: MetricDifferences;
}

/** Work of a future beside its events: what is kept and looked at. */
const EVENTS_AROUND = 1.3;

export async function runLooks(
  ask: CompareAsk,
  spec: CompareSpec,
  asked: Asked,
  metric: CompareMetric,
  looks: readonly Look[],
  executor: Executor,
): Promise<RanFutures> {
  const { onProgress, pause, replications } = ask;
  let ended: Comparison['ended'] = 'all';
  let seen: { done: number; found: MetricDifferences } | null = null;
  const alphaAt = (done: number): number => alphaAfter(looks, done) / asked.options.length;
  const isEnough = (done: number): boolean => {
    const found = metricDifferences(asked, done, alphaAt(done));
    seen = { done, found };
    const isEnd = found.differences.every((difference) => isSettled(difference, metric));
    if (isEnd) ended = 'settled';
    return isEnd;
  };
  const shouldStop = (): boolean => {
    if (ask.shouldStop?.() === true) ended = 'interrupted';
    else if (ask.isTimeUp?.() === true) ended = 'time';
    else return false;
    return true;
  };
  const events = [asked.base, ...asked.options].reduce((sum, { network }) => sum + 2 * network.nodeCount, 0);
  const { part, done } = await executor.run(compareStudy, spec, {
    replications,
    eventsPerFuture: EVENTS_AROUND * events,
    looks: looks.map(({ futures }) => futures).filter((futures) => futures < replications),
    isEnough,
    shouldStop,
    ...(onProgress && { onProgress }),
    ...(pause && { pause }),
  });
  if (done === replications) ended = 'all';
  const alpha = alphaAt(done);
  const last = seen as { done: number; found: MetricDifferences } | null;
  const found = last?.done === done ? last.found : metricDifferences(asked, done, alpha);
  return { part, done, ended, alpha, found };
}
