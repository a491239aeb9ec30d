// The one grammar for figures and conditions: `P80(G2) <= 2025-12-12`. `expect:` in a plan, `--fail-on` on the command line
// and later claims and goals all come through here. A sentence that cannot be read is an error with its place in the
// text, never a condition that silently holds.
import { asShare, type ConditionValue, parseConditionValue } from './condition-value.ts';
import { type ArgumentKind, FIGURE_NAMES, type FigureKind, figureRule } from './figures.ts';
import { nearestNames } from './nearest-names.ts';

export type Operator = '<=' | '<' | '>=' | '>' | '=';

export interface Figure {
  /** A name of figures.ts; `P<n>` for percentiles. */
  name: string;
  /** 1-99 for `P<n>`, else null. */
  percentile: number | null;
  measures: FigureKind;
  asks: ArgumentKind;
  /** Null = left out. `at` is its offset in the text. A quoted `"finish"` is an id, a bare one the end of the plan. */
  argument: { id: string; quoted: boolean; at: number } | null;
}

export interface Condition {
  text: string;
  figure: Figure;
  operator: Operator;
  value: ConditionValue;
}

/** `at` is the zero-based offset of the offending piece, in UTF-16 units. */
export interface ConditionError {
  error: string;
  at: number;
  hint?: string;
}

/** What a condition names and what it may be; `finish` and `all` are words of the grammar and not listed. */
export interface MentionedName {
  id: string;
  asks: ArgumentKind;
  at: number;
}

const HEAD = /^(\s*)([A-Za-z][A-Za-z0-9]*)(\s*)\((\s*)(?:"([^"]*)"|([\p{L}\p{N}_.-]*))(\s*)(\)?)/u;
const OPERATOR = /^\s*(<=|>=|<|>|=)(?!=)/;
const NOUNS: Record<FigureKind, string> = {
  date: 'a date such as 2025-12-12 or week 2 fri',
  share: 'a share such as 80%',
  ratio: 'a number such as 1.8',
  span: 'a span such as 5d',
};

/** Reads one condition; the whole text must be it. */
export function parseCondition(text: string): { condition: Condition } | ConditionError {
  const head = parseFigure(text);
  if ('error' in head) return head;
  const operator = OPERATOR.exec(text.slice(head.end));
  if (!operator) return missingOperator(text, head.end);
  const valueAt = head.end + operator[0].length;
  const value = rightSide(text.slice(valueAt), valueAt, head.figure);
  if ('error' in value) return value;
  return {
    condition: { text: text.trim(), figure: head.figure, operator: operator[1] as Operator, value: value.value },
  };
}

/** The name a condition mentions, for checking against a plan before anything runs (none for `speedup()`). */
export function namesIn(condition: Condition): MentionedName[] {
  const { argument, asks } = condition.figure;
  if (!argument || isWord(argument, asks)) return [];
  return [{ id: argument.id, asks, at: argument.at }];
}

/** Is this the bare word `finish` (end of the plan) or, for chances, `all` (every target together)? */
function isWord(argument: { id: string; quoted: boolean }, asks: ArgumentKind): boolean {
  if (argument.quoted) return false;
  return (argument.id === 'finish' && asks === 'node') || (argument.id === 'all' && asks === 'target');
}

function parseFigure(text: string): { figure: Figure; end: number } | ConditionError {
  const head = HEAD.exec(text);
  if (!head) return unreadableHead(text);
  const [whole, indent, word, gap, inner, quotedId, bareId = '', , close] = head;
  const wordAt = indent.length;
  const found = figureRule(word);
  if (!found) return unknownFigure(word, wordAt);
  const argumentAt = wordAt + word.length + gap.length + 1 + inner.length;
  if (close !== ')') return badArgument(text, argumentAt, whole.length);
  const { rule, percentile } = found;
  const id = quotedId ?? bareId;
  if (rule.asks === 'none' && id !== '')
    return { error: `${word}() takes no name`, at: argumentAt, hint: `for example ${rule.example}` };
  if (rule.asks !== 'none' && id === '' && !rule.optional)
    return { error: `${word}() needs a name`, at: argumentAt, hint: `for example ${rule.example}` };
  const argument = id === '' ? null : { id, quoted: quotedId !== undefined, at: argumentAt };
  return {
    figure: { name: rule.name, percentile, measures: rule.measures, asks: rule.asks, argument },
    end: whole.length,
  };
}

function rightSide(rest: string, at: number, figure: Figure): { value: ConditionValue } | ConditionError {
  const written = rest.trim();
  const place = at + (rest.length - rest.trimStart().length);
  const shown = figure.percentile === null ? figure.name : `P${figure.percentile}`;
  const example = `write ${NOUNS[figure.measures]}`;
  if (written === '') return { error: `nothing to compare ${shown} with`, at: place, hint: example };
  const parsed = parseConditionValue(written);
  if (!parsed) return { error: `cannot read the value ${clip(written)}`, at: place, hint: example };
  const value = figure.measures === 'share' ? asShare(parsed) : parsed;
  if (value?.kind !== figure.measures)
    return {
      error: `${shown} is ${nounOf(figure.measures)}, but ${clip(written)} is ${nounOf(parsed.kind)}`,
      at: place,
      hint: example,
    };
  return { value };
}

function nounOf(kind: FigureKind): string {
  return kind === 'ratio' ? 'a plain number' : `a ${kind === 'span' ? 'span of time' : kind}`;
}

function unreadableHead(text: string): ConditionError {
  const hint = 'a condition reads like P80(G2) <= 2025-12-12';
  const word = /^\s*([A-Za-z][A-Za-z0-9]*)/.exec(text);
  if (!word) return { error: 'a condition begins with a figure', at: text.length - text.trimStart().length, hint };
  const after = text.slice(word[0].length).trimStart();
  if (!after.startsWith('(')) return { error: `${clip(word[1])} needs brackets`, at: word[0].length, hint };
  return {
    error: 'cannot read the name in the brackets',
    at: word[0].length + 1,
    hint: 'quote ids of other characters: "#005"',
  };
}

function unknownFigure(word: string, at: number): ConditionError {
  const near = nearestNames(word, FIGURE_NAMES);
  const known = `known figures: P1 ... P99, ${FIGURE_NAMES.slice(4).join(', ')}`;
  return { error: `no figure is called ${clip(word)}`, at, hint: near.length > 0 ? `did you mean ${near[0]}?` : known };
}

function badArgument(text: string, argumentAt: number, stoppedAt: number): ConditionError {
  const open = text.indexOf(')', argumentAt) < 0;
  if (open && text.length === stoppedAt) return { error: 'the bracket is never closed', at: stoppedAt };
  return {
    error: 'the name in the brackets has other characters than letters, digits, _, - and .',
    at: argumentAt,
    hint: 'quote it, as in criticality("#005")',
  };
}

function missingOperator(text: string, end: number): ConditionError {
  const rest = text.slice(end);
  const at = end + (rest.length - rest.trimStart().length);
  return { error: 'a comparison must follow: <=, <, >=, > or =', at };
}

/** What a message quotes of the user's text: never more than a line's worth. */
function clip(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 39)}…"` : `"${text}"`;
}
