// What the thread that asks and the threads that help say to each other. Everything is copied; only SharedArrayBuffers stay the same.
import type { BlockTable } from './block-table.ts';

export type ToThread =
  /** Get ready for a study; answers nothing. */
  | { kind: 'open'; study: string; spec: unknown; table: BlockTable; starts: Int32Array; taker: number }
  /** Take blocks until one is held; answers `idle`. */
  | { kind: 'go' }
  /** Hand over what has been taken in, and forget the study; answers `part`. */
  | { kind: 'part' };

export type FromThread = { kind: 'idle' } | { kind: 'part'; part: unknown };
