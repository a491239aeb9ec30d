// A phrase of the command line cut into words, quoted names and signs, each with where it stands, so that every mistake can be
// told under the very word.

export interface Token {
  readonly kind: 'word' | 'quoted' | 'sign';
  /** Without quotes; arrows are all `->`. */
  readonly text: string;
  /** UTF-16 units into the phrase, quotes included; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const BLANK = /\s/;
const ARROWS = ['->', '=>', '→'];
const SIGNS = [',', ';', '='];
const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”' };

/** The tokens in order, or where a quote begins that never ends. */
export function tokensOf(phrase: string): Token[] | { unclosed: number } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < phrase.length) {
    if (BLANK.test(phrase[at])) {
      at += 1;
      continue;
    }
    const token = signAt(phrase, at) ?? (phrase[at] in CLOSING ? quotedAt(phrase, at) : wordAt(phrase, at));
    if (token === null) return { unclosed: at };
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function signAt(phrase: string, start: number): Token | null {
  const arrow = ARROWS.find((sign) => phrase.startsWith(sign, start));
  if (arrow !== undefined) return { kind: 'sign', text: '->', start, end: start + arrow.length };
  return SIGNS.includes(phrase[start]) ? { kind: 'sign', text: phrase[start], start, end: start + 1 } : null;
}

/** A quote inside may be written with a backslash. */
function quotedAt(phrase: string, start: number): Token | null {
  const closing = CLOSING[phrase[start]];
  let text = '';
  for (let at = start + 1; at < phrase.length; at += 1) {
    if (phrase[at] === closing) return { kind: 'quoted', text, start, end: at + 1 };
    if (phrase[at] === '\\' && at + 1 < phrase.length) at += 1;
    text += phrase[at];
  }
  return null;
}

function wordAt(phrase: string, start: number): Token {
  let end = start + 1;
  while (end < phrase.length && !BLANK.test(phrase[end]) && signAt(phrase, end) === null) end += 1;
  return { kind: 'word', text: phrase.slice(start, end), start, end };
}

/** Tokens between the signs given; a stretch may be empty. */
export function splitAt(tokens: readonly Token[], sign: string): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === sign) parts.push([]);
    else parts[parts.length - 1].push(token);
  }
  return parts;
}

/** Is it this word, unquoted, in whatever case? */
export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toLowerCase());
}
