// Every example of README.md is run, and prints what README.md says. UPDATE_README=1 writes the present output into it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, ROOT, shell, simulate } from './simulate.ts';

const FILE = join(ROOT, 'README.md');
const EXAMPLE = /```console\n\$ (.*)\n([\s\S]*?)```/g;
const ELAPSED = /^\d+\.\d s\n/gm;
const readme = readFileSync(FILE, 'utf8');
const examples = [...readme.matchAll(EXAMPLE)].map(([, line, text]) => ({ line, text }));

/** What a terminal shows: both streams, without the time it took. */
async function shown(line: string): Promise<string> {
  const { out, err } = await shell(line.replace(/^simulate /, '$SIMULATE ').replace(/> \w+\.json/, '> /dev/null'));
  return err.replace(ELAPSED, '') + out;
}

test.each(examples)('README: $line', async ({ line, text }) => {
  const actual = await shown(line);
  if (process.env.UPDATE_README) {
    expect(actual).not.toBe('');
    writeFileSync(
      FILE,
      readFileSync(FILE, 'utf8').replace(`$ ${line}\n${text}`, () => `$ ${line}\n${actual}`),
    );
    return;
  }
  expect(actual).toBe(text);
});

test('the plan printed in README can be forecast', async () => {
  const plan = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const folder = folderWith({ 'plan.yaml': plan });
  expect(await simulate(['check', 'plan.yaml', '--max-warnings', '0'], { cwd: folder })).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await simulate(['plan.yaml', '--replications', '100'], { cwd: folder })).toMatchObject({ code: 0 });
});
