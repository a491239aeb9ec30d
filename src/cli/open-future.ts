// Opens one future of a plan: its tape is dealt again by number and simulated, exactly as the forecast did.
// Finding the future behind a percentile means looking at the finish of all of them, but at nothing else.

import { createDealer, likelyTape } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import { endingOrder } from '../engine/forecast/ending.ts';
import { finishStudy } from '../engine/forecast/finish-study.ts';
import { type Estimate, nearestRank } from '../engine/forecast/quantiles.ts';
import { estimateOfFutures } from '../engine/forecast/sections.ts';
import { createKernel } from '../engine/kernel/simulate.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import { compile } from '../engine/network/compile.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import type { Which } from './request.ts';
import type { Watch } from './watch.ts';

export interface Future {
  network: Network;
  trace: Trace;
  /** null = the likely one. */
  replication: number | null;
  /** Futures among which it was found; null = it was not looked for. */
  among: number | null;
  /** The percentile that was looked for, with its 95 % interval, in civil minutes. */
  percentile: Estimate<number> | null;
}

export interface Search {
  seed: string;
  /** Futures among which a percentile is looked for, at most. */
  replications: number;
  /** Working minutes: fewer futures are enough when the 95 % interval of P80 is this narrow. */
  precisionMinutes?: number;
  watch: Watch;
}

/** Simulates the future asked for; null when a search for it was interrupted. */
export async function openFuture(plan: Plan, which: Which, search: Search): Promise<Future | null> {
  const network = compile(plan);
  const kernel = createKernel(network);
  if (which.kind === 'likely')
    return { network, trace: kernel.simulate(likelyTape(network)), replication: null, among: null, percentile: null };
  const found =
    which.kind === 'replication'
      ? { replication: which.replication, among: null, percentile: null }
      : await findPercentile(plan, network, which.percentile, search);
  if (found === null) return null;
  await chanceReady();
  const tape = new Int32Array(network.slots.length);
  createDealer(network, search.seed).deal(found.replication, tape);
  return { network, trace: kernel.simulate(tape), ...found };
}

/** The lowest-numbered replication whose finish equals the percentile (nearest rank) of all finishes. */
async function findPercentile(
  plan: Plan,
  network: Network,
  percentile: number,
  { seed, replications, watch, ...ending }: Search,
): Promise<(Pick<Future, 'among' | 'percentile'> & { replication: number }) | null> {
  const { executor, onProgress, pause } = watch;
  const memory = executor.allocate(4 * replications);
  const placed = new Int32Array(memory);
  const order = endingOrder({ ...watch, ...ending }, network, placed);
  const spec = { plan, seed, finishes: memory };
  const { done } = await executor.run(finishStudy, spec, { replications, network, onProgress, pause, ...order });
  if (order.wasInterrupted() && done < replications) return null;
  const finishes = placed.slice(0, done);
  const sorted = finishes.toSorted();
  const wanted = sorted[nearestRank(percentile, done) - 1];
  const found = estimateOfFutures(network, finishes, percentile, sorted);
  return { replication: finishes.indexOf(wanted), among: done, percentile: found };
}
