// Builds dist/ before the first end-to-end test when the sources are newer; `npm run verify` has built it already.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

function newest(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(0, ...times);
}

export function setup(): void {
  const built = join(ROOT, 'dist/cli.mjs');
  const sources = Math.max(newest(join(ROOT, 'src')), newest(join(ROOT, 'schema')));
  if (existsSync(built) && statSync(built).mtimeMs >= sources) return;
  execFileSync(process.execPath, [join(ROOT, 'node_modules/tsdown/dist/run.mjs')], { cwd: ROOT, stdio: 'pipe' });
}
