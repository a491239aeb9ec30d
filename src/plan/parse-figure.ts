// Reads the left side of a condition: `P80(G2)`, `done(P0, "week 1 fri")`. Every refusal says where in the text and what to write.
import { type ConditionValue, parseConditionValue } from './condition-value.ts';
import { type ArgumentKind, FIGURE_NAMES, type FigureKind, type FigureRule, figureRule } from './figures.ts';
import { nearestNames } from './nearest-names.ts';

export interface Figure {
  /** A name of figures.ts; `P<n>` for percentiles. */
  name: string;
  /** 1-99 for `P<n>`, and for `length` (50 when left out); else null. */
  percentile: number | null;
  measures: FigureKind;
  asks: ArgumentKind;
  /** Null = left out. `at` is its offset in the text. A quoted `"finish"` is an id, a bare one the end of the plan. */
  argument: { id: string; quoted: boolean; at: number } | null;
  /** Second argument of figures that are asked about a date; else null. */
  by: Extract<ConditionValue, { kind: 'date' }> | null;
  /** The figure as written, without spare blanks; figures of one text are the same. */
  text: string;
}

/** `at` is the zero-based offset of the offending piece, in UTF-16 units. */
export interface ConditionError {
  error: string;
  at: number;
  hint?: string;
}

const HEAD = /^(\s*)([A-Za-z][A-Za-z0-9]*)(\s*)\((\s*)(?:"([^"]*)"|([\p{L}\p{N}_.-]*))(\s*)(?:(\))|(?=,))?/u;
const SECOND = /^,(\s*)(?:"([^"]*)"|([^,()"]*))(\s*)(\)?)/;

/** The figure a text begins with, and where it ends. */
export function parseFigure(text: string): { figure: Figure; end: number } | ConditionError {
  const head = HEAD.exec(text);
  if (!head) return unreadableHead(text);
  const [whole, indent, word, gap, inner, quotedId, bareId = '', , close] = head;
  const wordAt = indent.length;
  const found = figureRule(word);
  if (!found) return unknownFigure(word, wordAt);
  const argumentAt = wordAt + word.length + gap.length + 1 + inner.length;
  const { rule } = found;
  const rest = text.slice(whole.length);
  if (close !== ')' && !rest.startsWith(',')) return badArgument(text, argumentAt, whole.length);
  const id = quotedId ?? bareId;
  if (rule.asks === 'none' && id !== '')
    return { error: `${word}() takes no name`, at: argumentAt, hint: `for example ${rule.example}` };
  if (rule.asks !== 'none' && id === '' && !rule.optional)
    return { error: `${word}() needs a name`, at: argumentAt, hint: `for example ${rule.example}` };
  const second = close === ')' ? absentSecond(rule, word, whole.length) : parseSecond(rule, word, rest, whole.length);
  if ('error' in second) return second;
  const end = second.end;
  const argument = id === '' ? null : { id, quoted: quotedId !== undefined, at: argumentAt };
  return {
    figure: {
      name: rule.name,
      percentile: found.percentile ?? second.percentile,
      measures: rule.measures,
      asks: rule.asks,
      argument,
      by: second.by,
      text: text.slice(0, end).trim().replace(/\s+/g, ' '),
    },
    end,
  };
}

interface Second {
  by: Figure['by'];
  percentile: number | null;
  end: number;
}

function absentSecond(rule: FigureRule, word: string, end: number): Second | ConditionError {
  if (rule.second === 'date')
    return { error: `${word}() needs a date after the name`, at: end - 1, hint: `for example ${rule.example}` };
  return { by: null, percentile: rule.second === 'percent' ? 50 : null, end };
}

function parseSecond(rule: FigureRule, word: string, rest: string, comma: number): Second | ConditionError {
  const hint = `for example ${rule.example}`;
  if (rule.second === null) return { error: `${word}() takes one name only`, at: comma, hint };
  const found = SECOND.exec(rest);
  if (!found) return { error: 'the bracket is never closed', at: comma };
  const [whole, inner, quoted, bare = '', , close] = found;
  const at = comma + 1 + inner.length;
  if (close !== ')') return { error: 'a closing bracket must follow', at: comma + whole.length };
  const written = (quoted ?? bare).trim();
  const end = comma + whole.length;
  if (rule.second === 'percent') {
    const percent = /^[Pp]?([1-9][0-9]?) *%?$/.exec(written);
    if (!percent) return { error: `the percentile of ${word}() is 1 to 99, not ${clip(written)}`, at, hint };
    return { by: null, percentile: Number(percent[1]), end };
  }
  const by = parseConditionValue(written);
  if (by?.kind !== 'date') return { error: `cannot read the date ${clip(written)}`, at, hint };
  return { by, percentile: null, end };
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

/** What a message quotes of the user's text: never more than a line's worth. */
export function clip(text: string): string {
  return text.length > 40 ? `"${text.slice(0, 39)}…"` : `"${text}"`;
}
