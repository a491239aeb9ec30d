// Mistakes that only a layer brings, told where the layer says it: whoever reads `without Ann` wants to see these words, not the
// line of the plan where something of Ann's stands.
import type { Diagnostic, SourceRange } from '../plan/diagnostic.ts';
import { identityOf } from './complaints.ts';
import type { Home, LaidChoice, Spot } from './lay-choice.ts';
import type { TextLines } from './text-lines.ts';

/** Errors that are not told below stand under the words that bring them; everything else stays where it is. */
export function toldInLayer(
  found: readonly Diagnostic[],
  below: readonly Diagnostic[],
  { spots, homes }: Pick<LaidChoice, 'spots' | 'homes'>,
  lines: TextLines,
): Diagnostic[] {
  if (homes.length === 0) return [...found];
  const known = new Set(below.map(identityOf));
  const ranges = spots.map(({ path, span }) => ({ path, range: lines.range(span.start, span.end) }));
  const leaves = ranges.filter((one) => !ranges.some((other) => isWithin(other.path, one.path)));
  const own = homes.map(({ span }) => lines.range(span.start, span.end));
  const isInside = (range: SourceRange | undefined): boolean =>
    range !== undefined && own.some((home) => home.file === range.file && holds(home, range));
  const heads = homes.map(({ head }: Home) => lines.range(head.start, head.end));
  return found.map((each) => {
    if (each.severity !== 'error' || known.has(identityOf(each)) || isInside(each.range)) return each;
    const { related = [], range } = each;
    const inside = related.find((other) => isInside(other.range));
    const spot = ranges.findLast(({ path }) => speaksOf(each, path)) ?? (leaves.length === 1 ? leaves[0] : undefined);
    const better = inside?.range ?? spot?.range ?? heads.at(-1);
    if (better === undefined || range === undefined) return each;
    const rest = related.filter((other) => other !== inside);
    return { ...each, range: better, related: [{ path: each.path, message: 'here in the plan', range }, ...rest] };
  });
}

function holds(home: SourceRange, range: SourceRange): boolean {
  return home.start.offset <= range.start.offset && range.end.offset <= home.end.offset;
}

/** Is the diagnostic, or anything it points to, about the thing at this path? */
function speaksOf({ path, related = [] }: Diagnostic, about: Spot['path']): boolean {
  const paths = [path, ...related.map((other) => other.path)];
  return paths.some((each) => about.every((step, k) => each[k] === step));
}

/** Does the first path lead further into what the second one names? */
function isWithin(inner: Spot['path'], outer: Spot['path']): boolean {
  return inner.length > outer.length && outer.every((step, k) => inner[k] === step);
}
