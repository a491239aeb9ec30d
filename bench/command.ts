// The built command as a child process: what it takes of wall time and memory. Needs `npm run build`; PLANCAST_COMMAND names another build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = process.env.PLANCAST_COMMAND ?? fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));
/** Tells the most memory the process ever had, in KiB, on descriptor 3 when it ends. Threads load it, too, and keep silent. */
const TELLING_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
`)}`;

export interface Outcome {
  wallSeconds: number;
  peakMebibytes: number;
}

export const isBuilt = (): boolean => existsSync(COMMAND);

/** Runs `simulate` with these arguments; null when it does not end with 0 (a flag it does not know, say). */
export function runCommand(parameters: readonly string[]): Outcome | null {
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--import', TELLING_PEAK, COMMAND, ...parameters], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const wallSeconds = (performance.now() - start) / 1000;
  return status === 0 ? { wallSeconds, peakMebibytes: Number(output[3]) / 1024 } : null;
}

/** Wall seconds of any other command; NaN when it fails. */
export function secondsOf(command: string, parameters: readonly string[], cwd?: string): number {
  const start = performance.now();
  const { status } = spawnSync(command, parameters, { stdio: 'ignore', ...(cwd !== undefined && { cwd }) });
  return status === 0 ? (performance.now() - start) / 1000 : Number.NaN;
}

/** Lends a folder that is gone afterwards. */
export function withFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'plancast-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
