// Whatever is counted over futures is counted by an observer. What it keeps adds up exactly: the parts of any split of the futures,
// made by any number of threads in any order, merge to the same whole, bit for bit. So a result depends on its futures alone.
import type { Trace } from '../kernel/trace.ts';

/** Looks at one future after another. */
export interface Observer<Part> {
  /** Takes in one future. The trace is the kernel's own and is overwritten by the next run: copy what must stay. */
  count(trace: Trace, tape: Int32Array, replication: number): void;
  /** What has been seen so far, as plain data and typed arrays that can be copied to another thread. */
  part(): Part;
}

/** How to make an observer in any thread, and how parts become one. */
export interface ObserverKind<Ask, Part> {
  open(ask: Ask): Observer<Part>;
  /** At least one part, in any order; the parts themselves may be used up. */
  merge(parts: readonly Part[]): Part;
}
