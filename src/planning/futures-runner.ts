// Runs the futures of an analysis, again and again with other twists, and tells the host how far it is.
import { inProcess } from '../engine/forecast/in-process.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import type { AnalysisPart, AnalysisRequest } from './analysis-request.ts';
import { type Columns, columnsOf } from './columns.ts';
import { type FuturesPart, type FuturesSpec, futuresStudy } from './futures-study.ts';
import type { KeyedTwist } from './twists/tornado-twists.ts';
import { NOTHING_WATCHED, type Watch } from './watchers.ts';

/** Futures of the parts that run every one of them again. */
const TWIST_FUTURES = 2000;
const FEWEST_TWIST_FUTURES = 200;
/** Issues x futures that are run again per twist. */
const TWIST_WORK = 400_000;
/** Runs of all twists together, unless that leaves too few futures. */
const MOST_RUNS = 24_000;
const FEWEST_OF_MANY = 500;
/** Parts that run every future again. */
const DEAR: readonly AnalysisPart[] = ['people', 'issues', 'lateness'];
/** Share of the futures in which a risk makes a difference, as a rule. */
const OF_A_RISK = 0.25;
/** Issues x futures of which lengths are kept. */
const MOST_LENGTHS = 4_000_000;

export interface Ran {
  part: FuturesPart;
  columns: Columns;
}

/** The futures of a plan under these twists. */
export type RunFutures = (twists: readonly KeyedTwist[], futures: number) => Promise<Ran>;

export interface FuturesRunner {
  run: RunFutures;
  /** The first run of all: chains and lengths are kept, too, and whoever has asked watches. */
  look: RunFutures;
  /** Another plan on the same tapes. */
  runOption(plan: Plan, network: Network, node: number, futures: number): Promise<Ran>;
  /** Futures worth running again for every one of so many twists: fewer for large plans and for many twists. */
  futuresFor(twists: number): number;
  /** Was any run ended early? */
  wasStopped(): boolean;
}

export function createRunner(request: AnalysisRequest, network: Network, node: number): FuturesRunner {
  const { replications, executor = inProcess, onProgress, shouldStop, pause } = request;
  let done = 0;
  let expected = replications + (request.parts.some((part) => DEAR.includes(part)) ? MOST_RUNS : 0);
  let stopped = false;
  const runOn = async (
    spec: FuturesSpec,
    on: Network,
    twists: readonly KeyedTwist[],
    futures: number,
  ): Promise<Ran> => {
    const before = done;
    const runs = runsOf(twists);
    expected = Math.max(expected, before + runs * futures);
    const ran = await executor.run(futuresStudy, spec, {
      replications: futures,
      network: on,
      eventsPerFuture: 2 * on.nodeCount * runs,
      onProgress: (now) => onProgress?.(Math.round(before + runs * now), Math.ceil(expected)),
      ...(shouldStop === undefined ? {} : { shouldStop }),
      ...(pause === undefined ? {} : { pause }),
    });
    done += runs * ran.done;
    if (ran.done < futures) stopped = true;
    return { part: ran.part, columns: columnsOf(on, ran.part, twists) };
  };
  const plain = (twists: readonly KeyedTwist[]): FuturesSpec => specOf(request, node, twists);
  return {
    run: (twists, futures) => runOn(plain(twists), network, twists, futures),
    look: (twists, futures) =>
      runOn({ ...plain(twists), chains: true, ...watchedBy(request) }, network, twists, futures),
    runOption: (other, on, at, futures) => runOn({ ...plain([]), plan: other, node: at }, on, [], futures),
    futuresFor: (twists) => Math.min(request.twistFutures ?? worthwhile(network, twists), replications),
    wasStopped: () => stopped,
  };
}

/** Dates under these twists, and nothing else. */
function specOf({ plan, seed }: AnalysisRequest, node: number, twists: readonly KeyedTwist[]): FuturesSpec {
  const kept = { chains: false, lengthsOf: 0, watch: NOTHING_WATCHED };
  return { plan, seed, node, twists: twists.map(({ twist }) => twist), ...kept };
}

/** What the first run keeps besides. */
function watchedBy({ plan, parts, stories = [], replications }: AnalysisRequest): { watch: Watch; lengthsOf: number } {
  const ledger = parts.includes('ledger') || parts.includes('chains');
  const lengthsOf = Math.floor(MOST_LENGTHS / Math.max(1, plan.issues.length));
  return {
    watch: { ledger, merges: parts.includes('merge-bias'), stories },
    lengthsOf: Math.max(1, Math.min(replications, lengthsOf)),
  };
}

/** Futures worth running again for every one of so many twists. */
function worthwhile({ nodeCount }: Network, twists: number): number {
  const bySize = Math.max(FEWEST_TWIST_FUTURES, Math.floor(TWIST_WORK / Math.max(1, nodeCount)));
  const byCount = Math.max(FEWEST_OF_MANY, Math.floor(MOST_RUNS / Math.max(1, twists)));
  return Math.min(TWIST_FUTURES, bySize, byCount);
}

/** Runs a future is worth: a risk changes some futures only. */
function runsOf(twists: readonly KeyedTwist[]): number {
  return twists.reduce((runs, { twist: { reach } }) => runs + (reach.of === 'all' ? 1 : OF_A_RISK), 1);
}
