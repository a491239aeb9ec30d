// The progress bar: only for somebody who watches (a terminal), and only when there is something to wait for.
// Its library is loaded when the bar first appears, so quick forecasts never pay for it.
import type { SingleBar } from 'cli-progress';

const PATIENCE_MS = 500;
const REFRESH_MS = 100;

export interface Progress {
  /** `done` futures of the total have been simulated. */
  update(done: number): void;
  /** Removes the bar. */
  stop(): void;
}

/** A bar on standard error; does nothing when that is no terminal or `quiet`. `total` in futures; null = a count without an end. */
export function watchProgress(total: number | null, quiet: boolean): Progress {
  if (quiet || process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const started = performance.now();
  let bar: SingleBar | undefined;
  let stopped = false;
  let loading = false;
  const open = async (done: number): Promise<void> => {
    const { default: progress } = await import('cli-progress');
    if (stopped) return;
    const format =
      total === null
        ? '  {value} futures · {duration_formatted}'
        : '  {bar} {percentage} % · {value} of {total} futures · {eta_formatted} left';
    bar = new progress.SingleBar(
      { format, clearOnComplete: true, hideCursor: true, fps: 1000 / REFRESH_MS },
      progress.Presets.shades_classic,
    );
    bar.start(total ?? 0, done);
  };
  return {
    update: (done) => {
      bar?.update(done);
      if (loading || performance.now() - started < PATIENCE_MS) return;
      loading = true;
      void open(done);
    },
    stop: () => {
      stopped = true;
      bar?.stop();
    },
  };
}
