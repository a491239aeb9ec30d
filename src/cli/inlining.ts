// The kernel is many small functions that call each other millions of times. V8's budget for inlining is cut for web pages; with a
// larger one the whole loop becomes one function, a sixth faster
// (11.8 against 10.0 microseconds a future of a 60-issue plan, as bundled). It changes speed only, never a result. The budget is one of the whole
// process: threads that are started afterwards have it, too.
import { setFlagsFromString } from 'node:v8';
import type { Effort } from './effort-flags.ts';

/** Futures from which the longer compilation of one large loop pays for itself. */
const LONG_RUN = 50_000;
/** The same for a run that ends by the clock. */
const LONG_MS = 3000;

/** Call before the first simulation of a run of at most this many futures. One that looks for a precision mostly ends early. */
export function allowDeepInlining(replications: number, { precision, timeBudgetMs }: Partial<Effort> = {}): void {
  const isLong = precision === undefined && replications >= LONG_RUN && (timeBudgetMs ?? LONG_MS) >= LONG_MS;
  if (!isLong) return;
  setFlagsFromString('--max-inlined-bytecode-size=1500');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=8000');
}
