// One document laid over another: mappings merge key by key, everything else replaces, `~` removes. Every node keeps where it
// stood, so a mistake in what came out is still told at the line that made it.
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { DocNode, Entry, MapNode, Place } from './document.ts';

/** Told about every `~` under which nothing stands. */
export type OnMissing = (place: Place, name: string) => void;

/** `layer` over `base`. A key with nothing behind it says nothing: it adds a name that is new and leaves one that is not. */
export function overlay(base: DocNode, layer: DocNode, onMissing: OnMissing, path: DocumentPath = []): DocNode {
  if (isUnsaid(layer)) return base;
  return base.kind === 'map' && layer.kind === 'map' ? merged(base, layer, onMissing, path) : layer;
}

function merged(base: MapNode, layer: MapNode, onMissing: OnMissing, path: DocumentPath): MapNode {
  const entries = new Map<string, Entry>(base.entries);
  for (const [name, entry] of layer.entries) {
    const below = entries.get(name);
    const here = [...path, name];
    if (isRemoval(entry.node)) {
      if (!entries.delete(name)) onMissing({ node: entry.node, key: entry.key, path: here }, name);
    } else if (below === undefined) entries.set(name, entry);
    else if (!isUnsaid(entry.node)) {
      entries.set(name, { key: entry.key, node: overlay(below.node, entry.node, onMissing, here) });
    }
  }
  return { ...layer, entries };
}

/** `~` or `null`, written out. */
function isRemoval(node: DocNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.source !== '';
}

function isUnsaid(node: DocNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.source === '';
}
