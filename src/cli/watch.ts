// What surrounds every long calculation: threads, a progress bar, Ctrl-C, a time budget, turns for the event loop, and the time it took.
import { availableParallelism } from 'node:os';
import type { Executor } from '../engine/forecast/study.ts';
import type { Effort } from './effort-flags.ts';
import { interruptible } from './interrupt.ts';
import { pauseForOthers } from './pause.ts';
import { type Progress, watchProgress } from './progress.ts';

export interface Watch {
  signal: AbortSignal;
  /** Simulates with as many threads as were asked for. */
  executor: Executor;
  onProgress(done: number): void;
  shouldStop(): boolean;
  /** The time budget is used up; the answer is whole all the same. */
  isTimeUp(): boolean;
  pause(): Promise<void>;
}

export interface WatchOptions {
  /** Futures to expect; null = nobody knows. */
  total: number | null;
  quiet: boolean;
  /** Written to standard output when a second Ctrl-C ends the process. */
  lastWords: string;
  /** Of the command line; one thread a core and no end unless given. */
  effort?: Partial<Effort>;
  /** In place of the bar that counts futures. */
  progress?: Progress;
}

/** Beyond this a thread more costs memory and brings little. */
const MOST_UNASKED = 16;

/** Runs `work` under watch. Ctrl-C is heard until the answer is written. */
export async function underWatch<Result>(
  { total, quiet, lastWords, effort = {}, progress = watchProgress(total, quiet) }: WatchOptions,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const signal = interruptible(lastWords);
  const { createThreads } = await import('../workers/threads.ts');
  const threads = createThreads({
    jobs: effort.jobs ?? Math.min(MOST_UNASKED, availableParallelism()),
    onLost: (reason) => {
      if (!quiet) process.stderr.write(`note: going on with fewer threads (${reason}); the answer is the same\n`);
    },
  });
  try {
    return await work({
      signal,
      executor: threads,
      onProgress: (done) => progress.update(done),
      shouldStop: () => signal.aborted,
      isTimeUp: () => performance.now() >= (effort.timeBudgetMs ?? Number.POSITIVE_INFINITY),
      pause: async () => {
        await pauseForOthers();
      },
    });
  } finally {
    progress.stop();
    await threads.close();
  }
}

/** `0.4 s` since the process began; nothing when it shall be quiet. */
export function elapsed(quiet: boolean): string {
  return quiet ? '' : `${(performance.now() / 1000).toFixed(1)} s\n`;
}
