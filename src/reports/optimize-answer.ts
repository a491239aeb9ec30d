// The answer of a search in a sentence or two: what the best proposal brings, that the goal is met already, that nothing helps, or that it
// cannot be reached, and then whether that is known for certain.
import { buildPlanProfile } from '../engine/calendar/build-profile.ts';
import { holdsWithin, limitOf } from '../engine/forecast/limit.ts';
import type { Condition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import type { ConditionSeen, Optimization, OptimizationBound, Proposal } from '../planning/optimize/optimization.ts';
import { grouped, percent } from './forecast-words.ts';
import { answering } from './optimize-proposals.ts';
import { figureName, figureOfObjective, type OptimizeWords } from './optimize-words.ts';

/** Of a working day: nearer to a bound than this is as good as proven. */
const NEAR_DAYS = 0.25;
const NEAR_POINTS = 0.02;

/** First what the search says about the goal. */
export function answerSentences(found: Optimization, plan: Plan, words: OptimizeWords): string[] {
  const { objective, base } = found;
  if (objective.kind === 'reach') return reachSentences(found, objective.condition, plan, words);
  const best = answering(found);
  const name = upperFirst(figureName(objective.figure));
  const now = words.valued(objective.figure, base.figure.fresh);
  if (best === null)
    return [
      `${found.partial ? 'Nothing better so far' : 'Nothing helps'}: ${figureName(objective.figure)} stays ${now}. ${triedInVain(found)}`,
    ];
  const { proposal } = best;
  const after = words.valued(objective.figure, proposal.figure.fresh);
  const moved = `${words.moved(objective.figure, proposal.gain.difference)} than as it is (${now})`;
  const kept = found.base.conditions.length === 0 && proposal.conditions.length === 0;
  const failing = proposal.conditions.filter(({ holds }) => !holds).map(({ text }) => text);
  const besides =
    failing.length > 0
      ? ` No plan that was tried holds ${failing.join(' and ')}.`
      : kept
        ? ''
        : ' All conditions hold.';
  return [`${name} becomes ${after} with ${changeCount(proposal)}: ${moved}.${besides}`];
}

function reachSentences(found: Optimization, condition: Condition, plan: Plan, words: OptimizeWords): string[] {
  const { base, answer, proposals, bound } = found;
  const { figure } = condition;
  const name = upperFirst(figureName(figure));
  const now = words.valued(figure, base.figure.fresh);
  if (base.holds) {
    const better = proposals.length === 0 ? '' : ' These would make it better:';
    return [
      `The goal is met already: ${figureName(figure)} is ${now}. Nothing has to change.${doubtWords(base.conditions)}${better}`,
    ];
  }
  if (answer !== null) {
    const { proposal } = answering(found)!;
    const reached = words.valued(figure, proposal.figure.fresh);
    const said = `${figureName(figure)} is ${reached}, not ${now}`;
    return [`The goal is reached with ${changeCount(proposal)}: ${said}.${doubtWords(proposal.conditions)}`];
  }
  const verdict =
    bound !== null && isOutOfReach(found, condition, plan)
      ? `The goal cannot be reached: ${boundWords(bound, found, words)}.`
      : 'The goal is not reached.';
  const [nearest] = proposals;
  if (nearest === undefined) return [verdict, `${name} stays ${now}. ${triedInVain(found)}`];
  const failing = nearest.conditions.filter(({ holds }) => !holds).map(({ text }) => text);
  const but = failing.length === 0 ? '' : `; what does not hold: ${failing.join(', ')}`;
  const after = words.valued(figure, nearest.figure.fresh);
  return [verdict, `The nearest: ${figureName(figure)} is ${after} with ${changeCount(nearest)}, not ${now}${but}.`];
}

function doubtWords(conditions: readonly ConditionSeen[]): string {
  const unsure = conditions.filter(({ sure, holds }) => holds && !sure).map(({ text }) => text);
  if (unsure.length === 0) return '';
  return ` Within the error of so many futures, ${unsure.join(' and ')} could still fail.`;
}

/** How far from the best of all plans this is; nothing where it has been said, or nothing was searched. */
export function provenSentences(found: Optimization, plan: Plan, words: OptimizeWords): string[] {
  const { objective, base } = found;
  if (objective.kind !== 'reach')
    return [boundSentence(found, plan, words), ...optimismSentence(found, plan, words), ...nearBestSentence(found)];
  if (base.holds) return [];
  if (found.answer === null) return isOutOfReach(found, objective.condition, plan) ? [] : [openSentence(found, words)];
  const few = found.proposals[found.answer].changes.length === 1;
  const fewest = few
    ? 'One change is the least there can be.'
    : 'That fewer changes could do it is not ruled out: not every combination has been tried.';
  return [fewest, ...optimismSentence(found, plan, words)];
}

function boundSentence(found: Optimization, plan: Plan, words: OptimizeWords): string {
  const { bound, objective } = found;
  const { measures } = figureOfObjective(objective);
  const value = (answering(found)?.proposal.figure ?? found.base.figure).fresh.value;
  if (bound === null || value === null) return 'How far this is from the best of all plans is not known.';
  const away = distance(bound.value, value, measures, plan);
  const isNear = away <= (measures === 'share' ? NEAR_POINTS : NEAR_DAYS);
  const size =
    measures === 'share' ? `${Math.max(0.1, 100 * away).toFixed(1)} points` : `${Math.max(0.1, away).toFixed(1)} d`;
  return `${isNear ? `Proven within ${size}` : `Not proven best, at most ${size} from it`}: ${boundWords(bound, found, words)}.`;
}

/** The bound leaves open what the search did not find. */
function openSentence(found: Optimization, words: OptimizeWords): string {
  const { bound } = found;
  if (bound === null) return 'That it can be reached is not ruled out.';
  return `That it can be reached is not ruled out: all that is proven is that ${boundWords(bound, found, words)}.`;
}

function optimismSentence({ optimism, objective, search }: Optimization, plan: Plan, words: OptimizeWords): string[] {
  if (optimism === null) return [];
  const isShare = figureOfObjective(objective).measures === 'share';
  if (isShare ? optimism < 0.002 : optimism < 0.05 * plan.calendar.minutesPerDay) return [];
  const size = isShare ? `${(100 * optimism).toFixed(1)} points` : words.days(optimism);
  return [
    `Being the best of ${grouped(search.revalued)} re-valued plans, it may look better than it is by about ${size}.`,
  ];
}

function nearBestSentence(found: Optimization): string[] {
  const best = answering(found);
  if (best === null || best.proposal.nearBest >= 1 || found.proposals.length < 2) return [];
  const margin = figureOfObjective(found.objective).measures === 'share' ? 'two points' : 'a quarter of a day';
  return [
    `With a probability of ${percent(best.proposal.nearBest)} no other plan found is better by more than ${margin}.`,
  ];
}

function isOutOfReach({ bound }: Optimization, condition: Condition, plan: Plan): boolean {
  return bound !== null && !holdsWithin(bound.value, condition.operator, limitOf(condition.value, plan));
}

function boundWords(
  { value, reason, allMoves }: OptimizationBound,
  { objective, search: { moves }, goal }: Optimization,
  words: OptimizeWords,
): string {
  const figure = figureOfObjective(objective);
  // Who may do what is all that a team can decide of its own; where that is not free, the bound is of less than all its plans.
  const isFree = moves.includes('people') && !/(?:^|; )keep /.test(goal);
  const whose = !allMoves
    ? 'no plan with these people, this scope and these mitigations'
    : `no plan ${isFree ? 'of this team' : 'within these moves'}`;
  const beyond =
    figure.measures === 'date'
      ? `before ${words.day(value)}`
      : figure.name === 'chance'
        ? `above ${percent(value)}`
        : `below ${words.valueCell(figure, value)}`;
  return `${whose} can have ${withArticle(figureName(figure))} ${beyond} (${reason})`;
}

/** Working days, or share. */
function distance(bound: number, value: number, measures: string, plan: Plan): number {
  if (measures === 'share') return Math.abs(bound - value);
  if (measures !== 'date') return Math.abs(value - bound) / plan.calendar.minutesPerDay;
  const profile = buildPlanProfile(plan);
  const minutes = profile.minutesAt(Math.max(0, value)) - profile.minutesAt(Math.max(0, bound));
  return Math.max(0, minutes / plan.calendar.minutesPerDay);
}

/** `None of the 412 plans that were tried is better.` */
function triedInVain({ search }: Optimization): string {
  if (search.candidates === 0) return 'No change is possible under this goal.';
  return `None of the ${grouped(search.candidates)} plans that were tried is better.`;
}

/** `1 change`, `3 changes`. */
export function changeCount({ changes }: Pick<Proposal, 'changes'>): string {
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
}

function withArticle(name: string): string {
  return name.startsWith('the ') ? `a ${name.slice(4)}` : `a ${name}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
