// The tuned C reference, run as a child process; it simulates the same model and prints one line of JSON.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReferencePlan } from './translate-plan.ts';

interface Answer {
  iters_per_s: number;
  p80_days?: number;
}

export interface Reference {
  plan: ReferencePlan;
  /** Replications per second, measured over that many seconds. */
  measure(seconds: number): number;
  /** P80 of the finish in days over so many replications. */
  p80(count: number): number;
  /** The command of a whole process that makes so many replications. */
  command(count: number): [string, string[]];
}

/** The reference for plan `name` in `folder`; null when a file is missing. */
export function findReference(folder: string, name: string): Reference | null {
  const file = (path: string): string => join(folder, path);
  const needed = [`${name}.json`, `${name}.bin`, 'kernel', 'best'];
  if (folder === '' || !needed.every((path) => existsSync(file(path)))) return null;
  const plan = JSON.parse(readFileSync(file(`${name}.json`), 'utf8')) as ReferencePlan;
  // The faster of its two event queues for this many developers.
  const [binary, queue] = plan.developers.length <= 40 ? ['kernel', 'heap'] : ['best', 'tree'];
  const ask = (command: string, variant: string, amount: string): Answer =>
    JSON.parse(execFileSync(file(command), [file(`${name}.bin`), variant, amount], { encoding: 'utf8' }));
  return {
    plan,
    measure: (seconds) => ask(binary, queue, String(seconds)).iters_per_s,
    p80: (count) => ask('kernel', 'heap', `iters:${count}`).p80_days ?? Number.NaN,
    command: (count) => [file(binary), [file(`${name}.bin`), queue, `iters:${count}`]],
  };
}
