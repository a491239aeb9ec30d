// A date before which no plan of this team can reach an event: in every single future a bound, so its percentiles bound those of every plan.
// It rests on three arguments (chains without queues, what a set of people can deliver, what a resource can hold); see future-bound.ts.

import { inProcess } from '../../engine/forecast/in-process.ts';
import type { Estimate } from '../../engine/forecast/quantiles.ts';
import { estimateOfFutures } from '../../engine/forecast/sections.ts';
import { compile } from '../../engine/network/compile.ts';
import { columnOf, countFutures } from '../future-table.ts';
import type { BoundAsk } from './bound-ask.ts';
import { boundStudy } from './bound-study.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/** Which argument gave the bound, and in what share of the futures. */
export interface BoundReason {
  reason: Reason;
  share: number;
}

export interface TeamBound {
  /** Futures 0 .. n - 1. */
  replications: number;
  /** Civil minute by replication; NEVER = no plan of this team ever gets there. */
  minutes: Int32Array;
  /** Civil minutes with their 95 % Monte Carlo interval; null = never. */
  p50: Estimate<number>;
  p80: Estimate<number>;
  /** Most frequent first; together 1. */
  reasons: readonly BoundReason[];
}

/** The bound over many futures: those of the same seed, so it lies below any plan's date in every one of them. */
export async function boundOfTeam(ask: BoundAsk): Promise<TeamBound> {
  const { plan, seed, replications, freedom, node = -1, executor = inProcess } = ask;
  const network = ask.network ?? compile(plan);
  const { part } = await executor.run(
    boundStudy,
    { plan, seed, freedom, node },
    {
      replications,
      network,
      ...(ask.onProgress === undefined ? {} : { onProgress: ask.onProgress }),
      ...(ask.shouldStop === undefined ? {} : { shouldStop: ask.shouldStop }),
      ...(ask.pause === undefined ? {} : { pause: ask.pause }),
    },
  );
  const futures = countFutures(part);
  const minutes = columnOf(part, 0);
  return {
    replications: futures,
    minutes,
    p50: estimateOfFutures(network, minutes, 50),
    p80: estimateOfFutures(network, minutes, 80),
    reasons: countReasons(columnOf(part, 1), reasonsOf(plan, network, freedom)),
  };
}

function countReasons(numbers: Int32Array, reasons: readonly Reason[]): BoundReason[] {
  const counts = new Int32Array(reasons.length);
  for (const number of numbers) counts[number]++;
  return reasons
    .map((reason, k) => ({ reason, share: counts[k] / numbers.length }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
