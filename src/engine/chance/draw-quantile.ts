// The quantile function of any distribution over the 32 bits of a draw, as a closure: for the few slots that are not dealt
// by a loop over flat arrays. It reads the same tables and pieces as those loops.
import type { Distribution } from '../../plan/plan.ts';
import { isPieces, pieceQuantile, piecesOf } from './pieces.ts';
import { quantileTable, tableQuantile } from './quantile-table.ts';
import { placeShape } from './shape.ts';

/** Value at a draw (0 <= word < 2^32, unsigned) in the unit of the distribution, never negative, not rounded; non-decreasing. */
export type DrawQuantile = (word: number) => number;

export function drawQuantile(distribution: Distribution): DrawQuantile {
  if (isPieces(distribution)) {
    const pieces = piecesOf(distribution);
    return (word) => pieceQuantile(pieces, word);
  }
  const { shape, offset, size } = placeShape(distribution);
  const knots = quantileTable(shape);
  return (word) => Math.max(0, offset + size * tableQuantile(shape, knots, 0, word));
}
