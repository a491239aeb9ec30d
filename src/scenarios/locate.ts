// Paths to ranges: later stages know only where in the plan they are; this finds the place in the text.
import type { Diagnostic, DocumentPath, SourceRange } from '../plan/diagnostic.ts';
import { type DocNode, placeAt } from './document.ts';
import type { TextLines } from './text-lines.ts';

/** The diagnostic with the ranges its paths mean; ranges it has already stay. */
export function locate(diagnostic: Diagnostic, root: DocNode, lines: TextLines): Diagnostic {
  const rangeAt = (path: DocumentPath, atKey: boolean): SourceRange => {
    const place = placeAt(root, path);
    // A path that leads beyond the document is told at the key of the deepest thing there is.
    const span = atKey || place.path.length < path.length ? place.key : place.node;
    return lines.range(span.start, span.end);
  };
  const { related } = diagnostic;
  return {
    ...diagnostic,
    range: diagnostic.range ?? rangeAt(diagnostic.path, diagnostic.atKey === true),
    ...(related === undefined
      ? {}
      : { related: related.map((other) => ({ ...other, range: other.range ?? rangeAt(other.path, false) })) }),
  };
}
