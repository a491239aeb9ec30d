// Does a condition hold in a forecast? One judge for `expect:` and failing exits. A name that means nothing is said, never passed.
import type { Condition, Figure, Operator } from '../../plan/condition.ts';
import { nearestNames } from '../../plan/nearest-names.ts';
import type { Plan } from '../../plan/plan.ts';
import { figureOf, namesFor } from './figure-of.ts';
import type { Forecast } from './forecast-result.ts';
import { type LimitDay, resolveDay } from './limit-day.ts';

export interface Judged {
  holds: boolean;
  /** The figure as a person reads it: `2026-01-19 17:00`, `71 %`, `2.17`, `4.5 d`, `never`. */
  actual: string;
  /** The figure itself: a civil minute, a share, a ratio or working minutes; null = never or unknown. */
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

export function judge(condition: Condition, forecast: Forecast, plan: Plan): Judged | UnknownName {
  const { figure, operator, value: limit } = condition;
  const found = figureOf(figure, forecast, plan);
  if ('missing' in found) return unknown(figure, found.missing, plan);
  const { value } = found;
  switch (limit.kind) {
    case 'date':
      return { holds: dateHolds(value, operator, resolveDay(limit, plan)), actual: found.shown, value };
    case 'span': {
      const unit = { m: 1, h: 60, d: plan.calendar.minutesPerDay, w: plan.calendar.minutesPerWeek }[limit.unit];
      return { holds: numberHolds(value, operator, limit.amount, unit, limit.decimals), actual: found.shown, value };
    }
    case 'share':
      return {
        holds: numberHolds(value, operator, limit.value * 100, 0.01, limit.decimals),
        actual: found.shown,
        value,
      };
    case 'ratio':
      return { holds: numberHolds(value, operator, limit.value, 1, limit.decimals), actual: found.shown, value };
  }
}

const NOUNS = {
  node: 'issue, gate, milestone or phase',
  target: 'issue, gate, milestone or phase',
  person: 'person',
  work: 'issue or gate',
  risk: 'risk',
  none: 'name',
} as const;

function unknown(figure: Figure, reason: 'name' | 'target', plan: Plan): UnknownName {
  const id = figure.argument?.id ?? '';
  const at = figure.argument?.at ?? 0;
  const called = figure.percentile === null ? figure.name : `P${figure.percentile}`;
  if (reason === 'target') {
    const message =
      id === 'all' ? 'nothing in the plan has a target' : `"${id}" has no target, so ${called} says nothing`;
    return { unknownName: id, suggestions: [], message, at };
  }
  const suggestions = nearestNames(id, namesFor(figure.asks, plan));
  const hint = suggestions.length > 0 ? `: did you mean ${suggestions[0]}?` : '';
  return { unknownName: id, suggestions, message: `no ${NOUNS[figure.asks]} is called "${id}"${hint}`, at };
}

/** A day without a time is a whole: before it, in it or after it. Never is later than everything. */
function dateHolds(value: number | null, operator: Operator, day: LimitDay): boolean {
  const minute = value ?? Infinity;
  switch (operator) {
    case '<=':
      return minute <= day.end;
    case '<':
      return minute < day.begin;
    case '>=':
      return minute >= day.begin;
    case '>':
      return minute > day.end;
    case '=':
      return minute >= day.begin && minute <= day.end;
  }
}

/** `=` holds when the figure, rounded to the decimals of the limit as written, shows the same digits. Unknown holds nothing. */
function numberHolds(value: number | null, operator: Operator, limit: number, unit: number, decimals: number): boolean {
  if (value === null) return false;
  // Shares come as fractions and limits in percent: the allowance keeps 0.07 x 100 at 7.
  const amount = value / unit;
  const close = Math.abs(amount - limit) <= 1e-9 * Math.max(1, Math.abs(limit));
  switch (operator) {
    case '<=':
      return amount < limit || close;
    case '<':
      return amount < limit && !close;
    case '>=':
      return amount > limit || close;
    case '>':
      return amount > limit && !close;
    case '=':
      return close || amount.toFixed(decimals) === limit.toFixed(decimals);
  }
}
