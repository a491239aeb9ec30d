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
const TAIL_CELLS = 16;
/** Body cells that linear interpolation serves, beginning with number TAIL_CELLS. */
const INNER_CELLS = BODY_CELLS - 2 * TAIL_CELLS;
/** A tail draw has at least this many leading zeros (ones at the upper end); ten more end the table. */
const TAIL_ZEROS = 6;
const OCTAVES = 10;
const DEEPEST = 1 << (32 - TAIL_ZEROS - OCTAVES);
const OCTAVE_BITS = 5;
const OCTAVE_CELLS = 1 << OCTAVE_BITS;
/** Bits of a draw below its cell in the outermost octave. */
const LEAST_REST = 32 - TAIL_ZEROS - OCTAVES - OCTAVE_BITS;
const TAIL_KNOTS = OCTAVES * OCTAVE_CELLS + 1;
/** Knots of one table: lower tail, inner cells, upper tail; the tails from the end inwards. The tails are longer than the
 * cells they replace, so a reader that takes any draw for an inner one stays inside the table. */
const LOW_TAIL = 0;
const INNER = TAIL_KNOTS;
const HIGH_TAIL = INNER + INNER_CELLS + 1;

/** Numbers in one table. */
export const TABLE_SIZE = HIGH_TAIL + TAIL_KNOTS;

const tables = new Map<string, Float32Array>();
const TABLES_KEPT = 1024;

/**
 * The table of a shape, built at its first use and kept: 1,635 numbers. Single precision (6e-8) is far finer than the cells
 * and leaves the cache to the kernel.
 */
export function quantileTable(shape: Shape): Float32Array {
  const kept = tables.get(shape.key);
  if (kept !== undefined) return kept;
  if (tables.size >= TABLES_KEPT) tables.clear();
  const table = buildTable(shape);
  tables.set(shape.key, table);
  return table;
}

function buildTable(shape: Shape): Float32Array {
  const table = new Float32Array(TABLE_SIZE);
  for (let knot = 0; knot <= INNER_CELLS; knot++) {
    table[INNER + knot] = shape.quantile((TAIL_CELLS + knot) / BODY_CELLS);
  }
  for (let knot = 0; knot < TAIL_KNOTS; knot++) {
    const share = tailShare(knot);
    table[LOW_TAIL + knot] = shape.quantile(share);
    table[HIGH_TAIL + knot] = shape.quantile(1 - share);
  }
  return table;
}

/** The probability beyond a knot of a tail: 2^-16 at knot 0, doubled every 32 knots, in equal steps between. */
function tailShare(knot: number): number {
  const octave = knot >> OCTAVE_BITS;
  const step = knot & (OCTAVE_CELLS - 1);
  return ((OCTAVE_CELLS + step) * (1 << (LEAST_REST + octave))) / DRAWS;
}

/** Does linear interpolation between inner knots serve this draw? It does for 31 of 32. */
export function isInner(word: number): boolean {
  return ((word >>> CELL_BITS) - TAIL_CELLS) >>> 0 < INNER_CELLS;
}

/** Quantile at an inner draw, read from the table that begins at `start`. */
export function innerQuantile(knots: Float32Array, start: number, word: number): number {
  const knot = start + (INNER - TAIL_CELLS) + (word >>> CELL_BITS);
  const below = knots[knot];
  return below + (knots[knot + 1] - below) * ((word & CELL_MASK) * CELL_SHARE);
}

/** Quantile at a draw that is not inner: 32 cells an octave, then the shape's own function. */
export function outerQuantile(shape: Shape, knots: Float32Array, start: number, word: number): number {
  const depth = word < 0 ? ~word : word;
  if (depth < DEEPEST) return shape.quantile(exactShare(word));
  // The leading one of the depth names the octave, the five bits after it the cell, the others the place in the cell.
  const restBits = 31 - OCTAVE_BITS - Math.clz32(depth);
  const knot = start + (word < 0 ? HIGH_TAIL : LOW_TAIL) + (restBits - LEAST_REST) * OCTAVE_CELLS;
  const cell = knot + ((depth >>> restBits) & (OCTAVE_CELLS - 1));
  const place = ((depth & ((1 << restBits) - 1)) + 0.5) / (1 << restBits);
  return knots[cell] + (knots[cell + 1] - knots[cell]) * place;
}

/** Quantile at any draw of 32 bits (read as unsigned). */
export function tableQuantile(shape: Shape, knots: Float32Array, start: number, word: number): number {
  word |= 0;
  return isInner(word) ? innerQuantile(knots, start, word) : outerQuantile(shape, knots, start, word);
}

/** The probability a draw stands for: the middle of its 2^-32, so that 0 and 1 never occur. */
export function exactShare(word: number): number {
  return ((word >>> 0) + 0.5) / DRAWS;
}
