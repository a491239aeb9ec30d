// A forecast: many dealt futures of one plan, tallied and turned into dates with chances. No clock and no timers in here: the
// caller hands in how to pause between blocks, so that an interrupt is heard and the engine stays pure.
import { type Figure, parseCondition } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { createDealer, likelyTape } from '../chance/deal.ts';
import { chanceReady } from '../chance/ready.ts';
import { createKernel } from '../kernel/simulate.ts';
import type { Network } from '../network/network.ts';
import { createBandRuns } from './bands.ts';
import type { Forecast } from './forecast-result.ts';
import { NEVER, nearestRank } from './quantiles.ts';
import { summarize } from './summarize.ts';
import { BLOCK_SIZE } from './sums.ts';
import { closeBlock, countFuture, createTally } from './tally.ts';

export type { Forecast } from './forecast-result.ts';

export interface ForecastRequest {
  plan: Plan;
  /** compile(plan). */
  network: Network;
  seed: string;
  /** At least 1. */
  replications: number;
  /** Figures that will be looked up (`figureOf`, `judge`); those of the plan's own expectations unless given. */
  asked?: readonly Figure[];
  /** Keep what it takes to say how far every asked figure can be trusted, and to compare it future by future. */
  intervals?: boolean;
  /** Tally dates and what the asked figures need, nothing else: whatever else the forecast says is empty and must not be read. */
  onlyAsked?: boolean;
  /** Told after every block how many replications are done. */
  onProgress?(done: number): void;
  /** Asked between blocks; true ends the forecast with what has been done (at least one block). */
  shouldStop?(): boolean;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}

/**
 * Forecasts a plan. Stopped after n replications it is the forecast of replications 0 .. n - 1, equal to one that asked
 * for n, but marked partial. Same plan, seed and number of replications: same result on every machine.
 */
export async function forecast(request: ForecastRequest): Promise<Forecast> {
  const { plan, network, seed, replications } = request;
  if (!Number.isInteger(replications) || replications < 1) throw new Error(`Assertion: ${replications} replications`);
  await chanceReady();
  const kernel = createKernel(network);
  const planAsWritten = kernel.simulate(likelyTape(network));
  const likely = { finishMinute: planAsWritten.finishMinute, eventMinute: planAsWritten.eventMinute.slice() };
  const dealer = createDealer(network, seed);
  const asked = request.asked ?? expectedFigures(plan);
  const { intervals = false, onlyAsked = false } = request;
  const tally = createTally(plan, network, replications, { figures: asked, intervals, onlyAsked });
  const bands = onlyAsked ? null : createBandRuns(plan, network, kernel, replications);
  const tape = new Int32Array(network.slots.length);
  let done = 0;
  while (done < replications) {
    const end = Math.min(done + BLOCK_SIZE, replications);
    for (let replication = done; replication < end; replication++) {
      dealer.deal(replication, tape);
      countFuture(tally, kernel.simulate(tape), tape);
      bands?.count(replication, tape);
    }
    closeBlock(tally);
    done = end;
    request.onProgress?.(done);
    if (done === replications) break;
    await request.pause?.();
    if (request.shouldStop?.()) break;
  }
  const partial = done < replications;
  return summarize({ plan, network, seed, replications: done, partial, likely, tally, bands, asked });
}

/** What a plan's `expect:` lines ask about; lines that cannot be read have been complained about. */
function expectedFigures(plan: Plan): Figure[] {
  return plan.expect.flatMap(({ text }) => {
    const parsed = parseCondition(text);
    return 'condition' in parsed ? [parsed.condition.figure] : [];
  });
}

/** The lowest-numbered replication whose finish is the given percentile (1-99) of the finish; null = that one never finishes. */
export function replicationAt(result: Forecast, percent: number): number | null {
  const { finishByReplication } = result;
  const sorted = finishByReplication.slice().sort();
  const wanted = sorted[nearestRank(percent, sorted.length) - 1];
  return wanted === NEVER ? null : finishByReplication.indexOf(wanted);
}
