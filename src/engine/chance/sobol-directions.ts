// Direction numbers of the Sobol sequence (Sobol 1967; recurrence as in Bratley & Fox 1988, ACM TOMS 14), made here rather than copied: a primitive
// polynomial for every dimension, and first numbers chosen by a search that any reader can repeat. Words stand with their digits
// reversed: bit 0 is the first binary digit after the point, which is how the scrambling wants them.
import { scramble } from './draw.ts';
import { degreeOf, type Polynomial, primitivePolynomials } from './primitive-polynomials.ts';

/** Dimensions there are: all primitive polynomials up to degree 13, and the one that needs none. */
export const MOST_DIMENSIONS = 1111;
/** Bits of a point's index: 2^28 points of 20 scramblings are more than there are replications. */
export const INDEX_BITS = 28;
/** The dimensions that are searched to suit all before them, and how many candidates each has. */
const SEARCHED = 32;
const CANDIDATES = 24;
/** All later ones are searched to suit their neighbours: those that hang together stand side by side. */
const NEIGHBOURS = 4;
const LATER_CANDIDATES = 8;
/** Projections onto two dimensions are compared at 2^4, 2^6 and 2^8 points. */
const LEVELS = [4, 6, 8];

let kept: Int32Array = new Int32Array(0);
let keptDimensions = 0;

/**
 * The word by which bit k of an index turns over dimension d, at k * dimensions + d. Dimension 0 is van der Corput's; the others
 * take polynomials in order. The first numbers of dimension d are candidate c's hashed bits; the candidate with the least sum of
 * 2^t over the dimensions before it and 16, 64 and 256 points wins (t: quality of the net in these two dimensions, 0 = best; ties to the
 * earlier candidate): of 24 against all before them below dimension 32, of 8 against the four before them from there on.
 */
export function sobolDirections(dimensions: number): Int32Array {
  if (dimensions > MOST_DIMENSIONS) throw new Error(`Assertion: no Sobol sequence of ${dimensions} dimensions`);
  if (keptDimensions !== dimensions) {
    kept = makeDirections(dimensions);
    keptDimensions = dimensions;
  }
  return kept;
}

function makeDirections(dimensions: number): Int32Array {
  const polynomials = primitivePolynomials(Math.max(0, dimensions - 1));
  const columns: Int32Array[] = [];
  for (let d = 0; d < dimensions; d++) columns.push(d === 0 ? identity() : bestColumns(polynomials[d - 1], d, columns));
  const directions = new Int32Array(INDEX_BITS * dimensions);
  columns.forEach((column, d) => {
    for (let k = 0; k < INDEX_BITS; k++) directions[k * dimensions + d] = column[k];
  });
  return directions;
}

/** Index bit k is digit k. */
function identity(): Int32Array {
  return Int32Array.from({ length: INDEX_BITS }, (_, k) => 1 << k);
}

function bestColumns(polynomial: Polynomial, d: number, earlier: readonly Int32Array[]): Int32Array {
  const isEarly = d < SEARCHED;
  const others = isEarly ? earlier : earlier.slice(-NEIGHBOURS);
  let best = columnsOf(polynomial, d, 0);
  let least = Infinity;
  for (let candidate = 0; candidate < (isEarly ? CANDIDATES : LATER_CANDIDATES); candidate++) {
    const columns = columnsOf(polynomial, d, candidate);
    let badness = 0;
    for (const other of others) for (const level of LEVELS) badness += 1 << qualityOfNet(other, columns, level);
    if (badness >= least) continue;
    least = badness;
    best = columns;
  }
  return best;
}

/** The recurrence of one dimension from the first numbers of a candidate. */
function columnsOf(polynomial: Polynomial, d: number, candidate: number): Int32Array {
  const degree = degreeOf(polynomial);
  const columns = new Int32Array(INDEX_BITS);
  for (let k = 0; k < INDEX_BITS; k++) {
    if (k < degree) {
      columns[k] = (1 << k) | (scramble(d, candidate, k, 0x50b01) & ((1 << k) - 1));
      continue;
    }
    columns[k] = columns[k - degree] ^ (columns[k - degree] << degree);
    for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) columns[k] ^= columns[k - j];
  }
  return columns;
}

/**
 * t of the first 2^level points in two dimensions: the least t such that every a digits of the one and b of the other with
 * a + b = level - t are independent functions of the index (Niederreiter 1992, theorem 4.28).
 */
export function qualityOfNet(one: Int32Array, other: Int32Array, level: number): number {
  let least = level;
  const basis = new Int32Array(level);
  for (let a = 0; a <= level; a++) {
    basis.fill(0);
    for (let row = 0; row < a; row++) isIndependent(basis, rowOf(one, row, level));
    let b = 0;
    while (a + b < least && isIndependent(basis, rowOf(other, b, level))) b++;
    least = Math.min(least, a + b);
  }
  return level - least;
}

/** Which bits of the index the digit depends on. */
function rowOf(columns: Int32Array, digit: number, level: number): number {
  let row = 0;
  for (let k = 0; k < level; k++) row |= ((columns[k] >>> digit) & 1) << k;
  return row;
}

/** Adds a row to a basis (by its leading bit) unless it depends on what is there. */
function isIndependent(basis: Int32Array, row: number): boolean {
  while (row !== 0) {
    const lead = 31 - Math.clz32(row);
    if (basis[lead] === 0) {
      basis[lead] = row;
      return true;
    }
    row ^= basis[lead];
  }
  return false;
}
