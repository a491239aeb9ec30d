// Offsets into a text as line and column: one-based, columns in UTF-16 units, as editors and code frames count them.
// One table for YAML and JSON, built once per document.
import type { SourceRange } from '../plan/diagnostic.ts';

export interface TextLines {
  /** The range between two offsets of the text; offsets beyond the text mean its end. */
  range(start: number, end: number): SourceRange;
}

/** Line table of a text. Lines end with \n, \r\n or a lone \r, as in YAML. */
export function linesOf(text: string): TextLines {
  let starts: number[] | null = null; // built at the first complaint: most plans have none
  const position = (offset: number): SourceRange['start'] => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { offset, line: low + 1, column: offset - starts[low] + 1 };
  };
  return {
    range: (start, end) => {
      const from = Math.min(Math.max(start, 0), text.length);
      return { start: position(from), end: position(Math.min(Math.max(end, from), text.length)) };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}
