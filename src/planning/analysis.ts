// An analysis: what a date of a plan hangs on. Every future is simulated once and shown to whoever counts; then the same futures are run again
// with one thing taken away at a time. Same plan, seed and futures: same result on every machine and for any number of threads.

import { chanceReady } from '../engine/chance/ready.ts';
import { NEVER } from '../engine/forecast/quantiles.ts';
import { estimateOfFutures } from '../engine/forecast/sections.ts';
import { compile } from '../engine/network/compile.ts';
import type { Network } from '../engine/network/network.ts';
import type { AnalysisRequest } from './analysis-request.ts';
import type { AnalysisResult, Tornado } from './analysis-result.ts';
import { askedDate } from './asked-date.ts';
import type { Columns } from './columns.ts';
import { createRunner, type FuturesRunner, type Ran } from './futures-runner.ts';
import { concludeChains } from './ledger/conclude-chains.ts';
import { concludeLedger } from './ledger/conclude-ledger.ts';
import { concludeMergeBias } from './ledger/merge-bias.ts';
import { concludeStory } from './stories/story-study.ts';
import { deviation, influenceOf } from './twists/influence.ts';
import { drawsOf, informationOf } from './twists/informants.ts';
import { latenessOf, latenessTwists, outsiders } from './twists/lateness.ts';
import { candidatesOf, STEP_TWISTS, stepDown } from './twists/step-down.ts';
import { tornadoOf } from './twists/tornado.ts';
import { type Shown, twistsOfEveryFuture, twistsOfFirstFutures } from './twists/tornado-twists.ts';

/** An option is a plan of its own: it costs as much as so many twists. */
const RUNS_OF_AN_OPTION = 4;
const TORNADO = ['risks', 'mitigations', 'people', 'issues'] as const;

/**
 * Analyses one date of a plan. The plan has been judged and `about` is something with a date (`askedDate`): anything else is an assertion.
 * Stopped early it is the analysis of the futures seen by then, marked partial.
 */
export async function analyse(request: AnalysisRequest): Promise<AnalysisResult> {
  const { plan, seed, replications, parts } = request;
  await chanceReady();
  const network = request.network ?? compile(plan);
  const about = askedDate(plan, network, request.about);
  if (about === null) throw new Error(`Assertion: nothing called ${request.about} has a date`);
  const runner = createRunner(request, network, about.node);
  const looked = await runner.look(twistsOfEveryFuture(plan, network, parts), replications);
  const every = looked.columns;
  const asked = parts.includes('lateness') ? outsiders(plan, network) : [];
  const late = latenessTwists(plan, asked);
  const shown = shownBy(request, network, looked);
  const count = twistsOfFirstFutures(plan, network, parts, shown).length + late.length;
  const again = Math.min(runner.futuresFor(count), every.futures);
  const meanOf = meanDraws(network, seed, again);
  const twists = [...twistsOfFirstFutures(plan, network, parts, { ...shown, meanOf }), ...late];
  const first = twists.length === 0 ? every : (await runner.run(twists, again)).columns;
  const isTornado = TORNADO.some((name) => parts.includes(name));
  const bars = isTornado ? tornadoOf({ plan, network, every, first, shown: { ...shown, meanOf } }) : null;
  const options = parts.includes('information') ? await datesOfOptions(request, runner, every.futures) : [];
  return {
    about,
    seed,
    ...figuresOf(network, every),
    minutesPerDay: plan.calendar.minutesPerDay,
    ...concludeWatched(request, network, about.node, looked),
    tornado: bars === null ? null : await withSteps(request, network, bars, runner, every.futures),
    influence: parts.includes('influence') ? shown.influence : null,
    influenceFutures: looked.part.lengths === null ? 0 : looked.part.lengths.rows.length / looked.part.lengths.width,
    information: parts.includes('information')
      ? informationOf({ plan, network, seed, columns: every, influence: shown.influence, options })
      : null,
    lateness: parts.includes('lateness') ? latenessOf(plan, asked, first) : null,
    partial: runner.wasStopped(),
  };
}

function concludeWatched(
  { plan, parts, stories = [] }: AnalysisRequest,
  network: Network,
  node: number,
  { part }: Ran,
): Pick<AnalysisResult, 'ledger' | 'chains' | 'mergeBias' | 'stories'> {
  const { ledger, merges, stories: told } = part.watched;
  const ask = { plan, network, node };
  return {
    ledger: ledger === null || !parts.includes('ledger') ? null : concludeLedger(ask, ledger),
    chains: ledger === null || !parts.includes('chains') ? null : concludeChains(ask, ledger),
    mergeBias: merges === null ? null : concludeMergeBias({ network }, merges),
    stories: stories.map((question, q) => concludeStory(plan, network, question, told[q])),
  };
}

/** What all futures have shown, on which the choice of the dearer twists rests. */
function shownBy({ plan }: AnalysisRequest, network: Network, { part, columns }: Ran): Shown {
  const { chains: counts, lengths } = part;
  if (counts === null || lengths === null) throw new Error('Assertion: chains and lengths were not kept');
  const { futures, dates } = columns;
  return {
    futures,
    counts,
    influence: influenceOf({ plan, counts, futures, lengths, dates }),
    meanOf: (issue) => network.likelyWork[issue],
  };
}

/** Mean minutes of an issue's own draw over the first futures, half up. */
function meanDraws(network: Network, seed: string, futures: number): (issue: number) => number {
  const known = new Map<number, number>();
  return (issue) => {
    const mean = known.get(issue);
    if (mean !== undefined) return mean;
    const [draws] = drawsOf(network, seed, [issue], futures);
    const found = Math.floor(draws.reduce((sum, minutes) => sum + minutes, 0) / futures + 0.5);
    known.set(issue, found);
    return found;
  };
}

function figuresOf(network: Network, { futures, minutes, dates }: Columns) {
  const never = minutes.reduce((count, minute) => (minute === NEVER ? count + 1 : count), 0);
  const sorted = minutes.slice().sort();
  return {
    replications: futures,
    never,
    p50: estimateOfFutures(network, minutes, 50, sorted),
    p80: estimateOfFutures(network, minutes, 80, sorted),
    meanMinutes: never > 0 ? null : dates.reduce((sum, date) => sum + date, 0) / futures,
    sdMinutes: never > 0 ? null : deviation(dates),
  };
}

async function withSteps(
  { plan, stepDown: rounds = 0 }: AnalysisRequest,
  network: Network,
  bars: Tornado,
  runner: FuturesRunner,
  futures: number,
): Promise<Tornado> {
  if (rounds === 0) return bars;
  const again = Math.min(runner.futuresFor(rounds * STEP_TWISTS), futures);
  const run = async (twists: Parameters<FuturesRunner['run']>[0]) => (await runner.run(twists, again)).columns;
  return { ...bars, steps: await stepDown(candidatesOf(plan, network, bars), network, rounds, run) };
}

/** Dates of the options that have this date, too, over as many futures as all of them were run. */
async function datesOfOptions(
  { options = [], about, plan: base }: AnalysisRequest,
  runner: FuturesRunner,
  most: number,
): Promise<Int32Array[]> {
  const dates: Int32Array[] = [];
  const futures = Math.min(runner.futuresFor(RUNS_OF_AN_OPTION * options.length), most);
  for (const option of options) {
    // The same futures: drawn as the base's are, every name from the dimension it has there.
    const plan = { ...option.plan, simulation: base.simulation };
    const network = compile(plan);
    const asked = askedDate(plan, network, about);
    if (asked === null) continue;
    dates.push((await runner.runOption(plan, network, asked.node, futures)).columns.dates);
  }
  const least = Math.min(...dates.map(({ length }) => length));
  return dates.map((each) => each.subarray(0, least));
}
