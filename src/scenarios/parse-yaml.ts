// YAML 1.2 core text to a document tree, within limits. The yaml package does the grammar; we turn its nodes into ours.
// Its duplicate check is quadratic and its alias guard runs too late, so both are done here, in one linear pass.
// Depth is checked on the flat token tree, before anything recurses into the document.
import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Parser,
  type YAMLParseError,
} from 'yaml';
import type { Complaints } from './complaints.ts';
import { type DocNode, type Entry, type ScalarNode, shorten } from './document.ts';
import { EXPANDED_NODES_LIMIT, NESTING_LIMIT } from './limits.ts';

/** The tree of a YAML text, or null when it cannot be read; the reasons are among the complaints. */
export function parseYaml(text: string, complaints: Complaints): DocNode | null {
  const tokens = Array.from(new Parser().parse(text));
  for (const token of tokens) if (!shallowEnough(token, complaints)) return null;
  const documents = Array.from(
    new Composer({ uniqueKeys: false, merge: false, strict: true, version: '1.2', schema: 'core' }).compose(
      tokens,
      true,
      text.length,
    ),
  );
  const [document, second] = documents;
  if (second !== undefined) {
    const at = second.range?.[0] ?? text.length;
    complaints.addAt('E007', at, at + 3, 'a plan is one document, but a second one begins here');
  }
  complainAboutGrammar(
    documents.flatMap((each) => each.errors),
    text,
    complaints,
  );
  if (document === undefined || complaints.hasErrors()) return null;
  const { version, explicit } = document.directives?.yaml ?? { version: '1.2', explicit: false };
  if (explicit && version !== '1.2') {
    const at = Math.max(0, text.search(/^%YAML/m));
    complaints.addAt('E007', at, at + 5, `plans are YAML 1.2, not ${shorten(version)}`, 'remove the %YAML line');
  }
  const tree = convertDocument(document, complaints);
  return complaints.hasErrors() ? null : tree;
}

const MOST_GRAMMAR_ERRORS = 50;

/** One slip often has several consequences at one place: only the first is told. */
function complainAboutGrammar(errors: readonly YAMLParseError[], text: string, complaints: Complaints): void {
  const places = new Set<number>();
  for (const { pos, message } of errors) {
    const [start, end] = pos;
    if (places.has(start) || places.size >= MOST_GRAMMAR_ERRORS) continue;
    places.add(start);
    const hint = isAfterComment(text, start) ? 'quote ids with #, or the rest of their line is a comment' : undefined;
    complaints.addAt('E001', start, end, `cannot be read as YAML: ${shorten(message)}`, hint);
  }
}

const MOST_LINE = 10_000;

/** Does a # inside brackets make a comment of what was meant as an id, here or on the line before? */
function isAfterComment(text: string, at: number): boolean {
  if (text[at] === '#') return true;
  const before = text
    .slice(Math.max(0, at - MOST_LINE), at)
    .split('\n')
    .slice(-2);
  const rest = text.slice(at, at + MOST_LINE).split('\n', 1)[0];
  return [before.at(-2) ?? '', (before.at(-1) ?? '') + rest].some((line) => {
    const comment = /[\s,[{]#[\p{L}\p{N}]/u.exec(line);
    const head = comment === null ? '' : line.slice(0, comment.index + 1);
    return head.split(/[[{]/).length > head.split(/[\]}]/).length;
  });
}

/** Collections nested deeper than the limit are refused before the parser recurses into them. */
function shallowEnough(top: CST.Token, complaints: Complaints): boolean {
  const pending: { token: CST.Token | null | undefined; depth: number }[] = [{ token: top, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    if (token === null || token === undefined) continue;
    if (depth > NESTING_LIMIT) {
      complaints.addAt('E003', token.offset, token.offset + 1, `nested deeper than ${NESTING_LIMIT} levels`);
      return false;
    }
    if (token.type === 'document') pending.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if ('key' in item) pending.push({ token: item.key, depth: depth + 1 });
      pending.push({ token: item.value, depth: depth + 1 });
    }
  }
  return true;
}

interface Conversion {
  readonly complaints: Complaints;
  readonly anchors: Map<string, { node: DocNode; size: number }>;
  /** Nodes so far, aliases counted as often as they are used. */
  size: number;
  expanded: number;
}

function convertDocument(document: Document, complaints: Complaints): DocNode | null {
  const conversion: Conversion = { complaints, anchors: new Map(), size: 0, expanded: 0 };
  return convert(document.contents, conversion, 0);
}

function convert(node: Node | null | undefined, conversion: Conversion, at: number): DocNode {
  conversion.size += 1;
  if (node === null || node === undefined) return nothing(at);
  const [start, end] = node.range ?? [at, at];
  if (isAlias(node)) return convertAlias(node.source, start, end, conversion);
  if (node.tag !== undefined) {
    conversion.complaints.addAt('E006', start, end, `plans use no tags, but this value carries ${shorten(node.tag)}`);
  }
  const before = conversion.size;
  const converted = convertContent(node, conversion, start, end);
  if ('anchor' in node && typeof node.anchor === 'string') {
    conversion.anchors.set(node.anchor, { node: converted, size: conversion.size - before + 1 });
  }
  return converted;
}

function convertContent(node: Node, conversion: Conversion, start: number, end: number): DocNode {
  if (isMap(node)) return { kind: 'map', entries: convertPairs(node.items, conversion, start), start, end };
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item as Node, conversion, start));
    return { kind: 'list', items, start, end };
  }
  if (!isScalar(node)) return nothing(start);
  const { value, source } = node;
  const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: known ? value : null, source: source ?? String(value), start, end };
}

function convertPairs(pairs: readonly Pair[], conversion: Conversion, at: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const pair of pairs) {
    const key = pair.key as Node | null;
    const [start, end] = key?.range ?? [at, at];
    const node = convert(pair.value as Node | null, conversion, end);
    if (!isScalar(key) || (key.value === null && !key.source) || key.tag !== undefined) {
      conversion.complaints.addAt('E007', start, end, 'a key must be plain text');
      continue;
    }
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    const first = entries.get(name);
    if (first !== undefined) {
      const message = `the key ${shorten(name)} stands here for the second time`;
      const related = { ...first.key, message: 'the first time' };
      conversion.complaints.addAt('E005', start, end, message, undefined, related);
    } else entries.set(name, { key: { start, end }, node });
  }
  return entries;
}

function convertAlias(name: string, start: number, end: number, conversion: Conversion): DocNode {
  const anchor = conversion.anchors.get(name);
  if (anchor === undefined) {
    conversion.complaints.addAt('E001', start, end, `*${shorten(name)} repeats something not defined above it`);
    return nothing(start);
  }
  conversion.size += anchor.size;
  conversion.expanded += anchor.size;
  if (conversion.expanded > EXPANDED_NODES_LIMIT) {
    const limit = EXPANDED_NODES_LIMIT.toLocaleString('en-US');
    conversion.complaints.addAt('E004', start, end, `repeated parts (&, *) grow beyond ${limit} values`);
    conversion.expanded = Number.NEGATIVE_INFINITY; // told once
  }
  return anchor.node;
}

function nothing(at: number): ScalarNode {
  return { kind: 'scalar', value: null, source: '', start: at, end: at };
}
