// Runs the built command as a user would: another process, real streams, real exit status.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const CLI = join(ROOT, 'dist/cli.mjs');
export const SAMPLE = 'scenarios/source-8wk.yaml';
/** Every plan that real documents were made into. */
export const SCENARIOS = [
  SAMPLE,
  'scenarios/youtube-worker-5wk.yaml',
  'scenarios/omc-parallel-8wk.yaml',
  'scenarios/ytempire-week1.yaml',
  'scenarios/ytempire-week1-roles.yaml',
];

export interface Ran {
  /** null when a signal ended it. */
  code: number | null;
  out: string;
  err: string;
}

interface Circumstances {
  cwd?: string;
  env?: Record<string, string>;
  input?: string | Uint8Array;
}

/** Nothing of the environment of the tests themselves may decide about colour or width. */
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _f, NO_COLOR: _n, COLUMNS: _c, TERM: _t, NODE_OPTIONS: _o, ...rest } = process.env;
  return { ...rest, ...extra };
}

/** `simulate` with these words; resolves when it has ended and both streams are closed. */
export function simulate(words: readonly string[], { cwd = ROOT, env, input }: Circumstances = {}): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [CLI, ...words], { cwd, env: environment(env) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece) => out.push(piece));
    child.stderr.on('data', (piece) => err.push(piece));
    child.stdin.on('error', () => {});
    child.on('error', fail);
    child.on('close', (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    child.stdin.end(input ?? '');
  });
}

/** A shell line in which `$SIMULATE` is the command; for pipes. */
export function shell(line: string, env?: Record<string, string>): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn('bash', ['-c', line], {
      cwd: ROOT,
      env: environment({ SIMULATE: `${process.execPath} ${CLI}`, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** Writes files into a fresh folder and returns its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The smallest plan with some chance in it. */
export const SMALL_PLAN = `plan: Two issues
start: 2026-01-05
team: { Ann: , Bob: }
issues:
  "#1": { title: First, owner: Ann, effort: 1-3d }
  "#2": { title: Second, owner: Bob, effort: 1-2d, after: ["#1"] }
milestones:
  done: { after: ["#2"], target: 2026-01-16 }
`;
