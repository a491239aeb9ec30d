// Several texts with one count of offsets, so that a tree laid together from several files still knows where each of its nodes
// stands: every text begins where the one before it ended. The first is the plan itself.
import type { SourceRange } from '../plan/diagnostic.ts';
import type { DocNode, Entry } from './document.ts';
import { linesOf, type TextLines } from './text-lines.ts';

export interface SourceFile {
  /** Path relative to the plan; null = the plan itself. */
  file: string | null;
  text: string;
  /** How it is called where that is no path beside the plan: a phrase, or an option file as typed. */
  shown?: string;
}

export interface Texts extends TextLines {
  /** Adds a text and returns the offset at which it begins. */
  add(file: string | null, text: string, shown?: string): number;
  /** What stands between two offsets of one text. */
  slice(from: number, to: number): string;
  list(): readonly SourceFile[];
}

/** An empty collection. Ranges tell the file unless it is the plan, and count within it. */
export function createTexts(): Texts {
  const texts: (SourceFile & { base: number; lines: TextLines })[] = [];
  let end = 0;
  return {
    add(file, text, shown) {
      const base = end;
      texts.push({ file, text, base, lines: linesOf(text), ...(shown === undefined ? {} : { shown }) });
      end += text.length + 1;
      return base;
    },
    range(from, to): SourceRange {
      const { file, base, lines } = texts.findLast((each) => each.base <= from) ?? texts[0];
      const range = lines.range(from - base, to - base);
      return file === null ? range : { ...range, file };
    },
    slice(from, to) {
      const { base, text } = texts.findLast((each) => each.base <= from) ?? texts[0];
      return text.slice(from - base, to - base);
    },
    list: () => texts,
  };
}

/** The same tree with every offset moved on by so many characters; repeated parts stay shared. */
export function moved(node: DocNode, by: number): DocNode {
  if (by === 0) return node;
  const done = new Map<DocNode, DocNode>();
  const move = (one: DocNode): DocNode => {
    const known = done.get(one);
    if (known !== undefined) return known;
    const span = { start: one.start + by, end: one.end + by };
    const copy: DocNode =
      one.kind === 'map'
        ? { ...one, ...span, entries: new Map(Array.from(one.entries, ([name, entry]) => [name, moveEntry(entry)])) }
        : one.kind === 'list'
          ? { ...one, ...span, items: one.items.map(move) }
          : { ...one, ...span };
    done.set(one, copy);
    return copy;
  };
  const moveEntry = ({ key, node: value }: Entry): Entry => ({
    key: { start: key.start + by, end: key.end + by },
    node: move(value),
  });
  return move(node);
}
