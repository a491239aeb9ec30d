// What this room uses of cephes: its `exports` hide the types it ships from nodenext resolution.
declare module 'cephes' {
  /** Settles when the WebAssembly module can be called. */
  export const compiled: Promise<void>;
  export function exp(x: number): number;
  export function log(x: number): number;
  export function log1p(x: number): number;
  /** Standard normal distribution function. */
  export function ndtr(a: number): number;
  /** Inverse of the standard normal distribution function, 0 < p < 1 (throws at the ends). */
  export function ndtri(p: number): number;
  /** Inverse of the regularised incomplete beta function in x. */
  export function incbi(a: number, b: number, p: number): number;
}
