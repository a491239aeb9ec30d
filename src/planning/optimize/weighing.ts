// What a goal looks at, in a form that one pass over the trace of a future can answer: dates in working minutes, lateness against a target,
// load. Plain data, so that every thread weighs every candidate in the same way.
import { limitOf } from '../../engine/forecast/limit.ts';
import type { Network } from '../../engine/network/network.ts';
import { type Condition, type Figure, isWord } from '../../plan/condition.ts';
import type { Goal, KeptDate } from '../../plan/goal.ts';
import type { Plan } from '../../plan/plan.ts';

/** What is measured in every future; dates are named, so that every candidate finds its own. */
export type Measure =
  /** Working minutes of the plan calendar, or the civil minute; null = the end of the plan. */
  | { kind: 'date'; about: string | null }
  | { kind: 'minute'; about: string | null }
  /** Working minutes past its target; of `all`, those of whatever is latest. */
  | { kind: 'lateness'; about: string | null; all: boolean }
  /** Busy over worked minutes until the end. */
  | { kind: 'load'; person: string }
  /** Busy minutes. */
  | { kind: 'busy'; person: string };

/** What becomes of the samples: working minutes, or a share for loads and `late`. */
export type Statistic = { kind: 'mean' } | { kind: 'quantile'; percent: number } | { kind: 'late' };

export interface Weight {
  measure: Measure;
  statistic: Statistic;
  /** A bound in the unit of the statistic, and on which side it has to lie; null = none. */
  limit: { value: number; atLeast: boolean } | null;
}

/** The objective, the conditions, then the dates that are kept (their limits are what the plan itself has on the same futures). */
export interface Weighing {
  objective: Weight;
  conditions: readonly Weight[];
  kept: readonly Weight[];
}

export function weighingOf(goal: Goal, plan: Plan, network: Network): Weighing {
  const { objective, conditions, kept } = goal;
  return {
    objective:
      objective.kind === 'reach' ? ofCondition(objective.condition, plan, network) : ofFigure(objective.figure),
    conditions: conditions.map((condition) => ofCondition(condition, plan, network)),
    kept: kept.dates.map(ofKept),
  };
}

function ofKept({ kind, id }: KeptDate): Weight {
  const about = kind === 'finish' ? null : id;
  return { measure: { kind: 'date', about }, statistic: { kind: 'quantile', percent: 80 }, limit: null };
}

/** The figure itself, as it is shown. */
export function ofFigure(figure: Figure): Weight {
  const { argument, asks } = figure;
  const isOne = argument !== null && !isWord(argument, asks);
  const about = isOne ? argument.id : null;
  const all = argument?.id === 'all' && !isOne;
  const quantile = (percent: number): Statistic => ({ kind: 'quantile', percent });
  switch (figure.name) {
    case 'load':
      return { measure: { kind: 'load', person: about ?? '' }, statistic: { kind: 'mean' }, limit: null };
    case 'chance':
      return { measure: { kind: 'lateness', about, all }, statistic: { kind: 'late' }, limit: null };
    case 'gap':
      return { measure: { kind: 'lateness', about, all: false }, statistic: quantile(80), limit: null };
    case 'mean':
      return { measure: { kind: 'date', about }, statistic: { kind: 'mean' }, limit: null };
    default:
      return { measure: { kind: 'date', about }, statistic: quantile(figure.percentile ?? 80), limit: null };
  }
}

/** A chance that is to be reached is a quantile that is to lie before the target: smooth where a share would be flat. */
function ofCondition({ figure, value, operator }: Condition, plan: Plan, { planProfile }: Network): Weight {
  const weight = ofFigure(figure);
  const limit = limitOf(value, plan);
  const atLeast = operator === '>=' || operator === '>';
  if (figure.name === 'chance') {
    const percent = Math.min(99, Math.max(1, Math.ceil(100 * limit.begin - 1e-9)));
    return { ...weight, statistic: { kind: 'quantile', percent }, limit: { value: 0, atLeast: false } };
  }
  if (value.kind !== 'date') return { ...weight, limit: { value: limit.begin, atLeast } };
  const minute = operator === '<=' || operator === '=' ? limit.end : limit.begin;
  return { ...weight, limit: { value: planProfile.minutesAt(Math.max(0, minute)), atLeast } };
}
