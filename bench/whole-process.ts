// Whole processes: start, reading, compiling and the first, cold replications included; wall time, because that is what a user waits.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reference } from './reference.ts';
import { documentOf } from './reference-document.ts';

const COMMAND = fileURLToPath(new URL('../dist/cli.mjs', import.meta.url));

export interface Pair {
  ours: number;
  c: number;
}

/** Wall seconds of `simulate PLAN` and of the reference process, in alternating rounds; null when the command is not built. */
export function timeWholeProcesses(reference: Reference, replications: number, rounds: number): Pair[] | null {
  if (!existsSync(COMMAND)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'plancast-bench-'));
  try {
    const file = join(folder, `${reference.plan.name}.json`);
    writeFileSync(file, documentOf(reference.plan));
    const ours = [COMMAND, file, '--replications', String(replications), '--json', '--quiet'];
    const [binary, parameters] = reference.command(replications);
    return Array.from({ length: rounds }, () => ({
      ours: secondsOf(process.execPath, ours),
      c: secondsOf(binary, parameters),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function secondsOf(command: string, parameters: readonly string[]): number {
  const start = performance.now();
  execFileSync(command, parameters, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
  return (performance.now() - start) / 1000;
}
