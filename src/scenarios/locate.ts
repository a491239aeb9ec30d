// Paths to ranges: later stages know only where in the plan they are; this finds the place in the text.
import type { Diagnostic, DocumentPath, SourceRange } from '../plan/diagnostic.ts';
import { type DocNode, entryAt, placeAt, rootPlace } from './document.ts';
import { inlineMitigations } from './names.ts';
import type { TextLines } from './text-lines.ts';

/** The diagnostic with the ranges its paths mean; ranges it has already stay. */
export function locate(found: Diagnostic, root: DocNode, lines: TextLines): Diagnostic {
  const diagnostic = { ...found, path: written(root, found.path) };
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
      : {
          related: related.map((other) => {
            const path = written(root, other.path);
            return { ...other, path, range: other.range ?? rangeAt(path, false) };
          }),
        }),
  };
}

/** Later stages call an issue by its id; the one that mitigates a risk may be written inside the risk. */
function written(root: DocNode, path: DocumentPath): DocumentPath {
  const [section, id, ...rest] = path;
  if (section !== 'issues' || placeAt(root, path.slice(0, 2)).path.length >= 2) return path;
  const inline = inlineMitigations(entryAt(rootPlace(root), 'risks')).find((one) => one.id === id);
  return inline === undefined ? path : [...inline.place.path, ...rest];
}
