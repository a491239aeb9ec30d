// The plain values: text, words, names, yes/no and numbers. Each reader returns null after it has complained.
import type { Complaints } from './complaints.ts';
import { isEmpty, nodeInWords, type Place, shorten } from './document.ts';
import { LONGEST_VALUE } from './limits.ts';

/** Text as written; numbers count as the text they were written as (titles such as 2025, ids such as 007). */
export function readText(complaints: Complaints, place: Place | undefined, what: string): string | null {
  if (place === undefined) return null;
  const { node } = place;
  if (node.kind === 'scalar' && node.value !== null) return typeof node.value === 'string' ? node.value : node.source;
  complaints.add('E012', place, `${what} is text, not ${nodeInWords(node)}`, { atKey: isEmpty(place) });
  return null;
}

/** Text with a grammar of its own (a date, an amount): E012 when it is endless, because patterns would take as long. */
export function readShort(complaints: Complaints, place: Place | undefined, what: string): string | null {
  const text = readText(complaints, place, what);
  return place === undefined || text === null || isTooLong(complaints, place, text, what) ? null : text.trim();
}

/** Complains about a value of more than a few hundred characters. */
export function isTooLong(complaints: Complaints, place: Place, text: string, what: string): boolean {
  if (text.length <= LONGEST_VALUE) return false;
  complaints.add('E012', place, `${what} is longer than ${LONGEST_VALUE} characters`);
  return true;
}

/** One of a few words; the first is the default, also after a complaint. */
export function readWord<W extends string>(
  complaints: Complaints,
  place: Place | undefined,
  words: readonly [W, ...W[]],
  what: string,
): W {
  return (place === undefined ? null : chooseWord(complaints, place, words, what)) ?? words[0];
}

/** One of a few words, or null after a complaint. */
export function chooseWord<W extends string>(
  complaints: Complaints,
  place: Place,
  words: readonly [W, ...W[]],
  what: string,
): W | null {
  const text = readText(complaints, place, what);
  const found = words.find((word) => word === text);
  if (text === null || found !== undefined) return found ?? null;
  const hint = complaints.guess(text, words) ?? `choose from ${words.join(', ')}`;
  complaints.add('E013', place, `${what} cannot be ${shorten(text)}`, { hint });
  return null;
}

/** true or false. */
export function readFlag(complaints: Complaints, place: Place | undefined, otherwise: boolean, what: string): boolean {
  if (place === undefined) return otherwise;
  const { node } = place;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  complaints.add('E012', place, `${what} is true or false, not ${nodeInWords(node)}`, { atKey: isEmpty(place) });
  return otherwise;
}

export interface NumberRange {
  min: number;
  max: number;
  whole?: boolean;
  /** The minimum itself is too small. */
  above?: boolean;
}

/** A number within a range: E012 for anything else, E020 for numbers nobody can mean, E031 outside the range. */
export function readNumber(
  complaints: Complaints,
  place: Place | undefined,
  range: NumberRange,
  what: string,
): number | null {
  if (place === undefined) return null;
  const { node } = place;
  if (node.kind !== 'scalar' || typeof node.value !== 'number') {
    complaints.add('E012', place, `${what} is a number, not ${nodeInWords(node)}`, { atKey: isEmpty(place) });
    return null;
  }
  const { value, source } = node;
  const trouble = unusable(value) ?? (range.whole && !Number.isInteger(value) ? 'is not a whole number' : null);
  if (trouble !== null) {
    complaints.add('E020', place, `${what} ${shorten(source)} ${trouble}`);
    return null;
  }
  if (value >= range.min && value <= range.max && !(range.above && value === range.min)) return value;
  if (value < 0 && range.min === 0) {
    complaints.add('E020', place, `${what} cannot be negative`);
    return null;
  }
  const bounds = range.above ? `above ${range.min} and at most ${range.max}` : `between ${range.min} and ${range.max}`;
  complaints.add('E031', place, `${what} is ${bounds}, not ${shorten(source)}`);
  return null;
}

/** Why a number cannot be used at all, or null. */
export function unusable(value: number): string | null {
  if (Number.isNaN(value)) return 'is not a number';
  if (!Number.isFinite(value)) return 'is not finite';
  if (Object.is(value, -0)) return 'is a negative zero';
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? 'is too large to be exact' : null;
}
