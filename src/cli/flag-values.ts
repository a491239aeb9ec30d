// Values of flags as yargs leaves them: one, or a list. What may stand only once is refused when it stands twice.
import { usageStop } from './stop.ts';

/** Flags as yargs leaves them. */
export type RawFlags = Readonly<Record<string, unknown>>;

/** The one value of a flag; undefined when it is not given. Throws a Stop when it is given twice. */
export function single(flags: RawFlags, name: string): string | undefined {
  const value = flags[name];
  if (Array.isArray(value)) throw usageStop(`--${name} is given twice`);
  return value === undefined ? undefined : String(value);
}

/** All values of a flag. */
export function listOf(flags: RawFlags, name: string): string[] {
  const value = flags[name];
  return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

/** At most 40 characters of what was typed. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
