// Differences with their ends while they are being worked out: infinities stand for what never comes, and are told as null at the end.
import type { Difference, IntervalMethod } from './comparison.ts';

/** Option less base; Infinity = the option never comes, -Infinity = the base never does; NaN = neither does. */
export interface Bounds {
  value: number;
  low: number;
  high: number;
}

export const UNKNOWN: Difference = {
  value: null,
  low: null,
  high: null,
  by: 'exact',
  never: null,
  sign: null,
  shares: null,
};

export function exactly(value: number): Difference {
  return differenceOf({ value, low: value, high: value }, 'exact');
}

export function differenceOf({ value, low, high }: Bounds, by: IntervalMethod): Difference {
  return {
    value: told(value),
    low: told(low),
    high: told(high),
    by,
    never: neverOf(value),
    sign: low > 0 ? 'more' : high < 0 ? 'less' : null,
    shares: null,
  };
}

/** Option less base of two values of which Infinity means never; two that never come do not differ. */
export function less(option: number, base: number): number {
  return option === base ? 0 : option - base;
}

function told(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function neverOf(value: number): Difference['never'] {
  if (Number.isNaN(value)) return 'both';
  if (Number.isFinite(value)) return null;
  return value > 0 ? 'option' : 'base';
}
