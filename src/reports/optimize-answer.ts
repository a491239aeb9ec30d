// The answer of a search in a sentence or two: what the best proposal brings, that the goal is met already, that nothing helps, or that it
// cannot be reached, and then whether that is known for certain.
import { buildPlanProfile } from '../engine/calendar/build-profile.ts';
import { holdsWithin, limitOf } from '../engine/forecast/limit.ts';
import type { Condition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import type { Optimization, OptimizationBound, Proposal } from '../planning/optimize/optimization.ts';
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
  if (best === null) return [`Nothing helps: ${name} stays ${now}. ${triedInVain(found)}`];
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
  if (base.holds) return [`The goal is met already: ${figureName(figure)} is ${now}. Nothing has to change.`];
  if (answer !== null) {
    const { proposal } = answering(found)!;
    const reached = words.valued(figure, proposal.figure.fresh);
    const unsure = proposal.conditions.filter(({ sure }) => !sure).map(({ text }) => text);
    const doubt =
      unsure.length === 0 ? '' : ` Within the error of so many futures, ${unsure.join(' and ')} could still fail.`;
    return [
      `The goal is reached with ${changeCount(proposal)}: ${name} is ${reached}, not ${now}.${doubt}`.replace(
        `: ${name}`,
        `: ${figureName(figure)}`,
      ),
    ];
  }
  const isOut = bound !== null && !holdsWithin(bound.value, condition.operator, limitOf(condition.value, plan));
  const verdict = isOut
    ? `The goal cannot be reached: ${boundWords(bound, found, words)}.`
    : 'The goal is not reached.';
  const [nearest] = proposals;
  if (nearest === undefined) return [verdict, `${name} stays ${now}. ${triedInVain(found)}`];
  const failing = nearest.conditions.filter(({ holds }) => !holds).map(({ text }) => text);
  const but = failing.length === 0 ? '' : `; what does not hold: ${failing.join(', ')}`;
  const after = words.valued(figure, nearest.figure.fresh);
  return [verdict, `The nearest: ${figureName(figure)} is ${after} with ${changeCount(nearest)}, not ${now}${but}.`];
}

/** How far from the best of all plans this is. */
export function provenSentences(found: Optimization, plan: Plan, words: OptimizeWords): string[] {
  const { bound, objective, optimism } = found;
  const figure = figureOfObjective(objective);
  const best = answering(found);
  const value = (best?.proposal.figure ?? found.base.figure).fresh.value;
  const sentences: string[] = [];
  if (bound === null || value === null) sentences.push('How far this is from the best of all plans is not known.');
  else {
    const away = distance(bound.value, value, figure.measures, plan);
    const near = figure.measures === 'share' ? NEAR_POINTS : NEAR_DAYS;
    const how = figure.measures === 'share' ? percent(away) : `${away.toFixed(1).replace(/\.0$/, '')} d`;
    const verdict =
      away <= near ? `Proven within ${away < 0.05 && figure.measures !== 'share' ? '0.1 d' : how}` : 'Not proven best';
    sentences.push(`${verdict}: ${boundWords(bound, found, words)}.`);
  }
  const isWorthSaying =
    optimism !== null &&
    optimism / (figure.measures === 'share' ? 1 : plan.calendar.minutesPerDay) >=
      (figure.measures === 'share' ? 0.002 : 0.05);
  if (isWorthSaying) {
    const size = figure.measures === 'share' ? `${(100 * optimism).toFixed(1)} points` : words.days(optimism);
    sentences.push(
      `Being the best of ${grouped(found.search.revalued)} re-valued plans, it may look better than it is by about ${size}.`,
    );
  }
  if (best !== null && best.proposal.nearBest < 1) {
    const margin = figure.measures === 'share' ? 'two points' : 'a quarter of a day';
    sentences.push(
      `With a probability of ${percent(best.proposal.nearBest)} no other plan found is better by more than ${margin}.`,
    );
  }
  return sentences;
}

function boundWords(
  { value, reason, allMoves }: OptimizationBound,
  { objective }: Optimization,
  words: OptimizeWords,
): string {
  const figure = figureOfObjective(objective);
  const whose = allMoves ? 'no plan of this team' : 'no plan with these people, this scope and these mitigations';
  const beyond =
    figure.measures === 'date'
      ? `before ${words.day(value)}`
      : figure.name === 'chance'
        ? `above ${percent(value)}`
        : `below ${words.valued(figure, { value, low: value, high: value })}`;
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
