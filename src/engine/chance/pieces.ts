// Distributions made of pieces, each a value or an interval in which everything is equally likely: lists and histograms.
// Inverting them needs no table and invents nothing: a gap between two bins stays empty. Shares are exact to 2^-32.
import type { Distribution } from '../../plan/plan.ts';

const DRAWS = 4294967296;

export type PieceDistribution = Extract<Distribution, { kind: 'fixed' | 'discrete' | 'empirical' | 'histogram' }>;

/** Ascending pieces; a value has from = to. */
export interface Pieces {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Piece i is taken by draws below edges[i] that no earlier piece took; the last edge is 2^32. */
  readonly edges: readonly number[];
}

export function isPieces(distribution: Distribution): distribution is PieceDistribution {
  const { kind } = distribution;
  return kind === 'fixed' || kind === 'discrete' || kind === 'empirical' || kind === 'histogram';
}

export function piecesOf(distribution: PieceDistribution): Pieces {
  const weighted = weightedPieces(distribution);
  const order = weighted.map((_, i) => i).sort((i, j) => weighted[i].from - weighted[j].from || i - j);
  const sorted = order.map((i) => weighted[i]);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) throw new Error('Assertion: a list of values needs a positive weight');
  let cumulative = 0;
  const edges = sorted.map(({ weight }) => {
    cumulative += weight;
    return Math.floor((cumulative / total) * DRAWS + 0.5);
  });
  return { from: sorted.map(({ from }) => from), to: sorted.map(({ to }) => to), edges };
}

function weightedPieces(distribution: PieceDistribution): readonly { from: number; to: number; weight: number }[] {
  switch (distribution.kind) {
    case 'fixed':
      return [{ from: distribution.value, to: distribution.value, weight: 1 }];
    case 'discrete':
      return distribution.values.map((value, i) => ({ from: value, to: value, weight: distribution.weights[i] }));
    case 'empirical':
      return distribution.values.map((value) => ({ from: value, to: value, weight: 1 }));
    case 'histogram':
      return distribution.bins;
  }
}

/** The piece among first .. last that a draw (unsigned) takes. */
export function pieceAt(edges: ArrayLike<number>, first: number, last: number, word: number): number {
  while (first < last) {
    const middle = (first + last) >> 1;
    if (word < edges[middle]) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** Quantile at a draw (unsigned): the piece it takes, and the place of the draw among those of the piece. */
export function pieceQuantile({ from, to, edges }: Pieces, word: number): number {
  const piece = pieceAt(edges, 0, edges.length - 1, word);
  const below = piece === 0 ? 0 : edges[piece - 1];
  return from[piece] + (to[piece] - from[piece]) * ((word - below + 0.5) / (edges[piece] - below));
}
