// How far a finite number of futures lets a figure be trusted, in words: half of its 95 % Monte Carlo interval behind a ±.
// One figure of it is enough: nobody plans with the error of an error.
import type { Profile } from '../engine/calendar/profile.ts';
import { type Estimate, type Share, wilson } from '../engine/forecast/quantiles.ts';

/** Half the interval of a date in working minutes; null = it has no lower or no upper end. */
export function errorMinutes({ low, high }: Estimate<number>, profile: Profile): number | null {
  if (low === null || high === null) return null;
  return (profile.minutesAt(Math.max(0, high)) - profile.minutesAt(Math.max(0, low))) / 2;
}

/** `±0.6 d`, `±0.02 d`, `±12 d`; `±?` for what is unknown. */
export function errorText(minutes: number | null, minutesPerDay: number): string {
  return minutes === null ? '±?' : `±${amount(minutes / minutesPerDay)} d`;
}

/** Half of an interval of any unit, from its ends: `±0.02`; unknown ends give `±?`. */
export function halfWidth(low: number | null, high: number | null): string {
  if (low === null || high === null || !Number.isFinite(high - low)) return '±?';
  return `±${amount((high - low) / 2)}`;
}

/** `±1 %`, `±0.4 %`. */
export function shareError({ low, high }: Pick<Share, 'low' | 'high'>): string {
  return `±${amount(50 * (high - low))} %`;
}

/** What no share of so many futures exceeds: that of one half. */
export function worstShareError(futures: number): string {
  return shareError(wilson(futures >> 1, futures));
}

/** Two decimals below a tenth, one below ten; what is not nothing never reads as nothing. */
function amount(value: number): string {
  if (value === 0) return '0';
  if (value < 0.095) return Math.max(0.01, value).toFixed(2);
  return value.toFixed(value < 9.95 ? 1 : 0).replace(/\.0$/, '');
}
