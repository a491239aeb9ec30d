// Colour follows --color > FORCE_COLOR > NO_COLOR > TERM=dumb > is it a terminal, for each stream; width follows COLUMNS.
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { folderWith, SAMPLE, SCENARIOS, SMALL_PLAN, simulate } from './simulate.ts';

const ESCAPE = '\u001b[';
const FEW = [SAMPLE, '--replications', '50'];

test.each<readonly [string, readonly string[], Record<string, string>, boolean]>([
  ['a pipe', [], {}, false],
  ['--color into a pipe', ['--color'], {}, true],
  ['--color against NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
  ['--no-color against FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR against NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['FORCE_COLOR against TERM=dumb', [], { FORCE_COLOR: '1', TERM: 'dumb' }, true],
  ['JSON with --color', ['--color', '--json'], {}, false],
])('%s decides about colour', async (_name, flags, env, colored) => {
  const { code, out } = await simulate([...FEW, ...flags], { env });
  expect(code).toBe(0);
  expect(out.includes(ESCAPE)).toBe(colored);
});

test.each<readonly [string, readonly string[]]>([
  ['claims', ['claims', ...FEW]],
  ['a check', ['check', SAMPLE]],
  ['an explanation', ['explain', ...FEW]],
])('%s say the same with colours as without', async (_name, words) => {
  const plain = await simulate(words);
  const colored = await simulate([...words, '--color']);
  expect(plain.out).not.toContain(ESCAPE);
  expect(colored.out).toContain(ESCAPE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing colour is the point
  expect(colored.out.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain.out);
});

test('diagnostics are coloured on their own stream', async () => {
  const folder = folderWith({ 'bad.yaml': SMALL_PLAN.replace('owner: Ann', 'owner: An') });
  const plain = await simulate(['check', 'bad.yaml'], { cwd: folder });
  const colored = await simulate(['check', 'bad.yaml', '--color'], { cwd: folder });
  expect(plain.err).not.toContain(ESCAPE);
  expect(colored.err).toContain(ESCAPE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing colour is the point
  expect(colored.err.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain.err);
});

test.each([60, 80, 120])('no line is wider than COLUMNS=%i', async (columns) => {
  const replay = ['replay', SAMPLE, '--until', 'week 4 fri'];
  for (const words of [
    replay,
    [...replay, '--format', 'gantt'],
    [...replay, '--format', 'board'],
    FEW,
    ['explain', ...FEW],
    ['explain', SAMPLE, 'Developer02', '--replications', '50'],
    // Checks and claims take 80 columns at least.
    ...(columns < 80 ? [] : [['claims', ...FEW], ...SCENARIOS.map((plan) => ['check', plan])]),
  ]) {
    const { code, out } = await simulate(words, { env: { COLUMNS: String(columns) } });
    expect(code).toBe(0);
    const wide = out
      .split('\n')
      .filter((line) => stringWidth(line) > columns && !/^next: |^ {4}after: |^ {2}… and .* simulate /.test(line));
    expect({ words, wide }).toEqual({ words, wide: [] });
  }
});

test.each(['', '0', '-5', 'wide', '99999999'])('COLUMNS=%s does no harm', async (columns) => {
  expect(await simulate(FEW, { env: { COLUMNS: columns } })).toMatchObject({ code: 0 });
});
