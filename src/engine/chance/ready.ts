// The one door to cephes: special functions in WebAssembly, equal to the last bit on every engine, where Math.exp and
// Math.log are not. It compiles asynchronously; everything in this room is synchronous once chanceReady() has settled.
import * as cephes from 'cephes';

let compiled = false;

/** Settles when special functions may be called. Call it once before making a dealer; calling it again costs nothing. */
export async function chanceReady(): Promise<void> {
  await cephes.compiled;
  compiled = true;
}

function assertReady(): void {
  if (!compiled) throw new Error('Assertion: chance was used before `await chanceReady()`');
}

/** e to the x. */
export function exp(x: number): number {
  assertReady();
  return cephes.exp(x);
}

/** Natural logarithm. */
export function log(x: number): number {
  assertReady();
  return cephes.log(x);
}

/** Natural logarithm of 1 + x, exact for small x. */
export function log1p(x: number): number {
  assertReady();
  return cephes.log1p(x);
}

/** Standard normal distribution function. */
export function normalShare(z: number): number {
  assertReady();
  return cephes.ndtr(z);
}

/** Standard normal quantile, 0 < p < 1. */
export function normalQuantile(p: number): number {
  assertReady();
  return cephes.ndtri(p);
}

/** Quantile of Beta(a, b), 0 < p < 1. */
export function betaQuantile(a: number, b: number, p: number): number {
  assertReady();
  return cephes.incbi(a, b, p);
}
