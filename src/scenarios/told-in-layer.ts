// Mistakes that only a layer brings, told where the layer says it: whoever reads `without Ann` wants to see these words, not the
// line of the plan where something of Ann's stands.
import type { Diagnostic, SourceRange } from '../plan/diagnostic.ts';
import { identityOf } from './complaints.ts';
import type { Spot } from './lay-choice.ts';
import type { TextLines } from './text-lines.ts';

/** Errors that are not told below stand under the words that bring them; everything else stays where it is. */
export function toldInLayer(
  found: readonly Diagnostic[],
  below: readonly Diagnostic[],
  spots: readonly Spot[],
  lines: TextLines,
): Diagnostic[] {
  if (spots.length === 0) return [...found];
  const known = new Set(below.map(identityOf));
  const ranges = spots.map(({ path, span }) => ({ path, range: lines.range(span.start, span.end) }));
  const isInside = (range: SourceRange | undefined): boolean =>
    range !== undefined && ranges.some((spot) => spot.range.file === range.file && holds(spot.range, range));
  return found.map((each) => {
    if (each.severity !== 'error' || known.has(identityOf(each)) || isInside(each.range)) return each;
    const { related = [], range } = each;
    const inside = related.find((other) => isInside(other.range));
    const better = inside?.range ?? ranges.findLast(({ path }) => speaksOf(each, path))?.range ?? ranges.at(-1)?.range;
    if (better === undefined || range === undefined) return each;
    const rest = related.filter((other) => other !== inside);
    return { ...each, range: better, related: [{ path: each.path, message: 'here in the plan', range }, ...rest] };
  });
}

/** From the same file, and within the words (or, for a file, anywhere in it). */
function holds(spot: SourceRange, range: SourceRange): boolean {
  if (spot.file !== undefined) return true;
  return spot.start.offset <= range.start.offset && range.end.offset <= spot.end.offset;
}

/** Is the diagnostic, or anything it points to, about the thing at this path? */
function speaksOf({ path, related = [] }: Diagnostic, about: Spot['path']): boolean {
  const paths = [path, ...related.map((other) => other.path)];
  return paths.some((each) => about.every((step, k) => each[k] === step));
}
