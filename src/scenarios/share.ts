// Shares and probabilities: `80%`, 0.8, or a band `10-30%`. Always kept as 0-1; whole percents where work is counted.
import type { Chance } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { isEmpty, nodeInWords, type Place, shorten } from './document.ts';
import { isTooLong, unusable } from './scalars.ts';

const PERCENT = /^(\d+(?:\.\d+)?)\s*%$/;
const BAND = /^(\d+(?:\.\d+)?)\s*(%?)\s*[-–]\s*(\d+(?:\.\d+)?)\s*(%?)$/;

/** A share 0-1, or null after a complaint. */
export function readShare(complaints: Complaints, place: Place | undefined, what: string): number | null {
  if (place === undefined) return null;
  const share = parseShare(complaints, place, what);
  if (share === null || (share >= 0 && share <= 1)) return share;
  complaints.add('E024', place, `${what} lies between 0 and 100 %`);
  return null;
}

/** A share as whole percents between 0 and `most`, or null after a complaint. */
export function readPercent(complaints: Complaints, place: Place | undefined, what: string, most = 100): number | null {
  if (place === undefined) return null;
  const share = parseShare(complaints, place, what);
  if (share === null) return null;
  const percent = Number((share * 100).toFixed(6));
  if (percent < 0 || percent > most) {
    complaints.add('E024', place, `${what} lies between 0 and ${most} %`);
    return null;
  }
  if (Number.isInteger(percent)) return percent;
  complaints.add('E024', place, `${what} is a whole percent, not ${percent} %`);
  return null;
}

/** `20%`, 0.2, `10-30%` or `0.1-0.3`; null when the text is none of them (the caller knows what else it may be). */
export function parseChance(text: string): Chance | 'outside' | null {
  const percent = PERCENT.exec(text);
  const band = BAND.exec(text);
  if (percent === null && band === null) return null;
  const unit = percent !== null || band?.[2] === '%' || band?.[4] === '%' ? 100 : 1;
  const low = Number(percent?.[1] ?? band?.[1]) / unit;
  const high = Number(percent?.[1] ?? band?.[3]) / unit;
  return low <= high && high <= 1 ? { low, high } : 'outside';
}

function parseShare(complaints: Complaints, place: Place, what: string): number | null {
  const { node } = place;
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
    complaints.add('E012', place, `${what} is a share such as 80%, not ${nodeInWords(node)}`, {
      atKey: isEmpty(place),
    });
    return null;
  }
  if (typeof node.value === 'number') {
    const trouble = unusable(node.value) ?? (node.value < 0 ? 'is negative' : null);
    if (trouble !== null) {
      complaints.add('E020', place, `${what} ${shorten(node.source)} ${trouble}`);
      return null;
    }
    if (node.value <= 1) return node.value;
    complaints.add('E024', place, `${what} ${shorten(node.source)} is neither a percentage nor between 0 and 1`, {
      hint: `write ${shorten(node.source)}%`,
    });
    return null;
  }
  if (isTooLong(complaints, place, node.value, what)) return null;
  const match = PERCENT.exec(node.value.trim());
  if (match !== null) return Number(match[1]) / 100;
  complaints.add('E024', place, `${what}: ${nodeInWords(node)} is not a share`, { hint: 'write 80% or 0.8' });
  return null;
}
