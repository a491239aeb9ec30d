// The right side of a condition as numbers to compare a figure with, in the figure's own unit: minutes, shares, plain numbers.
import type { Operator } from '../../plan/condition.ts';
import type { ConditionValue } from '../../plan/condition-value.ts';
import type { Plan } from '../../plan/plan.ts';
import { resolveDay } from './limit-day.ts';

/** What `=` takes as the same is [from, to]; a number as written has from = to = exact, widened by half its last digit. */
export interface Limit {
  /** `<` compares with the first, `>` with the second; the same unless it is a day. */
  begin: number;
  end: number;
  from: number;
  to: number;
}

/** A day without a time is a whole: before it, in it or after it. `=` of a number means the same digits as written. */
export function limitOf(value: ConditionValue, plan: Plan): Limit {
  if (value.kind === 'date') {
    const { begin, end } = resolveDay(value, plan);
    return { begin, end, from: begin, to: end };
  }
  const { amount, unit } = amountOf(value, plan);
  let half = unit / 2;
  for (let k = 0; k < value.decimals; k++) half /= 10;
  const exact = amount * unit;
  return { begin: exact, end: exact, from: exact - half, to: exact + half };
}

/** A tolerance or difference as an amount in the figure's unit: working minutes, a share, a plain number. */
export function sizeOf(value: Exclude<ConditionValue, { kind: 'date' }>, plan: Plan): number {
  const { amount, unit } = amountOf(value, plan);
  return amount * unit;
}

function amountOf(
  value: Exclude<ConditionValue, { kind: 'date' }>,
  { calendar }: Plan,
): { amount: number; unit: number } {
  if (value.kind === 'share') return { amount: value.value * 100, unit: 0.01 };
  if (value.kind === 'ratio') return { amount: value.value, unit: 1 };
  const unit = { m: 1, h: 60, d: calendar.minutesPerDay, w: calendar.minutesPerWeek }[value.unit];
  return { amount: value.amount, unit };
}

/** Shares come as fractions and limits in percent: the allowance keeps 0.07 x 100 at 7. */
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
}

/** Does a figure keep the condition? Infinity is later than every date. */
export function holdsWithin(value: number, operator: Operator, { begin, end, from, to }: Limit): boolean {
  switch (operator) {
    case '<=':
      return value <= end || isClose(value, end);
    case '<':
      return value < begin && !isClose(value, begin);
    case '>=':
      return value >= begin || isClose(value, begin);
    case '>':
      return value > end && !isClose(value, end);
    case '=':
      return (value >= from && value < to) || isClose(value, from) || (begin === end ? false : isClose(value, to));
  }
}
