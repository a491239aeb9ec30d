// Searches changes of a plan that bring it nearer to a goal: candidates race on common futures, the best for every number of changes are
// re-valued on fresh ones, and only what is surely better there is proposed.
import { likelyTape } from '../../engine/chance/deal.ts';
import { chanceReady } from '../../engine/chance/ready.ts';
import { kernelOf } from '../../engine/kernel/kernel-of.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Change } from '../../plan/change.ts';
import { planDigest } from '../../plan/digest.ts';
import { boundFor } from './bound-for.ts';
import { conditionsOf, shownWeight } from './conclude.ts';
import { effortAdded } from './effort.ts';
import { chooseFinalists } from './finalists.ts';
import { learnRegroups } from './learn-regroups.ts';
import type { Scale, SearchNode } from './node.ts';
import type { FigureSeen, Optimization } from './optimization.ts';
import { USUAL_MOVES } from './optimization.ts';
import type { OptimizeAsk } from './optimize-ask.ts';
import { answerOf, type Finalist, frontOf, type Judging, judgeFinalists } from './proposals.ts';
import { STAGES } from './race.ts';
import { measuresOf, revalue, watchedOf } from './revalue.ts';
import { type Searched, search } from './search.ts';
import { screened, valued } from './seen.ts';
import { createStepper } from './stepper.ts';
import { createTrialRunner, type RunnerAsk, type TrialRunner } from './trial-runner.ts';
import { weighingOf } from './weighing.ts';

const USUAL_CANDIDATES = 1000;
const USUAL_REPLICATIONS = 10_000;
const USUAL_FINALISTS = 8;

/**
 * Same plan, goal, seed, moves and number of candidates: same result on every machine and for any number of threads.
 * The goal has been settled against the plan: names it does not have are an assertion.
 */
export async function optimize(ask: OptimizeAsk): Promise<Optimization> {
  await chanceReady();
  const setting = settingOf(ask);
  const found = await searched(ask, setting);
  const finalists = await chooseFinalists(
    found.nodes,
    ask.finalists ?? USUAL_FINALISTS,
    setting.scale(found),
    setting.runner,
  );
  return concluded(ask, setting, found, finalists);
}

type Setting = ReturnType<typeof settingOf>;

/** What the search and the re-valuation share. */
function settingOf(ask: OptimizeAsk) {
  const { plan, goal, seed } = ask;
  const network = ask.network ?? compile(plan);
  const weighing = weighingOf(goal, plan, network);
  const { objective, conditions, kept } = weighing;
  const watched = watchedOf(plan, network);
  const freshSeed = `${seed}/fresh`;
  const digest = planDigest(plan);
  const common = {
    plan,
    network,
    ...learnRegroups(plan, network, ask.derive),
    executor: ask.executor,
    derive: ask.derive,
    pause: ask.pause,
    shouldStop: undefined,
  };
  const runnerOf = (own: string, measures: RunnerAsk['measures']): TrialRunner =>
    createTrialRunner({ ...common, seed: own, measures, id: JSON.stringify([digest, own, measures]) });
  return {
    network,
    weighing,
    watched,
    freshSeed,
    lists: common.lists,
    runner: runnerOf(
      seed,
      [objective, ...conditions, ...kept].map(({ measure }) => measure),
    ),
    fresh: runnerOf(freshSeed, measuresOf(weighing, watched)),
    likelyEnd: Math.max(0, kernelOf(network).simulate(likelyTape(network)).finishMinute),
    scale: ({ nodes }: Pick<Searched, 'nodes'>): Scale => ({
      weighing,
      minutesPerDay: plan.calendar.minutesPerDay,
      base: nodes[0].samples,
    }),
  };
}

async function searched(ask: OptimizeAsk, setting: Setting): Promise<Searched & { singles: number }> {
  const { plan, goal, moves = USUAL_MOVES, isTimeUp = () => false, shouldStop = () => false } = ask;
  const { network, weighing, runner } = setting;
  const [, , all] = STAGES;
  const [base] = await runner.run([{ changes: [], from: 0, to: all }]);
  if (base === null) throw new Error('Assertion: the plan itself can be run');
  const scale: Scale = { weighing, minutesPerDay: plan.calendar.minutesPerDay, base };
  const stepper = createStepper(ask, moves, network, weighing, runner, scale);
  const usual = ask.isTimeUp === undefined ? USUAL_CANDIDATES : Infinity;
  const found = await search({
    scale,
    runner,
    maxChanges: goal.maxChanges,
    movesOf: stepper.movesOf,
    isAllowed: (changes) => isAffordable(ask, setting, changes),
    candidates: ask.candidates ?? usual,
    isTimeUp,
    shouldStop,
    onBatch: (tried, best) => {
      const total = ask.candidates ?? (ask.isTimeUp === undefined ? usual : null);
      ask.onProgress?.({
        stage: 'search',
        done: tried,
        total,
        best: screened(shownWeight(goal), best.samples[0], network),
      });
    },
    ...(ask.pause === undefined ? {} : { pause: ask.pause }),
  });
  return { ...found, singles: stepper.singles() };
}

function isAffordable(
  { plan, goal }: OptimizeAsk,
  { network, runner, likelyEnd }: Setting,
  changes: readonly Change[],
): boolean {
  if (goal.effortMinutes === null) return true;
  const under = runner.planOf(changes);
  return under !== null && effortAdded(plan, under, changes, network, likelyEnd) <= goal.effortMinutes;
}

async function concluded(
  ask: OptimizeAsk,
  setting: Setting,
  found: Searched & { singles: number },
  nodes: readonly SearchNode[],
): Promise<Optimization> {
  const { plan, goal, seed, moves = USUAL_MOVES, shouldStop = () => false } = ask;
  const { network, fresh, freshSeed, runner, watched, likelyEnd } = setting;
  const [baseNode] = found.nodes;
  const replications = ask.replications ?? USUAL_REPLICATIONS;
  const { futures, samples } = await revalue(
    [[], ...nodes.map(({ changes }) => changes)],
    replications,
    fresh,
    shouldStop,
    (done) => ask.onProgress?.({ stage: 'revalue', done, total: replications, best: null }),
  );
  const [baseSamples, ...others] = samples;
  if (baseSamples === null) throw new Error('Assertion: the plan itself can be run');
  const finalists = nodes.flatMap((node, k): Finalist[] => {
    const [own, under] = [others[k], runner.planOf(node.changes)];
    return own === null || under === null ? [] : [{ node, plan: under, samples: own }];
  });
  const base = { node: baseNode, samples: baseSamples };
  const judging: Judging = { goal, plan, network, watched, freshSeed, base, likelyEnd, wordsOf: ask.phraseOf };
  const { proposals, optimism } = judgeFinalists(judging, finalists);
  const front = frontOf(goal, proposals);
  const conditions = conditionsOf(goal, plan, network, baseSamples, baseSamples);
  const partial = found.ended === 'interrupted' || futures < replications;
  return {
    objective: goal.objective,
    goal: goal.text,
    seed,
    freshSeed,
    replications: futures,
    base: {
      figure: baseFigure(setting, goal, baseSamples, baseNode),
      conditions,
      holds: conditions.every(({ holds }) => holds),
    },
    proposals,
    front,
    answer: answerOf(proposals),
    optimism,
    bound: partial ? null : await boundFor(ask, moves, network, freshSeed, futures, setting.lists),
    nothing: proposals.length === 0,
    search: {
      candidates: found.tried,
      ended: found.ended,
      stages: STAGES,
      futures: runner.futures() + fresh.futures(),
      moves,
      singleChanges: found.singles,
      revalued: finalists.length,
    },
    partial,
  };
}

function baseFigure(
  { network }: Setting,
  goal: OptimizeAsk['goal'],
  samples: readonly Float64Array[],
  node: SearchNode,
): FigureSeen {
  const weight = shownWeight(goal);
  return { fresh: valued(weight, samples[0], network), screening: screened(weight, node.samples[0], network) };
}
