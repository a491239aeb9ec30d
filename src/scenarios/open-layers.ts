// What is laid over a plan from outside it, opened once per reading: a phrase becomes a text with a name of its own, an option file
// is read and its base compared with the plan.
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { ChosenLayer } from './choice.ts';
import type { Complaints } from './complaints.ts';
import { createComplaints } from './complaints.ts';
import type { Named } from './dependency-sets.ts';
import { type DocNode, isList, itemPlaces, type ListNode, nodeInWords, type Place, shorten } from './document.ts';
import { type LoadedDocument, type RefusedDocument, troubleWithPath } from './extend-document.ts';
import { type OptionContent, readOptionFile } from './option-file.ts';
import { parseText } from './parse-text.ts';
import type { PhraseText } from './phrase-wording.ts';
import type { Span } from './phrased-change.ts';
import { moved, type Texts } from './texts.ts';

/** Knows folders: how option files and the plans they name are found. */
export interface OptionFiles {
  /** One id for the plan they are laid over; null when it lies in no folder. */
  self: string | null;
  /** How the plan is called where both are named. */
  plan: string;
  /** An option file as typed on a command line. May throw what ends the command. */
  open(path: string): LoadedDocument;
  /** The plan that `base` names in the document with the id `from`. Never throws. */
  base(path: string, from: string): LoadedDocument | RefusedDocument;
}

/** A layer ready to be laid over any plan. */
export interface OpenedLayer {
  /** How it was chosen; null = it is the document that was asked for. */
  layer: ChosenLayer | null;
  title: string;
  set: readonly Named[] | null;
  decide: OptionContent['decide'];
  /** Part of a plan, or phrases. */
  changes: Place | null;
  phrases: readonly PhraseText[];
  /** All of its text. */
  home: Span;
  /** What is wrong with it by itself. */
  diagnostics: readonly Diagnostic[];
}

/** A phrase of the command line, the `number`-th of the reading. */
export function openPhrase(texts: Texts, phrase: string, number: number): OpenedLayer {
  const name = `--what-if ${number}`;
  const base = texts.add(name, phrase, name);
  const spanOf = (start: number, end: number) => ({ start: base + start, end: base + end });
  const phrases = [{ text: phrase, spanOf, path: [] }];
  const layer = { kind: 'what-if', phrase } as const;
  const home = spanOf(0, phrase.length);
  return { layer, title: phrase.trim(), set: null, decide: [], changes: null, phrases, home, diagnostics: [] };
}

/** An option file of the command line. */
export function openOption(texts: Texts, file: string, files: OptionFiles): OpenedLayer {
  const loaded = files.open(file);
  const base = texts.add(loaded.file, loaded.text, file);
  const own = createComplaints(texts, base);
  const tree = parseText(loaded.text, loaded.file, own);
  const complaints = createComplaints(texts);
  complaints.adopt(own.list());
  const content = tree === null ? null : readOptionFile(complaints, moved(tree, base), nameOfFile(file));
  if (content !== null) checkBase(complaints, content, loaded.id, files);
  // What is meant for another plan would only bring mistakes that are none.
  const home = { start: base, end: base + loaded.text.length };
  return openedFile(texts, complaints, complaints.hasErrors() ? null : content, home, { kind: 'option', file });
}

/** The layer of an option file whose tree has been read. */
export function openedFile(
  texts: Texts,
  complaints: Complaints,
  content: OptionContent | null,
  home: Span,
  layer: ChosenLayer | null,
): OpenedLayer {
  const place = content?.changes;
  const isPhrases = place !== undefined && isList(place);
  const phrases = isPhrases ? phrasesIn(texts, complaints, place) : [];
  return {
    layer,
    title: content?.title ?? '',
    set: content?.set ?? null,
    decide: content?.decide ?? [],
    changes: place === undefined || isPhrases ? null : place,
    phrases,
    home,
    diagnostics: complaints.list(),
  };
}

/** The name of a file without folders and ending. */
export function nameOfFile(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '') || file;
}

/** E137 when the file is about another plan than the one it is laid over. */
function checkBase(complaints: Complaints, { base }: OptionContent, from: string, files: OptionFiles): void {
  if (base === null || files.self === null) return;
  const wrong = troubleWithPath(base.path);
  const found = wrong === null ? files.base(base.path, from) : null;
  if (found === null) complaints.add('E071', base.place, `base: ${shorten(base.path)} ${wrong}`);
  else if ('refused' in found) {
    complaints.add(found.refused, base.place, found.message, found.hint === undefined ? {} : { hint: found.hint });
  } else if (found.id !== files.self) {
    const hint = `simulate it as it is, or with ${shorten(base.path)} as the plan`;
    complaints.add('E137', base.place, `this option changes ${shorten(base.path)}, not ${shorten(files.plan)}`, {
      hint,
    });
  }
}

/** The phrases of a list, each with its own place in the text. */
export function phrasesIn(texts: Texts, complaints: Complaints, list: Place & { node: ListNode }): PhraseText[] {
  return itemPlaces(list).flatMap(({ node, path }): PhraseText[] => {
    if (node.kind === 'scalar' && typeof node.value === 'string') return [phraseOfNode(texts, node, node.value, path)];
    const hint = 'quote it: a # without quotes begins a remark';
    complaints.add('E012', { node, path, key: node }, `a phrase is text, not ${nodeInWords(node)}`, { hint });
    return [];
  });
}

/** Words inside a value are pointed at where the text says them as they are; with escapes, the whole value is. */
function phraseOfNode(texts: Texts, node: DocNode, text: string, path: Place['path']): PhraseText {
  const at = texts.slice(node.start, node.end).indexOf(text);
  const base = node.start + at;
  const spanOf = (start: number, end: number) =>
    at < 0 ? { start: node.start, end: node.end } : { start: base + start, end: base + end };
  return { text, spanOf, path };
}
