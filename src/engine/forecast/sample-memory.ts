// Memory for everything that is kept of every single future, placed by replication number, so that any thread can write its own
// futures and the whole needs no merging. Room is for the most futures there may be; pages nobody touches cost nothing.

/** Goes into the spec of a study: copied to another thread it is the same memory. */
export interface SampleMemory {
  /** The most futures there may be. */
  replications: number;
  /** The first futures, of which every issue keeps every sample. */
  exactFutures: number;
  dates: ArrayBufferLike;
  issues: ArrayBufferLike;
  speedups: ArrayBufferLike;
  asked: ArrayBufferLike;
  bands: ArrayBufferLike;
}
