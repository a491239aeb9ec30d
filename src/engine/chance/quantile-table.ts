// Quantile functions as tables over the 32 bits of a draw, linear between knots: 1,024 equal cells for the body; in the
// outer 1/64 on either side every octave (halving of the tail) has 32 cells of its own, down to 2^-16; beyond that the
// quantile function itself. No cell is wider than 1/16 of its distance to the end, which keeps means to 1e-4 and better.
import type { Shape } from './shape.ts';

const DRAWS = 4294967296;
const CELL_BITS = 22;
const CELL_MASK = (1 << CELL_BITS) - 1;
const CELL_SHARE = 1 / (1 << CELL_BITS);
const BODY_CELLS = 1024;
/** Body cells on each side that the finer tail serves. */
export const TAIL_CELLS = 16;
/** Body cells that linear interpolation serves, beginning with number TAIL_CELLS. */
export const INNER_CELLS = BODY_CELLS - 2 * TAIL_CELLS;
/** A tail draw has at least this many leading zeros (ones at the upper end); ten more end the table. */
const TAIL_ZEROS = 6;
const OCTAVES = 10;
const OCTAVE_BITS = 5;
const OCTAVE_CELLS = 1 << OCTAVE_BITS;
const LOW_TAIL = INNER_CELLS + 1;
const TAIL_KNOTS = OCTAVES * OCTAVE_CELLS + 1;
const HIGH_TAIL = LOW_TAIL + TAIL_KNOTS;

/** Knots of one table: inner cells, then the lower tail, then the upper, both from the inside out. */
export const TABLE_SIZE = HIGH_TAIL + TAIL_KNOTS;

const tables = new Map<string, Float64Array>();
const TABLES_KEPT = 1024;

/** The table of a shape, built at its first use and kept: 1,635 numbers. */
export function quantileTable(shape: Shape): Float64Array {
  const kept = tables.get(shape.key);
  if (kept !== undefined) return kept;
  if (tables.size >= TABLES_KEPT) tables.clear();
  const table = buildTable(shape);
  tables.set(shape.key, table);
  return table;
}

function buildTable(shape: Shape): Float64Array {
  const table = new Float64Array(TABLE_SIZE);
  for (let knot = 0; knot <= INNER_CELLS; knot++) {
    table[knot] = shape.quantile((TAIL_CELLS + knot) / BODY_CELLS);
  }
  for (let knot = 0; knot < TAIL_KNOTS; knot++) {
    const share = tailShare(knot);
    table[LOW_TAIL + knot] = shape.quantile(share);
    table[HIGH_TAIL + knot] = shape.quantile(1 - share);
  }
  return table;
}

/** The probability beyond a knot of a tail: 1/64 at knot 0, halved every 32 knots, equal steps between the halvings. */
function tailShare(knot: number): number {
  const octave = knot >> OCTAVE_BITS;
  const step = knot & (OCTAVE_CELLS - 1);
  return (2 * OCTAVE_CELLS - step) / (2 * OCTAVE_CELLS) / (1 << (TAIL_ZEROS + octave));
}

/** Quantile at a draw of the inner cells, whose share is between 1/64 and 63/64. */
export function innerQuantile(knots: Float64Array, start: number, word: number): number {
  const knot = start + (word >>> CELL_BITS) - TAIL_CELLS;
  const below = knots[knot];
  return below + (knots[knot + 1] - below) * ((word & CELL_MASK) * CELL_SHARE);
}

/** Quantile at any draw (unsigned 32 bits), read from the table of `shape` that begins at `start`. */
export function tableQuantile(shape: Shape, knots: Float64Array, start: number, word: number): number {
  if (((word >>> CELL_BITS) - TAIL_CELLS) >>> 0 < INNER_CELLS) return innerQuantile(knots, start, word);
  const upper = word >= DRAWS / 2;
  const depth = (upper ? ~word >>> 0 : word) + 0.5;
  if (depth < DRAWS / (1 << (TAIL_ZEROS + OCTAVES))) return shape.quantile(exactShare(word));
  const octave = Math.clz32(depth) - TAIL_ZEROS;
  // How far inside the octave, counted from its inner end in cells.
  const cells = 2 * OCTAVE_CELLS - depth * ((1 << (TAIL_ZEROS + octave)) / DRAWS) * 2 * OCTAVE_CELLS;
  const step = Math.floor(cells);
  const knot = start + (upper ? HIGH_TAIL : LOW_TAIL) + octave * OCTAVE_CELLS + step;
  const inside = knots[knot];
  return inside + (knots[knot + 1] - inside) * (cells - step);
}

/** The probability a draw stands for: the middle of its 2^-32, so that 0 and 1 never occur. */
export function exactShare(word: number): number {
  return (word + 0.5) / DRAWS;
}
