// Tests of what changes when the replication or the stream changes: every bit of the draw, in half of the cases.
import type { Generator } from './generator.ts';
import type { Score } from './statistics.ts';

/** Flipping one bit of the replication flips every bit of the draw in half of the cases. */
export function avalanche(generator: Generator, draws: number): Score[] {
  const trials = Math.floor(draws / 33);
  const flips = new Float64Array(32 * 32);
  for (let trial = 0; trial < trials; trial++) {
    const stream = trial % generator.streams;
    const word = generator.at(stream, trial);
    for (let bit = 0; bit < 32; bit++) {
      const change = word ^ generator.at(stream, (trial ^ (1 << bit)) >>> 0);
      for (let out = 0; out < 32; out++) flips[bit * 32 + out] += (change >>> out) & 1;
    }
  }
  return [{ test: 'avalanche', z: halvesZ(flips, trials) }];
}

/** Neighbouring streams differ in every bit in half of the cases. */
export function neighbours(generator: Generator, draws: number): Score[] {
  const count = Math.floor(draws / generator.streams);
  const flips = new Float64Array(generator.streams * 32);
  for (let stream = 0; stream < generator.streams; stream++) {
    for (let r = 0; r < count; r++) {
      const change = generator.at(stream, r) ^ generator.at((stream + 1) % generator.streams, r);
      for (let out = 0; out < 32; out++) flips[stream * 32 + out] += (change >>> out) & 1;
    }
  }
  return [{ test: 'neighbouring streams', z: halvesZ(flips, count) }];
}

/** Counts that should be binomial(trials, 1/2), as one z-score. */
function halvesZ(counts: Float64Array, trials: number): number {
  let chi = 0;
  for (const count of counts) chi += (count - trials / 2) ** 2 / (trials / 4);
  const spread = 2 / (9 * counts.length);
  return (Math.cbrt(chi / counts.length) - (1 - spread)) / Math.sqrt(spread);
}
