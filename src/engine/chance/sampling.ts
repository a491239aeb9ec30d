// How the futures of a forecast are drawn. Plain data: it crosses threads, and with the seed it says which futures there are.
import { type Draws, plainDraws } from './draws.ts';
import { sobolDraws } from './sobol-draws.ts';

export type Sampling =
  /** Independent draws, by name of the slot. */
  | { readonly kind: 'plain' }
  /**
   * Scrambled Sobol points: replication r is point floor(r / 20) of scrambling r mod 20. The stream named at place d of
   * `dimensions` reads dimension d; streams not listed draw plainly. The list belongs to the plan as written
   * (`sobolDimensions`), so that its variants meet the same futures.
   */
  | { readonly kind: 'sobol'; readonly dimensions: readonly string[] };

export const PLAIN: Sampling = { kind: 'plain' };

/** The words of these streams under a seed. */
export function drawsOf(sampling: Sampling, seed: string, names: readonly string[]): Draws {
  return sampling.kind === 'plain' ? plainDraws(seed, names) : sobolDraws(seed, names, sampling.dimensions);
}
