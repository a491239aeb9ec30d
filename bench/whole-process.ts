// Whole processes: start, reading, compiling and the first, cold replications included.
import type { Reference } from './reference.ts';

export function compareWholeProcesses(_reference: Reference, _rounds: number): void {}
