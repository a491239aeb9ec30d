// JSON text to a document tree in one pass over the characters.
// JSON.parse would lose what we need: positions, duplicate keys, and the order of ids that look like integers.
import type { Complaints } from './complaints.ts';
import { type DocNode, type Entry, type ScalarNode, shorten } from './document.ts';
import { NESTING_LIMIT } from './limits.ts';

interface Cursor {
  readonly text: string;
  readonly complaints: Complaints;
  at: number;
}

/** What ends the pass: nothing behind the first slip of grammar can be trusted. */
class JsonStop {
  readonly code: 'E001' | 'E003';
  readonly at: number;
  readonly message: string;
  constructor(code: 'E001' | 'E003', at: number, message: string) {
    this.code = code;
    this.at = at;
    this.message = message;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\r\n]*/y;
const WORDS = new Map<string, true | false | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** The tree of a JSON text, or null when it cannot be read; the reason is among the complaints. */
export function parseJson(text: string, complaints: Complaints): DocNode | null {
  const cursor: Cursor = { text, complaints, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 };
  try {
    const node = readValue(cursor, 0);
    skipSpace(cursor);
    if (cursor.at < text.length) throw new JsonStop('E001', cursor.at, 'something follows after the end of the plan');
    return complaints.hasErrors() ? null : node;
  } catch (stop) {
    if (!(stop instanceof JsonStop)) throw stop;
    complaints.addAt(stop.code, stop.at, stop.at + 1, stop.message);
    return null;
  }
}

function readValue(cursor: Cursor, depth: number): DocNode {
  skipSpace(cursor);
  const start = cursor.at;
  if (depth > NESTING_LIMIT) throw new JsonStop('E003', start, `nested deeper than ${NESTING_LIMIT} levels`);
  const first = cursor.text[start];
  if (first === '{') return readMap(cursor, depth);
  if (first === '[') return readList(cursor, depth);
  if (first === '"') {
    const value = readString(cursor);
    return { kind: 'scalar', value, source: value, start, end: cursor.at };
  }
  return readNumberOrWord(cursor, start);
}

function readMap(cursor: Cursor, depth: number): DocNode {
  const start = cursor.at;
  const entries = new Map<string, Entry>();
  cursor.at += 1;
  while (!closes(cursor, '}', isOpening(cursor, '{'))) {
    skipSpace(cursor);
    const keyStart = cursor.at;
    if (cursor.text[keyStart] !== '"') throw unexpected(cursor, 'a key in double quotes');
    const name = readString(cursor);
    const key = { start: keyStart, end: cursor.at };
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== ':') throw unexpected(cursor, 'a colon');
    cursor.at += 1;
    const node = readValue(cursor, depth + 1);
    const first = entries.get(name);
    if (first === undefined) entries.set(name, { key, node });
    else {
      const message = `the key ${shorten(name)} stands here for the second time`;
      const related = { ...first.key, message: 'the first time' };
      cursor.complaints.addAt('E005', key.start, key.end, message, undefined, related);
    }
  }
  return { kind: 'map', entries, start, end: cursor.at };
}

function readList(cursor: Cursor, depth: number): DocNode {
  const start = cursor.at;
  const items: DocNode[] = [];
  cursor.at += 1;
  while (!closes(cursor, ']', isOpening(cursor, '['))) items.push(readValue(cursor, depth + 1));
  return { kind: 'list', items, start, end: cursor.at };
}

function isOpening(cursor: Cursor, bracket: string): boolean {
  return cursor.text[cursor.at - 1] === bracket;
}

/** Passes the closing bracket (true), or the comma before the next part (false). */
function closes(cursor: Cursor, bracket: string, isFirst: boolean): boolean {
  skipSpace(cursor);
  const here = cursor.text[cursor.at];
  if (here === bracket) {
    cursor.at += 1;
    return true;
  }
  if (isFirst) return false;
  if (here !== ',') throw unexpected(cursor, `a comma or ${bracket}`);
  cursor.at += 1;
  return false;
}

/** Passes a string. Its end is found by hand: a pattern with repeated choices would overflow on long strings. */
function readString(cursor: Cursor): string {
  const { text, at: start } = cursor;
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  const trouble = new JsonStop('E001', start, 'cannot be read as JSON: this text does not end properly');
  if (end < 0) throw trouble;
  cursor.at = end + 1;
  try {
    return JSON.parse(text.slice(start, end + 1)) as string;
  } catch {
    throw trouble;
  }
}

/** An odd number of backslashes stands before this place. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}

function readNumberOrWord(cursor: Cursor, start: number): ScalarNode {
  const digits = match(NUMBER, cursor);
  if (digits !== null) return { kind: 'scalar', value: Number(digits), source: digits, start, end: cursor.at };
  for (const [word, value] of WORDS) {
    if (!cursor.text.startsWith(word, start)) continue;
    cursor.at += word.length;
    return { kind: 'scalar', value, source: word, start, end: cursor.at };
  }
  throw unexpected(cursor, 'a value');
}

function match(pattern: RegExp, cursor: Cursor): string | null {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found === null) return null;
  cursor.at = pattern.lastIndex;
  return found[0];
}

function skipSpace(cursor: Cursor): void {
  match(SPACE, cursor);
}

function unexpected(cursor: Cursor, wanted: string): JsonStop {
  const found = cursor.at >= cursor.text.length ? 'the end of the text' : cursor.text[cursor.at];
  return new JsonStop('E001', cursor.at, `cannot be read as JSON: ${wanted} was expected, not ${shorten(found)}`);
}
