// From a text to the document that is to be read: a plan with what it extends, or an option file with the plan it changes.
import { type Complaints, createComplaints } from './complaints.ts';
import { type DocNode, shorten } from './document.ts';
import { type DocumentLoader, extendDocument, troubleWithPath } from './extend-document.ts';
import { nameOfFile, type OpenedLayer, openedFile } from './open-layers.ts';
import { isOptionFile, type OptionContent, readOptionFile } from './option-file.ts';
import { parseText } from './parse-text.ts';
import { moved, type Texts } from './texts.ts';

export interface OpenedDocument {
  root: DocNode;
  /** What the option file asked for lays over it; null when a plan was asked for. */
  fixed: OpenedLayer | null;
}

/** The document of a text; null when it, or something it rests on, cannot be had, after a complaint. */
export function openDocument(
  text: string,
  name: string,
  complaints: Complaints,
  texts: Texts,
  loader: DocumentLoader | null,
): OpenedDocument | null {
  const parsed = parseText(text, name, complaints);
  if (parsed === null) return null;
  if (!isOptionFile(parsed)) {
    const root = extendDocument(parsed, complaints, texts, loader);
    return root === null ? null : { root, fixed: null };
  }
  const own = createComplaints(texts);
  const content = readOptionFile(own, parsed, nameOfFile(name));
  const fixed = openedFile(texts, own, content, { start: 0, end: text.length }, null);
  complaints.adopt(fixed.diagnostics);
  const root = content === null ? null : openBase(content, complaints, texts, loader);
  return root === null ? null : { root, fixed: { ...fixed, diagnostics: [] } };
}

/** The plan an option file changes, with what that extends. */
function openBase(
  { base }: OptionContent,
  complaints: Complaints,
  texts: Texts,
  loader: DocumentLoader | null,
): DocNode | null {
  if (base === null) return null;
  const { path, place } = base;
  const wrong = troubleWithPath(path);
  if (wrong !== null) {
    complaints.add('E071', place, `base: ${shorten(path)} ${wrong}`, { hint: 'write a path relative to this file' });
    return null;
  }
  if (loader === null) {
    complaints.add('E070', place, `${shorten(path)} cannot be found from here: this option file lies in no folder`);
    return null;
  }
  const found = loader.load(path, loader.self);
  if ('refused' in found) {
    complaints.add(found.refused, place, found.message, found.hint === undefined ? {} : { hint: found.hint });
    return null;
  }
  const start = texts.add(found.file, found.text);
  const inner = createComplaints(texts, start);
  const tree = parseText(found.text, found.file, inner);
  complaints.adopt(inner.list());
  if (tree === null) return null;
  const root = moved(tree, start);
  if (isOptionFile(root)) {
    complaints.add('E136', place, `${shorten(path)} is an option file itself: options change plans`);
    return null;
  }
  return extendDocument(root, complaints, texts, loader, found.id);
}
