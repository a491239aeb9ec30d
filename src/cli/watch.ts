// What surrounds every long calculation: a progress bar, Ctrl-C, turns for the event loop, and the time it took.
import { interruptible } from './interrupt.ts';
import { pauseForOthers } from './pause.ts';
import { watchProgress } from './progress.ts';
import type { Streams } from './streams.ts';

export interface Watch {
  signal: AbortSignal;
  onProgress(done: number): void;
  shouldStop(): boolean;
  pause(): Promise<void>;
}

export interface WatchOptions {
  /** Futures to expect. */
  total: number;
  quiet: boolean;
  /** Written to standard output when a second Ctrl-C ends the process. */
  lastWords: string;
}

/** Runs `work` under watch and says the elapsed time on standard error. Ctrl-C is heard until the answer is written. */
export async function underWatch<Result>(
  { total, quiet, lastWords }: WatchOptions,
  streams: Streams,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const started = performance.now();
  const signal = interruptible(lastWords);
  const progress = watchProgress(total, quiet);
  try {
    return await work({
      signal,
      onProgress: (done) => progress.update(done),
      shouldStop: () => signal.aborted,
      pause: async () => {
        await pauseForOthers();
      },
    });
  } finally {
    progress.stop();
    if (!quiet) streams.say(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
