// "did you mean ...?" for words of the command line.
import { nearestNames } from '../plan/nearest-names.ts';

/** A hint with the nearest known word, or undefined when none is near. `prefix` is put before it. */
export function suggest(word: string, known: readonly string[], prefix = ''): string | undefined {
  const [nearest] = nearestNames(word.replace(/^-+/, ''), known);
  return nearest === undefined ? undefined : `did you mean ${prefix}${nearest}?`;
}
