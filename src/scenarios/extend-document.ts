// `extends`: the plans this one is laid over, read first. This room reads no files: whoever calls the reader brings a loader,
// which alone knows folders; here stand the rules that need no folder, and the order in which layers come.
import type { Complaints } from './complaints.ts';
import { createComplaints } from './complaints.ts';
import { type DocNode, entryAt, isMap, nodeInWords, type Place, rootPlace, shorten } from './document.ts';
import { openList } from './fields.ts';
import { overlay } from './overlay.ts';
import { parseText } from './parse-text.ts';
import { readShort } from './scalars.ts';
import { moved, type Texts } from './texts.ts';

export interface LoadedDocument {
  /** One id for one file, however it is reached. */
  id: string;
  /** Path relative to the plan, for diagnostics; its ending tells JSON from YAML. */
  file: string;
  text: string;
}
export interface RefusedDocument {
  refused: 'E071' | 'E072';
  /** One line that stands alone. */
  message: string;
  hint?: string;
}
export interface DocumentLoader {
  /** Id of the plan itself. */
  self: string;
  /** The file that `path` names in the document with the id `from`. Never throws. */
  load(path: string, from: string): LoadedDocument | RefusedDocument;
}

export const DEEPEST_EXTENDS = 8;
export const MOST_FILES = 50;

interface Extending {
  complaints: Complaints;
  texts: Texts;
  loader: DocumentLoader | null;
  files: number;
}

/** The document with the id `self` laid over everything it extends; null when something of that cannot be had, after a complaint. */
export function extendDocument(
  root: DocNode,
  complaints: Complaints,
  texts: Texts,
  loader: DocumentLoader | null,
  self: string = loader?.self ?? '',
): DocNode | null {
  return extend(root, { complaints, texts, loader, files: 0 }, [self]);
}

/** `trail` holds the ids of the files being read, outermost first. */
function extend(root: DocNode, extending: Extending, trail: readonly string[]): DocNode | null {
  const named = entryAt(rootPlace(root), 'extends');
  if (named === undefined) return root;
  const layers = openList(named).map((place) => layerOf(place, extending, trail));
  if (layers.some((layer) => layer === null)) return null;
  const over = (base: DocNode, layer: DocNode): DocNode =>
    overlay(base, layer, (place, name) => {
      const hint = 'something new and empty is written {}';
      extending.complaints.add('E075', place, `there is no ${shorten(name)} to remove`, { atKey: true, hint });
    });
  const [first, ...rest] = [...(layers as DocNode[]), root];
  return rest.reduce(over, first);
}

function layerOf(place: Place, extending: Extending, trail: readonly string[]): DocNode | null {
  const { complaints, loader } = extending;
  const path = readShort(complaints, place, 'extends');
  if (path === null) return null;
  const wrong = troubleWithPath(path);
  if (wrong !== null) {
    complaints.add('E071', place, `extends: ${shorten(path)} ${wrong}`, { hint: 'write a path relative to this file' });
    return null;
  }
  if (loader === null) {
    complaints.add('E070', place, `${shorten(path)} cannot be found from here: this plan lies in no folder`);
    return null;
  }
  if (trail.length > DEEPEST_EXTENDS || extending.files >= MOST_FILES) {
    const limit = trail.length > DEEPEST_EXTENDS ? `${DEEPEST_EXTENDS} levels deep` : `${MOST_FILES} files`;
    complaints.add('E074', place, `extends goes further than ${limit}`);
    return null;
  }
  const found = loader.load(path, trail[trail.length - 1]);
  if ('refused' in found) {
    complaints.add(found.refused, place, found.message, found.hint === undefined ? {} : { hint: found.hint });
    return null;
  }
  if (trail.includes(found.id)) {
    complaints.add('E073', place, `${shorten(path)} is being read already: plans cannot extend each other`);
    return null;
  }
  extending.files += 1;
  const tree = parseLayer(found, extending);
  return tree === null ? null : withoutExtends(extend(tree, extending, [...trail, found.id]));
}

/** What no file system has to be asked about: forms of paths that are never relative to a file of the project. */
export function troubleWithPath(path: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'holds control characters';
  if (path === '') return 'names no file';
  if (path.includes('\\')) return 'has a backslash: folders are divided by /';
  if (path.startsWith('/') || path.startsWith('~')) return 'is not relative to this file';
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path) ? 'is not a relative path' : null;
}

function parseLayer({ file, text }: LoadedDocument, { complaints, texts }: Extending): DocNode | null {
  const base = texts.add(file, text);
  const own = createComplaints(texts, base);
  const tree = parseText(text, file, own);
  complaints.adopt(own.list());
  if (tree === null) return null;
  const place = rootPlace(moved(tree, base));
  if (isMap(place)) return place.node;
  complaints.add('E008', place, `a plan is a mapping of keys, not ${nodeInWords(tree)}`);
  return null;
}

function withoutExtends(tree: DocNode | null): DocNode | null {
  if (tree?.kind !== 'map') return tree;
  const entries = new Map(tree.entries);
  entries.delete('extends');
  return { ...tree, entries };
}
