// The forms of a phrase that begin with what they are about: `#012 -> Worker03`, `Developer02 60% from week 3`, `#011 before #009`,
// `#012 P0`, `#012 takes 2-3d`, `G2 by week 6 fri`. Which form it is, is decided by its arrow, its share or its first verb.
import type { Change } from '../plan/change.ts';
import type { NamedKind } from './phrase-names.ts';
import { isWord, type Token } from './phrase-tokens.ts';
import {
  type Draft,
  readName,
  readNames,
  readPeriod,
  readPhraseDay,
  readPhrasePercent,
  type Tokens,
  unclear,
  type Wording,
  wordsOf,
} from './phrase-wording.ts';

type Form = (wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens) => Draft[];

const NODES: readonly NamedKind[] = ['issue', 'phase', 'gate', 'milestone'];
const DOERS: readonly NamedKind[] = ['person', 'pool', 'role'];
const DATED: readonly NamedKind[] = ['gate', 'milestone', 'phase', 'issue'];

const VERBS: Readonly<Record<string, Form>> = {
  to: ownerForm,
  at: capacityForm,
  capacity: capacityForm,
  before: (wording, subject, verb, rest) => sequenceForm(wording, subject, verb, rest, false),
  after: (wording, subject, verb, rest) => sequenceForm(wording, subject, verb, rest, true),
  takes: estimateForm,
  take: estimateForm,
  by: targetForm,
  from: deferForm,
  class: classForm,
  is: classForm,
  as: classForm,
};

const PERCENT = /^-?\d+(\.\d+)?%$/;

/** A phrase without a leading verb. Always at least one token. */
export function readSubjectFirst(wording: Wording, tokens: Tokens): Draft[] {
  const arrow = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '->');
  if (arrow >= 0) return ownerForm(wording, tokens.slice(0, arrow), [tokens[arrow]], tokens.slice(arrow + 1));
  const at = tokens.findIndex((token, k) => k > 0 && (isPercent(token, tokens[k + 1]) || verbOf(tokens, k) !== null));
  if (at < 0) return bareForm(wording, tokens);
  const subject = tokens.slice(0, at);
  if (isPercent(tokens[at], tokens[at + 1])) return capacityForm(wording, subject, [], tokens.slice(at));
  const [form, length] = verbOf(tokens, at) as [Form, number];
  return form(wording, subject, tokens.slice(at, at + length), tokens.slice(at + length));
}

/** The form of the verb at this place, and how many words it has. */
function verbOf(tokens: Tokens, at: number): [Form, number] | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (isWord(token, 'not') && isWord(next, 'before')) return [deferForm, 2];
  const name = token.kind === 'word' ? token.text.toLowerCase() : '';
  return Object.hasOwn(VERBS, name) ? [VERBS[name], 1] : null;
}

function isPercent(token: Token, next: Token | undefined): boolean {
  if (token.kind !== 'word') return false;
  return PERCENT.test(token.text) || (next?.kind === 'word' && next.text === '%' && PERCENT.test(`${token.text}%`));
}

/** Somebody else does these issues. */
export function ownerForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const issues = readNames(wording, subject, ['issue'], 'an issue', verb);
  const to = readName(wording, rest, DOERS, 'a person or pool', verb);
  if (to === null) return [];
  return issues.map(({ meaning, tokens }) => {
    return { change: { kind: 'owner', issue: meaning.id, to: to.id }, subject: tokens, value: rest };
  });
}

function capacityForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const people = readNames(wording, subject, ['person', 'pool'], 'a person', verb);
  const length = rest.length > 0 && isPercent(rest[0], rest[1]) ? (PERCENT.test(rest[0].text) ? 1 : 2) : 0;
  const share = rest.slice(0, length);
  if (length === 0)
    return unclear(wording, verb, 'the share of the time is missing', 'such as Developer02 60% from week 3');
  const percent = readPhrasePercent(wording, share);
  const period = readPeriod(wording, rest.slice(length));
  if (percent === null || period === null) return [];
  return people.map(({ meaning, tokens }) => {
    return { change: { kind: 'capacity', person: meaning.id, percent, ...period }, subject: tokens, value: rest };
  });
}

function sequenceForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens, isAfter: boolean): Draft[] {
  const left = readNames(wording, subject, NODES, 'an issue', verb);
  const right = readNames(wording, rest, NODES, 'an issue', verb);
  return left.flatMap((one) =>
    right.map((other): Draft => {
      const [first, then] = isAfter ? [other, one] : [one, other];
      // biome-ignore lint/suspicious/noThenProperty: a word of the changes, not a promise
      const change: Change = { kind: 'sequence', first: first.meaning.id, then: then.meaning.id };
      return { change, subject: then.tokens, value: first.tokens };
    }),
  );
}

function estimateForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const issues = readNames(wording, subject, ['issue'], 'an issue', verb);
  if (rest.length === 0) return unclear(wording, verb, 'the estimate is missing', 'such as #012 takes 2-3d');
  return issues.map(({ meaning, tokens }) => {
    return { change: { kind: 'estimate', issue: meaning.id, text: said(wording, rest) }, subject: tokens, value: rest };
  });
}

function targetForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const targets = readNames(wording, subject, DATED, 'a gate, milestone or phase', verb);
  if (rest.length === 0) return unclear(wording, verb, 'the date is missing', 'such as G2 by week 6 fri');
  return targets.map(({ meaning, tokens }) => {
    return { change: { kind: 'target', id: meaning.id, text: said(wording, rest) }, subject: tokens, value: rest };
  });
}

/** Not before that day. People who come later are said otherwise. */
export function deferForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const only = wording.names.find(wordsOf(wording, subject), ['person', 'pool']);
  if (only !== null && wording.names.find(wordsOf(wording, subject), ['issue']) === null) {
    const hint = `say ${only.id} 100% from ..., or without ${only.id} from ...`;
    return unclear(wording, subject, `${only.id} is no issue: what about the time from then on?`, hint);
  }
  const issues = readNames(wording, subject, ['issue'], 'an issue', verb);
  const from = readPhraseDay(wording, rest, 'begin', verb);
  if (from === null) return [];
  return issues.map(({ meaning, tokens }) => {
    return { change: { kind: 'defer', issue: meaning.id, from }, subject: tokens, value: rest };
  });
}

function classForm(wording: Wording, subject: Tokens, verb: Tokens, rest: Tokens): Draft[] {
  const issues = readNames(wording, subject, ['issue'], 'an issue', verb);
  const best = readName(wording, rest, ['class'], 'a priority class', verb);
  if (best === null) return [];
  return issues.map(({ meaning, tokens }) => {
    return { change: { kind: 'class', issue: meaning.id, class: best.id }, subject: tokens, value: rest };
  });
}

/** Issues and a class behind them; anything else is no phrase. */
function bareForm(wording: Wording, tokens: Tokens): Draft[] {
  const last = tokens.slice(-1);
  const issues = tokens.slice(0, -1);
  const knows = (token: Token | undefined, kind: NamedKind): boolean =>
    token !== undefined && wording.names.find(token.text, [kind]) !== null;
  if (knows(issues[0], 'issue') && (knows(last[0], 'person') || knows(last[0], 'pool'))) {
    const said = `${wordsOf(wording, issues)} -> ${wordsOf(wording, last)}`;
    return unclear(wording, tokens, `"${wordsOf(wording, tokens)}" does not say what changes`, `write ${said}`);
  }
  const isDivided = issues.at(-1)?.kind === 'sign' || isWord(issues.at(-1), 'and');
  const isClass = knows(last[0], 'class') || (knows(issues[0], 'issue') && !knows(last[0], 'issue'));
  if (issues.length > 0 && !isDivided && isClass) return classForm(wording, issues, issues, last);
  const hint =
    "such as '#012 -> Worker03', 'Developer02 60% from week 3', '#011 before #009', 'drop P2' or '+1 Backend'";
  return unclear(wording, tokens, `"${wordsOf(wording, tokens)}" does not say what changes`, hint);
}

/** The words as they stand in the phrase. */
function said({ phrase }: Wording, tokens: Tokens): string {
  if (tokens.length === 1) return tokens[0].text;
  return phrase.text.slice(tokens[0].start, tokens[tokens.length - 1].end);
}
