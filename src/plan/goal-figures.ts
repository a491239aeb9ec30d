// Which figures a search can weigh for hundreds of plans, and which way each of them is better. Everything else is refused with what
// to ask for instead, never searched for in silence.

import type { GoalCode } from './codes/goals.ts';
import type { Condition, Figure } from './condition.ts';
import type { WeighedFigure } from './goal.ts';

/** A refusal; `at` and `length` in the text of the condition or objective. */
export interface FigureRefusal {
  code: GoalCode;
  message: string;
  hint?: string;
}

/** Better when it is less, when it is more, or either. */
const BETTER: Readonly<Record<WeighedFigure, 'less' | 'more' | 'either'>> = {
  'P<n>': 'less',
  mean: 'less',
  gap: 'less',
  chance: 'more',
  load: 'either',
};

const INSTEAD: Readonly<Record<string, string>> = {
  likely: 'P50 of the same date is what half of the futures keep: min P50(finish)',
  contingency: 'it is P80 less the likely date: min P80(finish) makes the promise itself earlier',
  speedup: 'an earlier finish of the same work is a greater speedup: min P80(finish)',
  criticality: 'what is critical makes the finish late: min P80(finish)',
  driving: 'what drives the finish makes it late: min P80(finish)',
  contention: 'waiting for a person makes the finish late: min P80(finish), or load(NAME) <= 100%',
  wait: 'waiting for a person makes the finish late: min P80(finish), or load(NAME) <= 100%',
  overhead: 'meetings are no move of a search',
  late: 'state the date that matters most: max chance("#005")',
  done: 'state the date by which it shall be done: P80(NAME) <= 2025-12-12',
  finished: 'state the date by which it shall be done: P80(NAME) <= 2025-12-12',
};

/** Null when every candidate can be weighed by it. */
export function refusedFigure({ name, text }: Figure): FigureRefusal | null {
  if (Object.hasOwn(BETTER, name)) return null;
  const hint = INSTEAD[name] ?? 'a search weighs P1 to P99, mean, gap, chance and load';
  return { code: 'E403', message: `a search cannot weigh ${text} for every plan it tries`, hint };
}

/** `max P80(finish)` and `min chance(G2)` ask for the worst. */
export function refusedObjective(kind: 'min' | 'max', { name, text }: Figure): FigureRefusal | null {
  const better = BETTER[name as WeighedFigure];
  if (better === 'either' || better === (kind === 'min' ? 'less' : 'more')) return null;
  const [wrong, right] = kind === 'min' ? ['small', 'max'] : ['late', 'min'];
  return {
    code: 'E404',
    message: `${kind} ${text} asks for as ${wrong} as possible`,
    hint: `did you mean ${right} ${text}?`,
  };
}

/** A condition must be a bound on the better side, and one that can be met at all. */
export function refusedCondition({ figure, operator, value, text }: Condition): FigureRefusal | null {
  if (operator === '=')
    return {
      code: 'E404',
      message: `${text} can only be met by accident`,
      hint: 'a goal is at most (<=) or at least (>=)',
    };
  const better = BETTER[figure.name as WeighedFigure];
  const bound = operator.startsWith('<') ? 'less' : 'more';
  if (better !== 'either' && better !== bound) {
    const wrong = better === 'less' ? 'as late as that' : 'as small as that';
    return {
      code: 'E404',
      message: `${text} asks for ${figure.text} to be ${wrong}`,
      hint: `did you mean ${better === 'less' ? '<=' : '>='}?`,
    };
  }
  const isBeyond =
    figure.name === 'chance' && value.kind === 'share' && (value.value > 1 || (value.value === 1 && operator === '>'));
  return isBeyond ? { code: 'E404', message: `${text} is more than certain`, hint: 'a chance is 100 % at most' } : null;
}
