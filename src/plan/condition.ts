// The one grammar for figures and conditions: `P80(G2) <= 2025-12-12`. `expect:` and `claims:` of a plan and `--fail-on` on the
// command line all come through here. A sentence that cannot be read is an error with its place in the text, never a
// condition that silently holds.
import { asShare, type ConditionValue, parseConditionValue } from './condition-value.ts';
import type { ArgumentKind, FigureKind } from './figures.ts';
import { type ConditionError, clip, type Figure, parseFigure } from './parse-figure.ts';

export type { ConditionError, Figure } from './parse-figure.ts';

export type Operator = '<=' | '<' | '>=' | '>' | '=';

export interface Condition {
  text: string;
  figure: Figure;
  operator: Operator;
  value: ConditionValue;
  /** The figure is meant as its value under an option less its value without it: dates differ by spans, and less than nothing is a value. */
  difference: boolean;
}

/** What a condition names and what it may be; the words of the grammar (`finish`, `all`, `people`, ...) are not listed. */
export interface MentionedName {
  id: string;
  asks: ArgumentKind;
  at: number;
}

const OPERATOR = /^\s*(<=|>=|<|>|=)(?!=)/;
const NOUNS: Record<FigureKind, string> = {
  date: 'a date such as 2025-12-12 or week 2 fri',
  share: 'a share such as 80%',
  ratio: 'a number such as 1.8',
  span: 'a span such as 5d',
  count: 'a number such as 12',
};

/** Words that `count` knows beside selections. */
export const COUNTED_WORDS = [
  'issues',
  'people',
  'phases',
  'gates',
  'milestones',
  'risks',
  'deliveries',
  'modules',
  'policies',
] as const;
export type CountedWord = (typeof COUNTED_WORDS)[number];

/** Reads one condition; the whole text must be it. With `difference` its figure is a difference between two plans. */
export function parseCondition(
  text: string,
  { difference = false }: { difference?: boolean } = {},
): { condition: Condition } | ConditionError {
  const head = parseFigure(text);
  if ('error' in head) return head;
  const operator = OPERATOR.exec(text.slice(head.end));
  if (!operator) return missingOperator(text, head.end);
  const valueAt = head.end + operator[0].length;
  const value = rightSide(text.slice(valueAt), valueAt, head.figure, difference);
  if ('error' in value) return value;
  const { figure } = head;
  return {
    condition: { text: text.trim(), figure, operator: operator[1] as Operator, value: value.value, difference },
  };
}

/** The name a condition mentions, for checking against a plan before anything runs (none for `speedup()`). */
export function namesIn(condition: Condition): MentionedName[] {
  const { argument, asks } = condition.figure;
  if (!argument || isWord(argument, asks)) return [];
  return [{ id: argument.id, asks, at: argument.at }];
}

/** Is this a bare word of the grammar: `finish` (end of the plan), `all`, or what `count` counts? */
export function isWord(argument: { id: string; quoted: boolean }, asks: ArgumentKind): boolean {
  if (argument.quoted) return false;
  if (argument.id === 'finish') return asks === 'node' || asks === 'stretch';
  if (argument.id === 'all') return asks === 'target' || asks === 'selector' || asks === 'team' || asks === 'things';
  return asks === 'things' && (COUNTED_WORDS as readonly string[]).includes(argument.id);
}

/** What the right side of a condition about this figure must be. */
export function measureOf(figure: Figure, difference: boolean): FigureKind {
  return difference && figure.measures === 'date' ? 'span' : figure.measures;
}

function rightSide(
  rest: string,
  at: number,
  figure: Figure,
  difference: boolean,
): { value: ConditionValue } | ConditionError {
  const written = rest.trim();
  const place = at + (rest.length - rest.trimStart().length);
  const shown = figure.name === 'P<n>' ? `P${figure.percentile}` : figure.name;
  const measures = measureOf(figure, difference);
  const example = `write ${NOUNS[measures]}`;
  if (written === '') return { error: `nothing to compare ${shown} with`, at: place, hint: example };
  const parsed = parseConditionValue(written, difference);
  if (!parsed) return { error: `cannot read the value ${clip(written)}`, at: place, hint: example };
  const value = measures === 'share' ? asShare(parsed) : parsed;
  if (value?.kind !== (measures === 'count' ? 'ratio' : measures))
    return {
      error: `${difference ? `the difference of ${shown}` : shown} is ${nounOf(measures)}, but ${clip(written)} is ${nounOf(parsed.kind)}`,
      at: place,
      hint: example,
    };
  return { value };
}

function nounOf(kind: FigureKind): string {
  if (kind === 'ratio' || kind === 'count') return 'a plain number';
  return `a ${kind === 'span' ? 'span of time' : kind}`;
}

function missingOperator(text: string, end: number): ConditionError {
  const rest = text.slice(end);
  const at = end + (rest.length - rest.trimStart().length);
  return { error: 'a comparison must follow: <=, <, >=, > or =', at };
}
