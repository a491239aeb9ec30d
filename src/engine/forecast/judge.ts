// Does a condition hold in a forecast? One judge for `expect:` and failing exits. A name that means nothing is said, never passed.
import { troubleWith } from '../../plan/check-condition.ts';
import type { Condition } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { figureOf, shownFigure } from './figure-of.ts';
import type { Forecast } from './forecast-result.ts';
import { holdsWithin, limitOf } from './limit.ts';

export interface Judged {
  holds: boolean;
  /** The figure as a person reads it: `2026-01-19 17:00`, `71 %`, `2.17`, `4.5 d`, `never`. */
  actual: string;
  /** The figure itself: a civil minute, a share, a ratio, a count or working minutes; null = never or unknown. */
  value: number | null;
}

/** The condition names something the plan does not have; or a figure it cannot have, such as the chance of what has no target. */
export interface UnknownName {
  unknownName: string;
  suggestions: string[];
  /** One line that stands alone. */
  message: string;
  /** Offset of the name in the condition's text. */
  at: number;
}

/** The forecast must have been asked for the condition's figure (`ForecastRequest.asked`), if it is one that has to be collected. */
export function judge(condition: Condition, forecast: Forecast, plan: Plan): Judged | UnknownName {
  const trouble = troubleWith(condition, plan);
  if (trouble !== null) {
    const { name, suggestions, message, at } = trouble;
    return { unknownName: name, suggestions, message, at };
  }
  const { figure, operator, value: stated } = condition;
  const { value } = figureOf(figure, forecast);
  const actual = shownFigure(value, figure.measures, plan);
  // Never is later than everything; any other figure that is unknown holds nothing.
  const known = value ?? (figure.measures === 'date' ? Infinity : null);
  return { holds: known !== null && holdsWithin(known, operator, limitOf(stated, plan)), actual, value };
}
