// What every form of a phrase is read with: names, dates and shares where they stand in it, each mistake told under its word.
import type { Change } from '../plan/change.ts';
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { CivilDate, Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { readDay } from './dates.ts';
import { type Place, shorten } from './document.ts';
import type { Meaning, NamedKind, PhraseNames } from './phrase-names.ts';
import { isWord, splitAt, type Token } from './phrase-tokens.ts';
import type { Span } from './phrased-change.ts';
import { readPercent } from './share.ts';

/** A phrase as it stands in some text. */
export interface PhraseText {
  text: string;
  /** Where a stretch of the phrase stands among all texts. */
  spanOf(start: number, end: number): Span;
  /** The way to it in its document; empty for the command line. */
  path: DocumentPath;
}

export interface Wording {
  complaints: Complaints;
  phrase: PhraseText;
  plan: Plan;
  names: PhraseNames;
}

/** A change, with the words it is about and those that say what becomes of it. */
export interface Draft {
  change: Change;
  subject: readonly Token[];
  value: readonly Token[];
}

export type Tokens = readonly Token[];

/** The stretch from the first to the last of these tokens, as a value a reader can be given. */
export function placeOf({ phrase }: Wording, tokens: Tokens): Place {
  const [start, end] = [tokens[0]?.start ?? 0, tokens[tokens.length - 1]?.end ?? phrase.text.length];
  const text = phrase.text.slice(start, end);
  const span = phrase.spanOf(start, end);
  return { node: { kind: 'scalar', value: text, source: text, ...span }, path: phrase.path, key: span };
}

/** These words, as a message may quote them. */
export function wordsOf({ phrase }: Wording, tokens: Tokens): string {
  return shorten(phrase.text.slice(tokens[0]?.start ?? 0, tokens[tokens.length - 1]?.end ?? 0));
}

/** E130 under these words; nothing is made of them. */
export function unclear(wording: Wording, tokens: Tokens, message: string, hint?: string): [] {
  wording.complaints.add('E130', placeOf(wording, tokens), message, hint === undefined ? {} : { hint });
  return [];
}

/** What a name means among these kinds; null after a complaint. `what` says in words what is wanted; `after` stands before a name that is missing. */
export function readName(
  wording: Wording,
  tokens: Tokens,
  kinds: readonly NamedKind[],
  what: string,
  after: Tokens,
): Meaning | null {
  if (tokens.length === 0) {
    unclear(wording, after, `${what} is missing behind "${wordsOf(wording, after)}"`);
    return null;
  }
  const name = tokens.map(({ text }) => text).join(' ');
  const meaning = wording.names.find(name, kinds);
  if (meaning !== null) return meaning;
  const { complaints } = wording;
  // A known name with something behind it: the rest is what cannot be read.
  const known = tokens.findLastIndex((_, k) => k > 0 && wording.names.find(joined(tokens.slice(0, k)), kinds) !== null);
  if (known > 0) {
    const rest = tokens.slice(known);
    unclear(
      wording,
      rest,
      `"${wordsOf(wording, rest)}" behind ${shorten(joined(tokens.slice(0, known)))} says nothing here`,
    );
    return null;
  }
  const hint = complaints.guess(name, wording.names.all(kinds));
  const message = `there is no ${what.replace(/^(an?|the) /, '')} ${shorten(name) || '(empty name)'}`;
  complaints.add('E131', placeOf(wording, tokens), message, hint === undefined ? {} : { hint });
  return null;
}

function joined(tokens: Tokens): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** Names divided by commas (or `and`), each with its words. Those that mean nothing are left out, after a complaint. */
export function readNames(
  wording: Wording,
  tokens: Tokens,
  kinds: readonly NamedKind[],
  what: string,
  after: Tokens,
): { meaning: Meaning; tokens: Tokens }[] {
  const parts = splitAt(tokens, ',').flatMap(dividedByAnd);
  return parts.flatMap((part) => {
    const meaning = readName(wording, part, kinds, what, part.length === 0 && tokens.length > 0 ? tokens : after);
    return meaning === null ? [] : [{ meaning, tokens: part }];
  });
}

function dividedByAnd(tokens: Tokens): Tokens[] {
  const at = tokens.findIndex((token, k) => k > 0 && k < tokens.length - 1 && isWord(token, 'and'));
  return at < 0 ? [tokens] : [tokens.slice(0, at), ...dividedByAnd(tokens.slice(at + 1))];
}

/** A day in any form of the plan language; null after a complaint. */
export function readPhraseDay(
  wording: Wording,
  tokens: Tokens,
  edge: 'begin' | 'end',
  after: Tokens,
): CivilDate | null {
  const { complaints, plan } = wording;
  if (tokens.length === 0) {
    unclear(
      wording,
      after,
      `a day is missing behind "${wordsOf(wording, after)}"`,
      'such as week 3, week 2 fri or 2025-12-01',
    );
    return null;
  }
  const { calendar, start, days } = plan;
  return readDay({ complaints, calendar, start, days }, placeOf(wording, tokens), edge, wordsOf(wording, after));
}

/** A whole percent from 0 to 100; null after a complaint. */
export function readPhrasePercent(wording: Wording, tokens: Tokens): number | null {
  return readPercent(wording.complaints, placeOf(wording, tokens), 'capacity');
}

const BEGINS = ['from', 'since', 'on'];
const ENDS = ['until', 'till', 'to', 'through'];
const WITHIN = ['in', 'during'];

export interface Period {
  from: CivilDate | null;
  to: CivilDate | null;
}

/** `from week 3 until week 5 fri`, either half, or `in week 3`; null after a complaint. No tokens: no limits. */
export function readPeriod(wording: Wording, tokens: Tokens): Period | null {
  const period: Period = { from: null, to: null };
  const marks = tokens.flatMap((token, k) => (isWord(token, ...BEGINS, ...ENDS, ...WITHIN) ? [k] : []));
  if (tokens.length > 0 && marks[0] !== 0) {
    const odd = tokens.slice(0, marks[0] ?? tokens.length);
    unclear(wording, odd, `"${wordsOf(wording, odd)}" says nothing here`, 'give from and until, or in week 3');
    return null;
  }
  let isGood = true;
  marks.forEach((mark, k) => {
    const head = [tokens[mark]];
    const words = tokens.slice(mark + 1, marks[k + 1] ?? tokens.length);
    const set = (key: keyof Period, edge: 'begin' | 'end'): void => {
      if (period[key] !== null) isGood = unclear(wording, head, `"${head[0].text}" is said twice`).length > 0;
      period[key] = readPhraseDay(wording, words, edge, head);
      isGood &&= period[key] !== null;
    };
    if (!isWord(head[0], ...ENDS)) set('from', 'begin');
    if (!isWord(head[0], ...BEGINS) && isGood) set('to', 'end');
  });
  if (!isGood) return null;
  if (period.from === null || period.to === null || period.from <= period.to) return period;
  wording.complaints.add('E025', placeOf(wording, tokens), `${wordsOf(wording, tokens)}: it ends before it begins`);
  return null;
}
