// Independent references for quantiles and moments: numerical integration with the engine's forbidden functions.
// Nothing here shares a formula with src/engine/chance except the definitions of the distributions themselves.

/** Simpson's rule with `steps` (even) intervals. */
export function integrate(f: (x: number) => number, from: number, to: number, steps = 20_000): number {
  const h = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
}

/** Standard normal distribution function, by integrating the density. */
export function normalShare(z: number): number {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return 0.5 + integrate(density, 0, z, 4000);
}

/** Distribution function of Beta(a, b), by integrating t^(a-1) (1-t)^(b-1); a, b >= 1. */
export function betaShare(a: number, b: number, x: number): number {
  // t = s^2 takes the corner at 0 out of the integrand, 1 - t = s^2 the one at 1.
  const lower = (end: number, p: number, q: number) =>
    integrate((s) => 2 * s ** (2 * p - 1) * (1 - s * s) ** (q - 1), 0, Math.sqrt(end), 4000);
  const whole = lower(0.5, a, b) + lower(0.5, b, a);
  return x <= 0.5 ? lower(x, a, b) / whole : 1 - lower(1 - x, b, a) / whole;
}

export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** Moments of a quantile function: the integral over its probability p = 1 / (1 + e^-x) for logits of +-`reach`. */
export function momentsOfQuantile(quantileOfLogit: (logit: number) => number, reach = 60): Moments {
  const density = (x: number) => 1 / (2 + Math.exp(x) + Math.exp(-x));
  const mean = integrate((x) => quantileOfLogit(x) * density(x), -reach, reach);
  const square = integrate((x) => quantileOfLogit(x) ** 2 * density(x), -reach, reach);
  return { mean, sd: Math.sqrt(square - mean * mean) };
}

/**
 * Moments of what a function of the 32-bit draw gives over all draws: every octave of both tails down to single draws is
 * read at evenly spaced draws, 4,096 of them at most, so the widest stride is 1/4,096 of the octave.
 */
export function momentsOverDraws(value: (word: number) => number): Moments {
  let sum = 0;
  let squares = 0;
  const add = (word: number, weight: number) => {
    for (const side of [word, 4294967295 - word]) {
      const v = value(side);
      sum += v * weight;
      squares += v * v * weight;
    }
  };
  add(0, 1);
  for (let octave = 1; octave <= 2147483648 / 2; octave *= 2) {
    const stride = Math.max(1, octave / 4_096);
    for (let word = octave; word < 2 * octave; word += stride) add(word + Math.floor(stride / 2), stride);
  }
  const mean = sum / 4294967296;
  return { mean, sd: Math.sqrt(squares / 4294967296 - mean * mean) };
}
