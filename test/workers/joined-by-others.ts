// Threads take longer to start than small forecasts take: here the thread that asks waits after its first block until another one has
// begun, so that a test about threads is about threads.
import { setTimeout } from 'node:timers/promises';
import type { Executor } from '../../src/engine/forecast/study.ts';

export interface Joined {
  executor: Executor;
  /** To be awaited between blocks. */
  pause(): Promise<void>;
}

/** The same executor for one forecast, which keeps its finishes in the first memory it asks for. */
export function joinedByOthers(executor: Executor): Joined {
  let finishes: Int32Array | undefined;
  let waited = false;
  return {
    executor: {
      allocate(bytes) {
        const memory = executor.allocate(bytes);
        finishes ??= new Int32Array(memory);
        return memory;
      },
      run: (study, spec, order) => executor.run(study, spec, order),
    },
    async pause() {
      if (waited || finishes === undefined) return;
      waited = true;
      // The first block is this thread's own, or the other one has been faster.
      const begun = (at: number): boolean => Atomics.load(finishes!, at) !== 0;
      while (!(begun(0) && begun(200))) await setTimeout(1);
    },
  };
}
