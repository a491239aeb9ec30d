// Whether a stream gets colour: what was typed beats what the environment says, which beats what the stream is.
// Colour is never the only signal, so every answer here is a matter of taste.

/** `typed` is --color / --no-color, undefined when neither stands. Order: typed, FORCE_COLOR, NO_COLOR, TERM=dumb, is it a terminal. */
export function wantsColor(
  typed: boolean | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (typed !== undefined) return typed;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced.toLowerCase() !== 'false';
  if (environment.NO_COLOR) return false;
  if (environment.TERM === 'dumb') return false;
  return isTerminal;
}

const NARROWEST = 40;
const WIDEST = 200;

/** Cells of a line: COLUMNS, else the terminal's own, else 100; 40 to 200. */
export function lineWidth(
  environment: Readonly<Record<string, string | undefined>>,
  columns: number | undefined,
): number {
  const stated = /^\d{1,5}$/.test(environment.COLUMNS ?? '') ? Number(environment.COLUMNS) : columns;
  return Math.min(WIDEST, Math.max(NARROWEST, stated || 100));
}
