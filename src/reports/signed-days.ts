// Differences of dates in working days, set one below the other: always the same number of decimals, always with their sign.

/** Below this reach of an interval (in days) a tenth of a day says nothing. */
const FINE = 0.1;

/** Decimals in which differences with such intervals are told apart: one, or two where most intervals are shorter than a tenth of a day. */
export function decimalsFor(reaches: readonly number[]): number {
  const known = reaches.filter((days) => days > 0).toSorted((a, b) => a - b);
  const middle = known[known.length >> 1] ?? FINE;
  return middle < FINE ? 2 : 1;
}

/** `−2.0`, `+0.3`, `0.0`. */
export function signedNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** `−2.0 d`; what is not nothing never reads as nothing. */
export function signedDays(minutes: number, minutesPerDay: number, decimals = 1): string {
  const days = minutes / minutesPerDay;
  const least = 10 ** -decimals;
  const shown = days === 0 ? 0 : Math.sign(days) * Math.max(Math.abs(days), least);
  return `${signedNumber(shown, decimals)} d`;
}
