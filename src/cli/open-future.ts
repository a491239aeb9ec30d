// Opens one future of a plan: its tape is dealt again by number and simulated, exactly as the forecast did.
// Finding the future behind a percentile means looking at the finish of all of them, but at nothing else.

import { createDealer, likelyTape } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import { NEVER, nearestRank } from '../engine/forecast/quantiles.ts';
import { createKernel } from '../engine/kernel/simulate.ts';
import type { Trace } from '../engine/kernel/trace.ts';
import { compile } from '../engine/network/compile.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import { pauseForOthers } from './pause.ts';
import type { Which } from './request.ts';

export interface Future {
  network: Network;
  trace: Trace;
  /** null = the likely one. */
  replication: number | null;
}

export interface Search {
  seed: string;
  /** Futures among which a percentile is looked for. */
  replications: number;
  signal: AbortSignal;
  onProgress(done: number): void;
}

/** Simulates the future asked for; null when a search for it was interrupted. */
export async function openFuture(plan: Plan, which: Which, search: Search): Promise<Future | null> {
  const network = compile(plan);
  const kernel = createKernel(network);
  if (which.kind === 'likely') return { network, trace: kernel.simulate(likelyTape(network)), replication: null };
  await chanceReady();
  const dealer = createDealer(network, search.seed);
  const tape = new Int32Array(network.slots.length);
  const open = (replication: number): Trace => {
    dealer.deal(replication, tape);
    return kernel.simulate(tape);
  };
  const replication =
    which.kind === 'replication' ? which.replication : await findPercentile(which.percentile, open, search);
  return replication === null ? null : { network, trace: open(replication), replication };
}

/** The lowest-numbered replication whose finish equals the percentile (nearest rank) of all finishes. */
async function findPercentile(
  percentile: number,
  open: (replication: number) => Trace,
  search: Search,
): Promise<number | null> {
  const finishes = new Int32Array(search.replications);
  for (let replication = 0; replication < search.replications; replication++) {
    const { finishMinute } = open(replication);
    finishes[replication] = finishMinute < 0 ? NEVER : finishMinute;
    if (await pauseForOthers()) search.onProgress(replication + 1);
    if (search.signal.aborted) return null;
  }
  const wanted = finishes.toSorted()[nearestRank(percentile, finishes.length) - 1];
  return finishes.indexOf(wanted ?? NEVER);
}
