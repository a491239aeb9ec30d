// A forecast: many dealt futures of one plan, tallied and turned into dates with chances. No clock, no timers and no threads in
// here: the caller hands in how to pause between blocks and who simulates them, so the engine stays pure.
import { type Figure, parseCondition } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { likelyTape } from '../chance/deal.ts';
import { kernelOf } from '../kernel/kernel-of.ts';
import type { Network } from '../network/network.ts';
import { allocateSamples } from './allocate-samples.ts';
import { finishesOf } from './dates-tally.ts';
import { type Ending, endingOrder } from './ending.ts';
import type { Forecast } from './forecast-result.ts';
import { type ForecastSpec, forecastStudy } from './forecast-study.ts';
import { inProcess } from './in-process.ts';
import { NEVER, nearestRank } from './quantiles.ts';
import type { Executor } from './study.ts';
import { summarize } from './summarize.ts';
import { concludeTally, type TallyPart } from './tally.ts';

export type { Forecast } from './forecast-result.ts';

export interface ForecastRequest extends Ending {
  plan: Plan;
  /** compile(plan). */
  network: Network;
  seed: string;
  /** At least 1; fewer are simulated when the forecast ends before. */
  replications: number;
  /** Figures that will be looked up (`figureOf`, `judge`); those of the plan's own expectations unless given. */
  asked?: readonly Figure[];
  /** Keep what it takes to say how far every asked figure can be trusted, and to compare it future by future. */
  intervals?: boolean;
  /** Tally dates and what the asked figures need, nothing else: whatever else the forecast says is empty and must not be read. */
  onlyAsked?: boolean;
  /** Issues x replications up to which every issue keeps every sample, if not 20 million; beyond that quarter hours. */
  mostIssueSamples?: number;
  /** Who simulates the futures; this thread alone unless given. The result is the same. */
  executor?: Executor;
  /** Told now and then how many replications are done. */
  onProgress?(done: number): void;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}

/**
 * Forecasts a plan. Ended after n replications it is the forecast of replications 0 .. n - 1, equal to one that asked
 * for n; marked partial when it was interrupted. Same plan, seed and number of replications: same result on every machine, by any executor.
 */
export async function forecast(request: ForecastRequest): Promise<Forecast> {
  const { plan, network, seed, replications, executor = inProcess } = request;
  if (!Number.isInteger(replications) || replications < 1) throw new Error(`Assertion: ${replications} replications`);
  const figures = request.asked ?? expectedFigures(plan);
  const { intervals = false, onlyAsked = false, mostIssueSamples } = request;
  const kept = { replications, figures, ...(mostIssueSamples !== undefined && { mostIssueSamples }) };
  const memory = allocateSamples(plan, network, kept, executor.allocate);
  const spec = { plan, seed, memory, figures, intervals, onlyAsked };
  const ending = endingOrder(request, network, finishesOf(memory));
  const { onProgress, pause } = request;
  const host = { ...(onProgress && { onProgress }), ...(pause && { pause }) };
  const { part, done } = await executor.run(forecastStudy, spec, { replications, network, ...host, ...ending });
  const partial = done < replications && ending.wasInterrupted();
  return concludeForecast({ ...spec, network }, part, { replications: done, partial });
}

/** The forecast of futures 0 .. replications - 1, from what all their parts add up to. */
export function concludeForecast(
  subject: ForecastSpec & { network: Network },
  part: TallyPart,
  done: { replications: number; partial: boolean },
): Forecast {
  const { network } = subject;
  const { finishMinute, eventMinute } = kernelOf(network).simulate(likelyTape(network));
  return summarize({
    ...subject,
    ...done,
    likely: { finishMinute, eventMinute: eventMinute.slice() },
    tally: concludeTally(subject, part),
  });
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
