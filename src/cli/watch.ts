// What surrounds every long calculation: a progress bar, Ctrl-C, turns for the event loop, and the time it took.
import { interruptible } from './interrupt.ts';
import { pauseForOthers } from './pause.ts';
import { watchProgress } from './progress.ts';

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

/** Runs `work` under watch. Ctrl-C is heard until the answer is written. */
export async function underWatch<Result>(
  { total, quiet, lastWords }: WatchOptions,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
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
  }
}

/** `0.4 s` since the process began; nothing when it shall be quiet. */
export function elapsed(quiet: boolean): string {
  return quiet ? '' : `${(performance.now() / 1000).toFixed(1)} s\n`;
}
