// The plans worth showing, best first, and which of them answer the goal.
import type { Network } from '../../engine/network/network.ts';
import type { Change } from '../../plan/change.ts';
import { phraseOf } from '../../plan/change-phrase.ts';
import type { Goal } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';
import { conditionsOf, gainOf, objectiveRounds, type PlanSamples, shownWeight } from './conclude.ts';
import { effortAdded } from './effort.ts';
import { countChanges } from './move-of.ts';
import type { SearchNode } from './node.ts';
import type { Proposal } from './optimization.ts';
import type { Watched } from './revalue.ts';
import { standing } from './rounds.ts';
import { asDifference, badness, screened, valued } from './seen.ts';
import { sideEffectsOf } from './side-effects.ts';

/** Within so much of the best a plan is as good: days of a date, or share. */
const NEAR_DAYS = 0.25;
const NEAR_SHARE = 0.02;

export interface Judging {
  goal: Goal;
  plan: Plan;
  network: Network;
  watched: Watched;
  freshSeed: string;
  base: { node: SearchNode; samples: PlanSamples };
  /** Civil minute to which time is bought. */
  likelyEnd: number;
  wordsOf: ((change: Change) => string) | undefined;
}

export interface Finalist {
  node: SearchNode;
  plan: Plan;
  samples: PlanSamples;
}

/** Ranked proposals: those that hold first, the best first; only what is surely better than the base, or holds where the base does not. */
export function judgeFinalists(
  judging: Judging,
  finalists: readonly Finalist[],
): { proposals: Proposal[]; optimism: number | null } {
  const { goal, plan, network, base, freshSeed } = judging;
  if (finalists.length === 0) return { proposals: [], optimism: null };
  const weight = shownWeight(goal);
  const plans = [base.samples, ...finalists.map(({ samples }) => samples)];
  const rounds = objectiveRounds(weight, plans, network, freshSeed);
  const near =
    weight.measure.kind === 'load' || weight.statistic.kind === 'late'
      ? NEAR_SHARE
      : NEAR_DAYS * plan.calendar.minutesPerDay;
  const figures = finalists.map(({ samples }) => badness(weight, samples[0], network));
  const { nearBest, optimism } = standing(figures, rounds.slice(1), near);
  const judged = finalists.map((finalist, k): Judged => {
    const proposal = proposalOf(judging, finalist, rounds[0], rounds[1 + k], finalists.length, nearBest[k]);
    return { proposal, figure: figures[k] };
  });
  const baseHolds = conditionsOf(goal, plan, network, base.samples, base.samples).every(({ holds }) => holds);
  const shown = judged.filter(({ proposal }) => isWorthShowing(proposal, weight.statistic.kind === 'late', baseHolds));
  const order = goal.objective.kind === 'reach' ? cheapestFirst : bestFirst;
  shown.sort((a, b) => Number(b.proposal.holds) - Number(a.proposal.holds) || order(a, b));
  return { proposals: shown.map(({ proposal }) => proposal), optimism };
}

interface Judged {
  proposal: Proposal;
  /** Badness: lower is better. */
  figure: number;
}

function bestFirst(a: Judged, b: Judged): number {
  return a.figure - b.figure || cheaper(a, b);
}

/** What is to be reached is reached: then the fewest changes count, and the least work that comes or goes. Of what does not reach it, the figure. */
function cheapestFirst(a: Judged, b: Judged): number {
  return a.proposal.holds ? cheaper(a, b) || a.figure - b.figure : bestFirst(a, b);
}

function cheaper({ proposal: a }: Judged, { proposal: b }: Judged): number {
  const counts = countChanges(a.changes) - countChanges(b.changes);
  return counts || Math.abs(a.effortMinutes) - Math.abs(b.effortMinutes);
}

/** Surely better, or it holds what the base does not. Where a plan that holds gets worse, it is no proposal. */
export function isWorthShowing(
  { gain, holds }: Pick<Proposal, 'gain' | 'holds'>,
  moreIsBetter: boolean,
  baseHolds: boolean,
): boolean {
  if (holds && !baseHolds) return true;
  if (baseHolds && !holds) return false;
  const { low, high } = gain.difference;
  return moreIsBetter ? (low ?? 0) > 0 : (high ?? 0) < 0;
}

function proposalOf(
  judging: Judging,
  { node, plan: under, samples }: Finalist,
  baseRounds: Float64Array,
  rounds: Float64Array,
  plans: number,
  nearBest: number,
): Proposal {
  const { goal, plan, network, base, watched, likelyEnd, wordsOf = phraseOf } = judging;
  const weight = shownWeight(goal);
  const { changes } = node;
  const gain = gainOf(weight, { samples: base.samples, rounds: baseRounds }, { samples, rounds }, plans, network);
  const conditions = conditionsOf(goal, plan, network, samples, base.samples);
  const from = 1 + goal.conditions.length + goal.kept.dates.length;
  const { measure } = weight;
  const about = measure.kind === 'date' ? measure.about : undefined;
  const seen = (columns: readonly Float64Array[]): number | null => screened(weight, columns[0], network);
  return {
    changes,
    phrases: changes.map(wordsOf),
    plan: under,
    figure: { fresh: valued(weight, samples[0], network), screening: seen(node.samples) },
    gain: { ...gain, screening: screenedGain(judging, node) },
    conditions,
    holds: conditions.every(({ holds }) => holds),
    sideEffects: sideEffectsOf(watched, base.samples, samples, from, about, network, plan.calendar.minutesPerDay),
    effortMinutes: effortAdded(plan, under, changes, network, likelyEnd),
    nearBest,
  };
}

/** The difference as the search saw it; its dates are working minutes. */
function screenedGain({ goal, base }: Judging, node: SearchNode): number {
  const weight = shownWeight(goal);
  const inWorked = {
    ...weight,
    measure: weight.measure.kind === 'date' ? ({ kind: 'lateness', about: null, all: false } as const) : weight.measure,
  };
  const of = (samples: readonly Float64Array[]): number => badness(inWorked, samples[0], UNUSED);
  return asDifference(weight, of(node.samples) - of(base.node.samples));
}

/** Working minutes need no calendar. */
const UNUSED = {} as Network;

/**
 * By number of changes the first in rank that is better than all with fewer; indices, ascending in changes. What has to be reached is reached
 * with the first that holds: more changes are no answer.
 */
export function frontOf(goal: Goal, proposals: readonly Proposal[]): number[] {
  const held = proposals.some(({ holds }) => holds);
  const isReach = goal.objective.kind === 'reach';
  const counted = proposals
    .map(({ changes }, k) => ({ k, count: countChanges(changes) }))
    .sort((a, b) => a.count - b.count || a.k - b.k);
  const front: number[] = [];
  const isBetter = (one: Proposal, other: Proposal): boolean => {
    if (one.holds !== other.holds) return one.holds;
    return goodness(goal, one) > goodness(goal, other);
  };
  for (const { k } of counted) {
    const [last] = front.slice(-1);
    if (last !== undefined && isReach && proposals[last].holds) break;
    if (held && !proposals[k].holds && !isReach) continue;
    if (
      last === undefined ||
      (countChanges(proposals[last].changes) < countChanges(proposals[k].changes) &&
        isBetter(proposals[k], proposals[last]))
    )
      front.push(k);
  }
  return front;
}

/** More is better. */
function goodness(goal: Goal, { gain }: Proposal): number {
  const value = gain.difference.value ?? 0;
  return shownWeight(goal).statistic.kind === 'late' ? value : -value;
}

/** The fewest changes under which everything holds; where the figure is to be as good as it can be, the best that holds. */
export function answerOf(proposals: readonly Proposal[]): number | null {
  return proposals[0]?.holds === true ? 0 : null;
}
