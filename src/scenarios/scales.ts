// Probabilities, and the scales that give names to bands of them and to impacts.
// Reading the scales themselves is read-scales.ts: impacts need to know what names there are.
import type { Chance } from '../plan/plan.ts';
import { isEmpty, nodeInWords, type Place, shorten } from './document.ts';
import type { Reading, Scales } from './reading.ts';
import { isTooLong, unusable } from './scalars.ts';
import { parseChance } from './share.ts';

export type { Scales } from './reading.ts';

export const NO_SCALES: Scales = { chances: new Map(), impacts: new Map() };

/** A probability: `20%`, 0.2, `10-30%` or the name of a band. Null after a complaint. */
export function readChance(reading: Reading, place: Place | undefined, scales: Scales, what: string): Chance | null {
  if (place === undefined) return null;
  const { complaints } = reading;
  const { node } = place;
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    complaints.add('E012', place, `${what} is a share such as 20% or 10-30%, not ${nodeInWords(node)}`, {
      atKey: isEmpty(place),
    });
    return null;
  }
  if (typeof node.value === 'number') {
    const trouble = unusable(node.value) ?? (node.value < 0 ? 'is negative' : null);
    if (trouble !== null) complaints.add('E020', place, `${what} ${shorten(node.source)} ${trouble}`);
    else if (node.value > 1) {
      const hint = `write ${shorten(node.source)}%`;
      complaints.add('E024', place, `${what} ${shorten(node.source)} is neither a percentage nor between 0 and 1`, {
        hint,
      });
    } else return { low: node.value, high: node.value };
    return null;
  }
  if (isTooLong(complaints, place, node.value, what)) return null;
  const text = node.value.trim();
  const chance = scales.chances.get(text) ?? parseChance(text);
  if (chance === 'outside') complaints.add('E024', place, `${what} ${shorten(text)} does not rise within 0 to 100 %`);
  else if (chance !== null) return chance;
  else {
    const isShareLike = /^-?[\d.]/.test(text);
    const hint =
      complaints.guess(text, scales.chances.keys()) ?? 'write 20% or 10-30%, or name a band of scales.probability';
    const message = `${what}: ${shorten(text)} is no share${isShareLike ? '' : ' and no band'}`;
    complaints.add(isShareLike ? 'E024' : 'E047', place, message, { hint });
  }
  return null;
}
