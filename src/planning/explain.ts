// Explains one thing of a plan: a date (its analysis, its ledger, its chains), or the story of an issue, a person, a gate, a risk or a
// delivery. Which questions are put to the futures is decided here; how they are answered, in the rooms below.
import { likelyTape } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import { NEVER } from '../engine/forecast/quantiles.ts';
import type { Executor, Order } from '../engine/forecast/study.ts';
import { createKernel } from '../engine/kernel/simulate.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import { analyse } from './analysis.ts';
import type { AnalysisPart, OptionPlan } from './analysis-request.ts';
import type { AnalysisResult, Bar } from './analysis-result.ts';
import { askedDate, minuteIn } from './asked-date.ts';
import type { Explanation, LedgerParts, WhatAsked } from './explanation.ts';
import { type ExplanationPart, explanationStudy } from './explanation-study.ts';
import { concludeChains } from './ledger/conclude-chains.ts';
import { concludeLedger } from './ledger/conclude-ledger.ts';
import { concludeMergeBias } from './ledger/merge-bias.ts';
import { type DriverName, quickTornado } from './quick-tornado.ts';
import type { InversionsResult } from './stories/inversions-result.ts';
import { proveRemedies } from './stories/remedy-study.ts';
import type { Story } from './stories/story-result.ts';
import { concludeStory, openStory, type StoryQuestion } from './stories/story-study.ts';

export interface ExplainAsk {
  plan: Plan;
  /** compile(plan). */
  network: Network;
  seed: string;
  /** At least 1. */
  replications: number;
  about: WhatAsked;
  executor: Executor;
  /** What could be decided otherwise, for the value of information. */
  options: readonly OptionPlan[];
  /** Told how many futures have been simulated of how many. */
  onProgress?(done: number, total: number): void;
  /** Asked between blocks; true ends the explanation with the futures seen so far. */
  shouldStop?(): boolean;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}

const PARTS: readonly AnalysisPart[] = [
  'risks',
  'mitigations',
  'people',
  'issues',
  'influence',
  'information',
  'lateness',
];
/** Of the dates of gates and the like: what is dear and about the plan as a whole stands beside the finish. */
const PARTS_OF_A_DATE: readonly AnalysisPart[] = ['risks', 'mitigations', 'people', 'issues', 'influence'];
const DATES: readonly string[] = ['finish', 'gate', 'milestone', 'phase'];
/** Remedies of priority inversions that are tried, and futures they are tried on. */
const REMEDIES = 3;
const REMEDY_FUTURES = 1000;
/** Futures of the bar of something that is told alone. */
const ALONE_FUTURES = 2000;

/** Explains what is asked; `about` means something in the plan. Stopped early it is that of the futures seen by then, marked partial. */
export async function explain(ask: ExplainAsk): Promise<Explanation> {
  const { plan, network, seed, replications, about } = ask;
  await chanceReady();
  const isDate = DATES.includes(about.kind);
  const id = about.kind === 'finish' ? null : about.id;
  const dated = isDate || about.kind === 'issue' || about.kind === 'delivery' ? askedDate(plan, network, id) : null;
  const analysis = isDate ? await analysisOf(ask, about.kind === 'finish' ? PARTS : PARTS_OF_A_DATE) : null;
  const questions = questionsOf(ask);
  const ledgerOf = isDate && dated !== null ? dated.node : null;
  const isStopped = analysis?.partial === true;
  const seen = isStopped ? (analysis?.replications ?? replications) : replications;
  const { part, done } = await ask.executor.run(
    explanationStudy,
    { plan, seed, ledgerOf, questions },
    // What was stopped is finished for the futures seen, so that all parts speak of the same ones.
    orderOf(ask, seen, isStopped),
  );
  const told = questions.map((question, q) => concludeStory(plan, network, question, part.stories[q]));
  const partial = isStopped || done < seen;
  return {
    about,
    seed,
    replications: done,
    partial,
    likely: dated === null ? null : likelyOf(network, dated.node),
    analysis,
    ledger: ledgerOf === null ? null : ledgerParts(ask, ledgerOf, part),
    inversions: await proven(ask, told, partial),
    story: (told.find((each) => 'kind' in each) as Story | undefined) ?? null,
    alone: partial ? null : await aloneOf(ask),
  };
}

function orderOf(ask: ExplainAsk, replications: number, isStopped: boolean): Order {
  const { network, onProgress, shouldStop, pause } = ask;
  return {
    replications,
    network,
    ...(onProgress === undefined ? {} : { onProgress: (done) => onProgress(done, replications) }),
    ...(shouldStop === undefined || isStopped ? {} : { shouldStop }),
    ...(pause === undefined ? {} : { pause }),
  };
}

function analysisOf(ask: ExplainAsk, parts: readonly AnalysisPart[]): Promise<AnalysisResult> {
  const { plan, network, seed, replications, about, executor, options, onProgress, shouldStop, pause } = ask;
  return analyse({
    plan,
    network,
    executor,
    seed,
    replications,
    about: about.kind === 'finish' ? null : about.id,
    parts,
    options,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
    ...(pause === undefined ? {} : { pause }),
  });
}

/** Questions for stories; of a kind that has no story yet, none. */
function questionsOf({ plan, network, about }: ExplainAsk): StoryQuestion[] {
  if (about.kind === 'finish') return [{ kind: 'inversions', id: '' }];
  const question: StoryQuestion = { kind: about.kind, id: about.id };
  return openStory(plan, network, question) === null ? [] : [question];
}

function likelyOf(network: Network, node: number): number | null {
  const minute = minuteIn(createKernel(network).simulate(likelyTape(network)), node);
  return minute === NEVER ? null : minute;
}

function ledgerParts({ plan, network }: ExplainAsk, node: number, { ledger, merges }: ExplanationPart): LedgerParts {
  if (ledger === null || merges === null) throw new Error('Assertion: the ledger was not kept');
  const asked = { plan, network, node };
  return {
    ledger: concludeLedger(asked, ledger),
    chains: concludeChains(asked, ledger),
    merges: concludeMergeBias({ network }, merges),
  };
}

async function proven(
  ask: ExplainAsk,
  told: readonly (Story | InversionsResult)[],
  partial: boolean,
): Promise<InversionsResult | null> {
  const found = told.find((each) => 'inversions' in each);
  if (found === undefined || partial) return found ?? null;
  const { plan, network, seed, executor, replications } = ask;
  const order = { ...orderOf(ask, Math.min(REMEDY_FUTURES, replications), false), onProgress: () => {} };
  const inversions = await proveRemedies(plan, network, seed, found.inversions, REMEDIES, executor, order);
  return { ...found, inversions };
}

/** What the finish would be without it. */
async function aloneOf({ plan, network, seed, about, replications }: ExplainAsk): Promise<Bar | null> {
  const driver = driverOf(about);
  if (driver === null) return null;
  const futures = Math.min(ALONE_FUTURES, replications);
  const [bar] = await quickTornado({ plan, network, seed, drivers: [driver], futures });
  return bar;
}

function driverOf({ kind, id }: WhatAsked): DriverName | null {
  if (kind === 'delivery') return { kind: 'risk', id: `late/${id}` };
  return kind === 'issue' || kind === 'person' || kind === 'risk' || kind === 'family' ? { kind, id } : null;
}
