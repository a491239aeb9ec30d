// One helping thread as the thread that asked sees it. It may end at any time and for any reason: that is no error here, only a
// thread that is not alive any more, and everybody who waits is told to look again.
import { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './messages.ts';

export interface HelperThread {
  /** Its number in tables of blocks. */
  readonly taker: number;
  /** Why it has ended; null = it is alive. */
  trouble: string | null;
  /** What it has handed over and nobody has picked up. */
  handedOver: { part: unknown } | null;
  tell(message: ToThread): void;
  /** Keeps the process from ending, or lets it end. */
  hold(isHeld: boolean): void;
  close(): Promise<void>;
}

/** Starts a thread; throws where there can be none. `onChange` is called when it has run out of blocks, has handed over or has ended. */
export function startThread(taker: number, onChange: () => void): HelperThread {
  const worker = openWorker();
  const thread: HelperThread = {
    taker,
    trouble: null,
    handedOver: null,
    tell: (message) => worker.postMessage(message),
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    close: async () => {
      await worker.terminate();
    },
  };
  const end = (reason: string): void => {
    thread.trouble ??= reason;
    onChange();
  };
  worker.on('message', (message: FromThread) => {
    if (message.kind === 'part') thread.handedOver = message;
    onChange();
  });
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('messageerror', (error) => end(error.message));
  worker.on('exit', (code) => end(`it ended with exit code ${code}`));
  return thread;
}

/** The bundle has its own entry for threads; the sources have a door that teaches Node to read them. */
function openWorker(): Worker {
  if (import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./thread-from-sources.mjs', import.meta.url), { execArgv: [] });
  return new Worker(new URL('./worker.mjs', import.meta.url));
}
