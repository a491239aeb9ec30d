// Whoever asks for help, a check or one future does not wait for threads to be loaded: only what is awaited in the middle of a long
// calculation imports them.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const IMPORT = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gms;

/** Files that a file loads before it runs, itself included. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !file.endsWith('.ts')) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(IMPORT)) loadedBy(join(dirname(file), path), seen);
  return seen;
}

test.each(['run', 'commands/check', 'commands/explain', 'commands/schema', 'commands/replay', 'commands/forecast'])(
  'simulate does not load threads with src/cli/%s.ts',
  (name) => {
    const loaded = [...loadedBy(`src/cli/${name}.ts`)];
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.filter((file) => file.startsWith('src/workers/'))).toEqual([]);
  },
);

test('a long calculation does', () => {
  expect(readFileSync('src/cli/watch.ts', 'utf8')).toContain("await import('../workers/threads.ts')");
  expect([...loadedBy('src/workers/threads.ts')]).toContain('src/workers/block-table.ts');
});
