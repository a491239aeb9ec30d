// The executor with worker threads: what comes out is that of `inProcess`, to the last bit, for any number of threads. A thread that
// cannot be started, or ends early, leaves its futures to the thread that asked.
import { inProcess } from '../engine/forecast/in-process.ts';
import type { Executor } from '../engine/forecast/study.ts';
import { createCrew } from './crew.ts';
import { runShared } from './shared-run.ts';
import { worthThreads } from './worth-threads.ts';

/** More parts than this would not add up exactly any more (`LIMB`). */
export const MOST_JOBS = 64;

export interface Threads extends Executor {
  /** Ends the threads. They end with the process, too. */
  close(): Promise<void>;
}

export interface ThreadsOptions {
  /** Threads that simulate, the one that asks included: 1 to MOST_JOBS. */
  jobs: number;
  /** Use all of them, whether the work is worth it or not. */
  always?: boolean;
  /** Told once why a thread could not be started or ended early. The result does not suffer, only the time it takes. */
  onLost?(reason: string): void;
}

/** Threads are started by the first run that is worth them. Close them when all is done. */
export function createThreads({ jobs, always = false, onLost }: ThreadsOptions): Threads {
  if (!(jobs >= 1 && jobs <= MOST_JOBS)) throw new Error(`Assertion: ${jobs} jobs`);
  if (jobs === 1) return { ...inProcess, close: async () => {} };
  let told = false;
  const tellOnce = (reason: string): void => {
    if (!told) onLost?.(reason);
    told = true;
  };
  const crew = createCrew(tellOnce);
  let last: Promise<unknown> = Promise.resolve();
  return {
    allocate: (bytes) => new SharedArrayBuffer(bytes),
    run(study, spec, order) {
      const worth = (futures: number): number => (always ? jobs : worthThreads(order, futures, jobs));
      // Threads have one study at a time: whoever asks meanwhile waits.
      const mine = last.then(() => runShared({ study, spec, order, crew, worth, onLost: tellOnce }));
      last = mine.catch(() => {});
      return mine;
    },
    close: () => crew.close(),
  };
}
