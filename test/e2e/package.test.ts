// What is published installs into an empty folder without a network and runs there.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, ROOT, SMALL_PLAN } from './simulate.ts';

function npm(words: readonly string[], cwd: string): string {
  return execFileSync('npm', [...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

test('the packed package installs offline, runs, and carries the licences of what it bundles', () => {
  const folder = folderWith({ 'package.json': '{ "private": true }', 'plan.yaml': SMALL_PLAN });
  const [{ filename, files }] = JSON.parse(
    npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
  );
  expect(files.map(({ path }: { path: string }) => path)).toContain('dist/cli.mjs');
  npm(['install', '--offline', '--ignore-scripts', join(folder, filename)], folder);
  expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['plancast']);
  const bin = join(folder, 'node_modules/.bin/simulate');
  const out = execFileSync(bin, ['plan.yaml', '--json', '--quiet'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(out).finish.p80.value).toMatch(/^2026-01-/);
  const installed = join(folder, 'node_modules/plancast');
  expect(readFileSync(join(installed, 'dist/THIRD-PARTY-LICENCES.txt'), 'utf8')).toMatch(/^yargs 18/m);
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE', 'schema', 'scenarios']) {
    expect(existsSync(join(installed, name))).toBe(true);
  }
});

test('nothing that is installed runs a script, and there is nothing to download', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
});
