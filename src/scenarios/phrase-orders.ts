// The forms of a phrase that begin with what is to be done: drop, defer, without, +1, order, dispatch, mitigate, set, decide, with.

import { deferForm, ownerForm } from './phrase-forms.ts';
import type { NamedKind } from './phrase-names.ts';
import { isWord, splitAt, type Token } from './phrase-tokens.ts';
import {
  type Draft,
  readName,
  readNames,
  readPeriod,
  type Tokens,
  unclear,
  type Wording,
  wordsOf,
} from './phrase-wording.ts';

type Order = (wording: Wording, head: Tokens, rest: Tokens) => Draft[];

const DISPATCHES = ['issue-first', 'person-first', 'list'] as const;
/** In the order in which a name is looked for; the name may say its kind before it. */
const SCOPES: readonly NamedKind[] = ['issue', 'phase', 'class', 'module'];
export const LARGEST_HIRE = 1000;

const ORDERS: Readonly<Record<string, Order>> = {
  drop: dropOrder,
  cut: dropOrder,
  without: withoutOrder,
  defer: splitOrder(['to', 'until', 'till', 'from', 'by'], deferForm, 'such as defer #012 to week 4'),
  delay: splitOrder(['to', 'until', 'till', 'from', 'by'], deferForm, 'such as delay #012 to week 4'),
  move: splitOrder(['to'], ownerForm, 'such as move #012 to Worker03'),
  give: splitOrder(['to'], ownerForm, 'such as give #012 to Worker03'),
  hand: splitOrder(['to'], ownerForm, 'such as hand #012 to Worker03'),
  assign: splitOrder(['to'], ownerForm, 'such as assign #012 to Worker03'),
  hire: hireOrder,
  add: hireOrder,
  order: orderOrder,
  dispatch: dispatchOrder,
  mitigate: (wording, head, rest) => mitigateOrder(wording, head, rest, true),
  unmitigate: (wording, head, rest) => mitigateOrder(wording, head, rest, false),
  set: setOrder,
  decide: decideOrder,
  with: withOrder,
};
const NEGATIONS: readonly (readonly string[])[] = [
  ['do', 'not', 'mitigate'],
  ['not', 'mitigate'],
  ['no', 'mitigate'],
  ["don't", 'mitigate'],
];

/** The order a phrase begins with; null when it begins with what it is about. */
export function readOrder(wording: Wording, tokens: Tokens): Draft[] | null {
  const negation = NEGATIONS.find((words) => words.every((word, k) => isWord(tokens[k], word)));
  if (negation !== undefined) {
    const length = negation.length;
    return mitigateOrder(wording, tokens.slice(0, length), tokens.slice(length), false);
  }
  const [head, ...rest] = tokens;
  if (head.kind === 'word' && /^[+-]/.test(head.text)) return signedOrder(wording, head, rest);
  const name = head.kind === 'word' ? head.text.toLowerCase() : '';
  if (!Object.hasOwn(ORDERS, name)) return isChoice(tokens) ? decideOrder(wording, [], tokens) : null;
  return ORDERS[name](wording, [head], rest);
}

/** Does this phrase choose a variant the plan names itself? Such phrases are read first: they say which plan the others are about. */
export function isChoice(tokens: Tokens): boolean {
  return isWord(tokens[0], 'with', 'set', 'decide') || tokens.some(({ kind, text }) => kind === 'sign' && text === '=');
}

/** What is to be done with something, and where a preposition says where it goes. */
function splitOrder(words: readonly string[], form: typeof ownerForm, hint: string): Order {
  return (wording, head, rest) => {
    const at = rest.findIndex((token) => isWord(token, ...words));
    if (at >= 0) return form(wording, rest.slice(0, at), [rest[at]], rest.slice(at + 1));
    return unclear(
      wording,
      [...head, ...rest],
      `"${wordsOf(wording, [...head, ...rest])}" does not say where to`,
      hint,
    );
  };
}

function dropOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  return splitAt(rest, ',').flatMap((part) => {
    const kind = part.length > 1 ? SCOPES.find((each) => isWord(part[0], each)) : undefined;
    const name = kind === undefined ? part : part.slice(1);
    const kinds = kind === undefined ? SCOPES : [kind];
    const found = readName(wording, name, kinds, kind ?? 'an issue, phase, class or module', head);
    if (found === null) return [];
    const what = kind === undefined ? found.id : `${kind} ${found.id}`;
    return [{ change: { kind: 'drop', what }, subject: part, value: part }];
  });
}

/** Somebody who is not there, or something that leaves the scope. */
function withoutOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const at = rest.findIndex((token) => isWord(token, 'from', 'since', 'on'));
  const who = at < 0 ? rest : rest.slice(0, at);
  const [first] = splitAt(who, ',');
  const name = first.map(({ text }) => text).join(' ');
  if (at < 0 && wording.names.find(name, ['person', 'pool']) === null && wording.names.find(name, SCOPES) !== null) {
    return dropOrder(wording, head, rest);
  }
  const people = readNames(wording, who, ['person', 'pool'], 'a person', head);
  const from = readBegin(wording, at < 0 ? [] : rest.slice(at));
  if (from === undefined) return [];
  return people.flatMap(({ meaning, tokens }): Draft[] => {
    if (meaning.kind === 'pool') {
      return unclear(wording, tokens, `${meaning.id} is a pool: how many of it leave?`, `say -1 ${meaning.id}`);
    }
    return [{ change: { kind: 'leave', count: 1, who: meaning.id, from }, subject: tokens, value: tokens }];
  });
}

/** `from ...` of people who come or go: a date, null for none, undefined after a complaint. */
function readBegin(wording: Wording, tokens: Tokens): string | null | undefined {
  const period = readPeriod(wording, tokens);
  if (period === null) return undefined;
  if (period.to === null) return period.from;
  unclear(
    wording,
    tokens,
    'people come and go for good',
    'for a while, give a capacity: Developer02 0% from week 3 until week 5',
  );
  return undefined;
}

/** `+2 Developer02 from week 5`, `-1 Backend`; without a number one. */
function signedOrder(wording: Wording, head: Token, rest: Tokens): Draft[] {
  const [, digits = '', name = ''] = /^[+-](\d*)(.*)$/s.exec(head.text) as RegExpExecArray;
  const at = head.start + 1 + digits.length;
  const named = name === '' ? rest : [{ ...head, text: name, start: at }, ...rest];
  const count = { ...head, end: at };
  return staffOrder(wording, count, digits === '' ? 1 : Number(digits), named, head.text.startsWith('+'));
}

function hireOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const [first, ...more] = rest;
  const isCount = first?.kind === 'word' && /^\+?\d+$/.test(first.text);
  return staffOrder(wording, isCount ? first : head[0], isCount ? Number(first.text) : 1, isCount ? more : rest, true);
}

function staffOrder(wording: Wording, head: Token, count: number, rest: Tokens, isMore: boolean): Draft[] {
  if (!(count >= 1 && count <= LARGEST_HIRE)) {
    return unclear(wording, [head], `"${wordsOf(wording, [head])}" is no number of people from 1 to ${LARGEST_HIRE}`);
  }
  const at = rest.findIndex((token) => isWord(token, 'from', 'since', 'on', 'until', 'till', 'in', 'during'));
  const words = at < 0 ? rest : rest.slice(0, at);
  const like = readName(wording, words, ['pool', 'person', 'role'], 'a pool, person or role', [head]);
  const from = readBegin(wording, at < 0 ? [] : rest.slice(at));
  if (like === null || from === undefined) return [];
  const change = isMore
    ? ({ kind: 'hire', count, like: like.id, from } as const)
    : ({ kind: 'leave', count, who: like.id, from } as const);
  return [{ change, subject: words, value: [head] }];
}

function orderOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const issues = readNames(wording, rest, ['issue'], 'an issue', head).map(({ meaning }) => meaning.id);
  const change = { kind: 'order', issues: [...new Set(issues)] } as const;
  return issues.length === 0 ? [] : [{ change, subject: head, value: rest }];
}

function dispatchOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const said = wordsOf(wording, rest).toLowerCase().replace(/\s+/g, '-');
  const how = rest.length === 0 ? undefined : DISPATCHES.find((each) => each === said);
  if (how !== undefined) return [{ change: { kind: 'dispatch', how }, subject: head, value: rest }];
  const words = rest.length === 0 ? head : rest;
  const near = wording.complaints.guess(said, DISPATCHES) ?? `choose from ${DISPATCHES.join(', ')}`;
  return unclear(wording, words, `"${wordsOf(wording, words)}" is no way to dispatch`, near);
}

function mitigateOrder(wording: Wording, head: Tokens, rest: Tokens, active: boolean): Draft[] {
  return readNames(wording, rest, ['risk'], 'a risk', head).map(({ meaning, tokens }) => {
    return { change: { kind: 'mitigate', risk: meaning.id, active }, subject: tokens, value: [...head, ...tokens] };
  });
}

function setOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const names = readNames(wording, rest, ['set'], 'a dependency set', head).map(({ meaning }) => meaning.id);
  return names.length === 0 ? [] : [{ change: { kind: 'set', names }, subject: head, value: rest }];
}

/** `decide expand = now`, `decide expand now`, `expand = now`. */
function decideOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  const sign = rest.findIndex(({ kind, text }) => kind === 'sign' && text === '=');
  const at = sign >= 0 ? sign : Math.max(0, rest.length - 1);
  const decisionWords = rest.slice(0, at);
  const optionWords = rest.slice(sign >= 0 ? at + 1 : at);
  const decision = readName(wording, decisionWords, ['decision'], 'a decision', head.length > 0 ? head : rest);
  if (decision === null) return [];
  const known = wording.plan.decisions.find(({ id }) => id === decision.id)?.options ?? [];
  const asked = optionWords.map(({ text }) => text).join(' ');
  const option = known.find((id) => id === asked) ?? known.find((id) => id.toLowerCase() === asked.toLowerCase());
  if (option === undefined) {
    const words = optionWords.length > 0 ? optionWords : rest;
    const hint = wording.complaints.guess(asked, known) ?? `there are ${known.join(', ')}`;
    return unclear(wording, words, `"${wordsOf(wording, words)}" is no option of ${decision.id}`, hint);
  }
  return [{ change: { kind: 'decide', decision: decision.id, option }, subject: decisionWords, value: optionWords }];
}

function withOrder(wording: Wording, head: Tokens, rest: Tokens): Draft[] {
  return readNames(wording, rest, ['option'], 'an option of the plan', head).map(({ meaning, tokens }) => {
    return { change: { kind: 'with', option: meaning.id }, subject: tokens, value: tokens };
  });
}
