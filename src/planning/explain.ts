// Explains one thing of a plan: a date (its analysis, its ledger, its chains), or the story of an issue, a person, a gate, a risk or a
// delivery. Which questions are put to the futures is decided here; how they are answered, in the rooms below.
import { likelyTape } from '../engine/chance/deal.ts';
import { chanceReady } from '../engine/chance/ready.ts';
import { NEVER } from '../engine/forecast/quantiles.ts';
import type { Executor } from '../engine/forecast/study.ts';
import { kernelOf } from '../engine/kernel/kernel-of.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import { analyse } from './analysis.ts';
import type { AnalysisPart, OptionPlan } from './analysis-request.ts';
import type { Bar } from './analysis-result.ts';
import { askedDate, minuteIn } from './asked-date.ts';
import type { Explanation, WhatAsked } from './explanation.ts';
import { type DriverName, quickTornado } from './quick-tornado.ts';
import type { InversionsResult } from './stories/inversions-result.ts';
import { proveRemedies } from './stories/remedy-study.ts';
import type { Story } from './stories/story-result.ts';
import { openStory, type StoryQuestion } from './stories/story-study.ts';

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

const OF_A_DATE: readonly AnalysisPart[] = [
  'ledger',
  'chains',
  'risks',
  'mitigations',
  'people',
  'issues',
  'influence',
];
/** What is about the plan as a whole stands beside the finish. */
const OF_THE_FINISH: readonly AnalysisPart[] = [...OF_A_DATE, 'merge-bias', 'information', 'lateness'];
const DATES: readonly string[] = ['gate', 'milestone', 'phase'];
/** Remedies of priority inversions that are tried, and futures they are tried on. */
const REMEDIES = 3;
const REMEDY_FUTURES = 500;
/** Futures of the bar of something that is told alone. */
const ALONE_FUTURES = 2000;

/** Explains what is asked; `about` means something in the plan. Stopped early it is that of the futures seen by then, marked partial. */
export async function explain(ask: ExplainAsk): Promise<Explanation> {
  const { plan, network, seed, replications, about, executor, options, onProgress, shouldStop, pause } = ask;
  await chanceReady();
  const id = about.kind === 'finish' ? null : about.id;
  const isDate = id === null || DATES.includes(about.kind);
  const parts = id === null ? OF_THE_FINISH : isDate ? OF_A_DATE : [];
  const analysis = await analyse({
    plan,
    network,
    executor,
    seed,
    replications,
    about: isDate ? id : null,
    parts,
    stories: questionsOf(ask),
    options,
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(shouldStop === undefined ? {} : { shouldStop }),
    ...(pause === undefined ? {} : { pause }),
  });
  const { stories, partial } = analysis;
  const inversions = await proven(ask, stories, partial);
  const alone = partial ? null : await aloneOf(ask);
  return {
    about,
    seed,
    replications: analysis.replications,
    // Stopped in what comes behind the analysis it is not the same answer any more, either.
    partial: partial || shouldStop?.() === true,
    isDate,
    analysis,
    likely: likelyOf(plan, network, isDate ? id : null),
    inversions,
    story: (stories.find((each) => 'kind' in each) as Story | undefined) ?? null,
    alone,
  };
}

/** Questions for stories; of a kind that has no story, none. */
function questionsOf({ plan, network, about }: ExplainAsk): StoryQuestion[] {
  if (about.kind === 'finish') return [{ kind: 'inversions', id: '' }];
  const question: StoryQuestion = { kind: about.kind, id: about.id };
  return openStory(plan, network, question) === null ? [] : [question];
}

function likelyOf(plan: Plan, network: Network, about: string | null): number | null {
  const asked = askedDate(plan, network, about);
  if (asked === null) return null;
  const minute = minuteIn(kernelOf(network).simulate(likelyTape(network)), asked.node);
  return minute === NEVER ? null : minute;
}

async function proven(
  { plan, network, seed, executor, replications, shouldStop, pause }: ExplainAsk,
  told: readonly (Story | InversionsResult)[],
  partial: boolean,
): Promise<InversionsResult | null> {
  const found = told.find((each) => 'inversions' in each);
  if (found === undefined || partial) return found ?? null;
  const order = {
    replications: Math.min(REMEDY_FUTURES, replications),
    network,
    ...(shouldStop === undefined ? {} : { shouldStop }),
    ...(pause === undefined ? {} : { pause }),
  };
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
