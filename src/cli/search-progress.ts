// What a search is doing, in one line of a terminal: how many plans it has tried and the best so far. Its library is loaded when the line
// first appears, so quick searches never pay for it.
import type { SingleBar } from 'cli-progress';

const PATIENCE_MS = 500;
const REFRESH_MS = 100;

export interface SearchProgress {
  tell(line: string): void;
  /** Removes the line. */
  stop(): void;
}

/** Does nothing when standard error is no terminal, or `quiet`. */
export function watchSearch(quiet: boolean): SearchProgress {
  if (quiet || process.stderr.isTTY !== true) return { tell: () => {}, stop: () => {} };
  const started = performance.now();
  let bar: SingleBar | undefined;
  let isStopped = false;
  let isLoading = false;
  const open = async (line: string): Promise<void> => {
    const { default: progress } = await import('cli-progress');
    if (isStopped) return;
    const look = {
      format: '  {line} · {duration_formatted}',
      clearOnComplete: true,
      hideCursor: true,
      fps: 1000 / REFRESH_MS,
    };
    bar = new progress.SingleBar(look, progress.Presets.shades_classic);
    bar.start(1, 0, { line });
  };
  return {
    tell: (line) => {
      bar?.update(0, { line });
      if (isLoading || performance.now() - started < PATIENCE_MS) return;
      isLoading = true;
      void open(line);
    },
    stop: () => {
      isStopped = true;
      bar?.stop();
    },
  };
}
