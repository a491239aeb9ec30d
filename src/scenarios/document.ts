// A document as a tree that still knows where everything stood, the same for YAML and JSON.
// Mappings are Maps: ids such as `10` and `2` keep their order, and `__proto__` is a key like any other.
import type { DocumentPath } from '../plan/diagnostic.ts';

interface Span {
  /** Offsets into the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}
export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written: what an id like `007` needs, whose value is a number. */
  readonly source: string;
}
export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly DocNode[];
}
export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}
export type DocNode = ScalarNode | ListNode | MapNode;
export interface Entry {
  readonly key: Span;
  readonly node: DocNode;
}

/** A node together with the way to it: what every reader of a value is given. */
export interface Place {
  readonly node: DocNode;
  readonly path: DocumentPath;
  /** Where its key stands; the node itself for list items and the root. */
  readonly key: Span;
}

export function rootPlace(node: DocNode): Place {
  const first = node.kind === 'map' ? node.entries.values().next().value : undefined;
  return { node, path: [], key: first?.key ?? node };
}

/** The value of a key, when the place is a mapping that has it. */
export function entryAt(place: Place | undefined, name: string): Place | undefined {
  if (place?.node.kind !== 'map') return undefined;
  const entry = place.node.entries.get(name);
  return entry === undefined ? undefined : { node: entry.node, path: [...place.path, name], key: entry.key };
}

export function entryPlaces(place: Place & { node: MapNode }): { name: string; place: Place }[] {
  return Array.from(place.node.entries, ([name, entry]) => ({
    name,
    place: { node: entry.node, path: [...place.path, name], key: entry.key },
  }));
}

export function itemPlaces(place: Place & { node: ListNode }): Place[] {
  return place.node.items.map((node, index) => ({ node, path: [...place.path, index], key: node }));
}

export function isMap(place: Place): place is Place & { node: MapNode } {
  return place.node.kind === 'map';
}

export function isList(place: Place): place is Place & { node: ListNode } {
  return place.node.kind === 'list';
}

/** Written, but with nothing behind the colon (or `null`). */
export function isEmpty(place: Place): boolean {
  return place.node.kind === 'scalar' && place.node.value === null;
}

/** What a node is, in words for a message: `a list`, `the number 3`, `text`. */
export function nodeInWords(node: DocNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a mapping';
  if (node.value === null) return 'an empty value';
  if (typeof node.value === 'string') return `"${shorten(node.value)}"`;
  return typeof node.value === 'number' ? `the number ${shorten(node.source)}` : `${node.value}`;
}

/** Text of the document as a message may quote it: one line, not endless. */
export function shorten(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  const line = text.slice(0, 200).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** The deepest place on a path that the document has; the root for an empty document. */
export function placeAt(root: DocNode, path: DocumentPath): Place {
  let place = rootPlace(root);
  for (const step of path) {
    const inside =
      place.node.kind === 'map'
        ? place.node.entries.get(String(step))
        : place.node.kind === 'list' && typeof step === 'number'
          ? place.node.items[step]
          : undefined;
    if (inside === undefined) return place;
    const entry: Entry = 'node' in inside ? inside : { key: inside, node: inside };
    place = { node: entry.node, path: [...place.path, step], key: entry.key };
  }
  return place;
}
