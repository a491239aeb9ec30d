// Integers that look random and are the same for ever: plans for benches must not change when a library does.

/** Draws integers in [0, below) by a linear congruence modulo 2^32 (multiplier of Numerical Recipes), high bits first. */
export function fixedSequence(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
