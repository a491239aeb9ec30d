// Something that is done with every future of a plan, in a form that any number of threads can share: each makes its own run from
// the same spec, takes in blocks of futures, and hands over a part; parts merge to the same whole however the futures were split.
import type { Network } from '../network/network.ts';

/** One thread's share. */
export interface StudyRun<Part> {
  /** Takes in the futures numbered from .. to - 1. What it throws carries the `replication` it happened in. */
  run(from: number, to: number): void;
  /** What has been taken in so far: plain data and typed arrays, to be copied to the thread that merges. Asked once. */
  part(): Part;
}

export interface Study<Spec, Part> {
  /** Under this name the threads find it (`src/workers/studies.ts`). */
  readonly name: string;
  /**
   * Gets a thread ready. The spec has been copied to it (structured clone), so it holds plans and plain data, no networks.
   * @param network what the spec's plan compiles to, where this thread already has it
   */
  open(spec: Spec, network?: Network): Promise<StudyRun<Part>>;
  /** At least one part, in any order; the parts may be used up. */
  merge(parts: readonly Part[]): Part;
}

/** How many futures, and what the host wants to hear and decide meanwhile. */
export interface Order {
  /** At least 1; the futures done are always 0 .. n - 1 without a gap. */
  replications: number;
  /** For the thread that asks: what the spec's plan compiles to. */
  network?: Network;
  /**
   * How much work a future is, in events of a network: decides how many are handed out at a time and what threads are worth, never a
   * result. Those of the network unless given; a study that runs a future several times says so.
   */
  eventsPerFuture?: number;
  /** Numbers of futures, ascending, after which `isEnough` is asked: exactly then, so that no clock and no number of threads has a say. */
  looks?: readonly number[];
  /** Everything placed in `Executor.allocate` memory by the first `done` futures is there to be read. True ends the run. */
  isEnough?(done: number): boolean;
  /** Told now and then how many futures are done. */
  onProgress?(done: number): void;
  /** Asked between blocks; true ends the run when the blocks handed out are done (at least one). */
  shouldStop?(): boolean;
  /** Awaited between blocks; a host with an event loop lets it turn here. */
  pause?(): Promise<void>;
}

export interface Executor {
  /** Zeroed memory that all threads of this executor see, for values placed by replication number; it goes into the spec. */
  allocate(bytes: number): ArrayBufferLike;
  run<Spec, Part>(study: Study<Spec, Part>, spec: Spec, order: Order): Promise<{ part: Part; done: number }>;
}
