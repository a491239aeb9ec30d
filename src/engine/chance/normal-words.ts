// The draw that a standard normal deviate stands for: Phi(z) in 32 bits, from a table with slopes (cubic between knots), because the
// distribution function itself costs more than a future has for a slot. Within 2^-31 of it everywhere.
import { exp, normalShare } from './ready.ts';

const DRAWS = 4294967296;
const STEPS = 64;
/** Beyond this many deviations less than 2^-32 is left. */
const END = 6.5;
const CELLS = 2 * END * STEPS;
const ROOT_2PI = 2.5066282746310002;

/** Makes the function: deviate to a word, as a signed integer. */
export function normalWords(): (z: number) => number {
  const share = Float64Array.from({ length: CELLS + 1 }, (_, knot) => normalShare(knot / STEPS - END));
  const slope = Float64Array.from({ length: CELLS + 1 }, (_, knot) => {
    const z = knot / STEPS - END;
    return exp(-0.5 * z * z) / ROOT_2PI / STEPS;
  });
  return (z) => {
    if (z <= -END) return 0;
    if (z >= END) return -1;
    const place = (z + END) * STEPS;
    const knot = Math.floor(place);
    const t = place - knot;
    const rise = share[knot + 1] - share[knot];
    const bend = slope[knot] - rise;
    const p = share[knot] + t * (rise + (1 - t) * (bend * (1 - t) + (rise - slope[knot + 1]) * t));
    return Math.floor(p * DRAWS) | 0;
  };
}
