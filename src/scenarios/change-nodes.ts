// Small trees made from the words of a phrase, so that a change can be laid over a document like any other layer: every node stands
// where the words stand that mean it.
import type { DocumentPath } from '../plan/diagnostic.ts';
import { type DocNode, entryAt, isList, isMap, type Place, placeAt, rootPlace } from './document.ts';
import { openList } from './fields.ts';
import { inlineMitigations } from './names.ts';
import type { Span } from './phrased-change.ts';

export function scalarNode(value: string | number | boolean, { start, end }: Span): DocNode {
  return { kind: 'scalar', value, source: `${value}`, start, end };
}

/** Takes away what stands there. */
export function removalNode({ start, end }: Span): DocNode {
  return { kind: 'scalar', value: null, source: '~', start, end };
}

export function listNode(items: readonly DocNode[], { start, end }: Span): DocNode {
  return { kind: 'list', items, start, end };
}

export function mapNode(entries: Iterable<readonly [string, DocNode]>, { start, end }: Span): DocNode {
  const key = { start, end };
  return { kind: 'map', entries: new Map(Array.from(entries, ([name, node]) => [name, { key, node }])), start, end };
}

/** The node under these keys, outermost first. */
export function nested(path: readonly string[], node: DocNode, span: Span): DocNode {
  return path.reduceRight((inner, name) => mapNode([[name, inner]], span), node);
}

/** What stands under these keys; undefined when they lead nowhere. */
export function standing(root: DocNode, path: DocumentPath): Place | undefined {
  const place = placeAt(root, path);
  return path.length > 0 && place.path.length < path.length ? undefined : place;
}

/** One value or a list of them, as nodes; nothing for what is not there. */
export function itemsAt(root: DocNode, path: DocumentPath): DocNode[] {
  return openList(standing(root, path)).map(({ node }) => node);
}

/** The way to an issue, which may be written inside the risk it mitigates; null when the document lists no such issue. */
export function issuePath(root: DocNode, id: string): string[] | null {
  if (standing(root, ['issues', id]) !== undefined) return ['issues', id];
  const inline = inlineMitigations(entryAt(rootPlace(root), 'risks')).find((one) => one.id === id);
  return inline === undefined ? null : inline.place.path.map(String);
}

/** Text of a scalar, as ids are read. */
export function textOf(node: DocNode | undefined): string | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : node.source;
}

/** Every issue of the document, those written inside risks included. */
export function issuePlaces(root: DocNode): { id: string; place: Place }[] {
  const listed = standing(root, ['issues']);
  const stated =
    listed === undefined || !isMap(listed)
      ? []
      : Array.from(listed.node.entries.keys(), (id) => ({ id, place: entryAt(listed, id) as Place }));
  return [...stated, ...inlineMitigations(entryAt(rootPlace(root), 'risks'))];
}

/** Texts of one value or a list. */
export function textsAt(place: Place | undefined): string[] {
  if (place === undefined) return [];
  const nodes = isList(place) ? place.node.items : [place.node];
  return nodes.flatMap((node) => textOf(node) ?? []);
}

/** Several layers that speak of different things as one. */
export function together(layers: readonly DocNode[], span: Span): DocNode {
  // What a layer takes away stays a removal: nothing has been laid over the document yet.
  return layers.reduce((all, layer) => joined(all, layer), mapNode([], span));
}

function joined(one: DocNode, other: DocNode): DocNode {
  if (one.kind !== 'map' || other.kind !== 'map') return other;
  const entries = new Map(one.entries);
  for (const [name, entry] of other.entries) {
    const known = entries.get(name);
    entries.set(name, known === undefined ? entry : { key: entry.key, node: joined(known.node, entry.node) });
  }
  return { ...one, entries };
}
