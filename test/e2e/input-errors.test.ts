// Input that cannot be used: exit 3, one clear line or a located frame, never a crash.
import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, SMALL_PLAN, simulate } from './simulate.ts';

const folder = folderWith({
  'empty.yaml': '',
  'blank.yaml': '\n  \n# nothing here\n',
  'binary.yaml': Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0]),
  'latin1.yaml': Uint8Array.from([0x70, 0x6c, 0x61, 0x6e, 0x3a, 0x20, 0xe9, 0x0a]),
  'huge.yaml': '',
  'list.yaml': '- one\n- two\n',
  'cycle.yaml': SMALL_PLAN.replace('effort: 1-3d', 'effort: 1-3d, after: ["#2"]'),
  'keys.yaml': `${SMALL_PLAN}__proto__: { polluted: true }\nconstructor: 1\ntoString: 2\n`,
  'people.yaml': SMALL_PLAN.replaceAll('Ann', '__proto__').replaceAll('"#1"', '"constructor"'),
  'escape.yaml': SMALL_PLAN.replace('Two issues', '"Two \\e[31missues\\a"').replace('owner: Ann', 'owner: "\\e[2JAnn"'),
  'secret.yaml': SMALL_PLAN,
  check: SMALL_PLAN,
  'marked.yaml': `\ufeff${SMALL_PLAN}`,
});
mkdirSync(join(folder, 'plans'));
truncateSync(join(folder, 'huge.yaml'), 65 * 1024 * 1024);
chmodSync(join(folder, 'secret.yaml'), 0);
const isRoot = process.getuid?.() === 0;

const CASES: readonly (readonly [string, string, RegExp])[] = [
  ['a missing file', 'nowhere.yaml', /^error\[E090\] cannot read "nowhere\.yaml": there is no such file\n$/],
  ['a mistyped command alone', 'chekc', /no such file\n.*did you mean simulate check\?/],
  ['a folder', 'plans', /^error\[E090\] cannot read "plans": it is a folder\n.*help/],
  ['a file as a folder', 'empty.yaml/plan.yaml', /E090.*not a folder/],
  ['an empty file', 'empty.yaml', /E008.*\n/],
  ['a file of comments', 'blank.yaml', /E008/],
  ['a binary file', 'binary.yaml', /^error\[E091\] "binary\.yaml" is not text: it holds NUL bytes/],
  ['another encoding', 'latin1.yaml', /^error\[E091\] "latin1\.yaml" is not text: it is not UTF-8/],
  ['a file larger than any plan', 'huge.yaml', /^error\[E090\].*larger than any plan/],
  ['a list', 'list.yaml', /E008.*\n +--> list\.yaml:1:1/],
  ['a cycle', 'cycle.yaml', /E014.*\n +--> cycle\.yaml:\d+:\d+/],
  ['keys named like prototypes', 'keys.yaml', /E010.*__proto__/],
];

test.each(CASES)('%s is an input error', async (_name, file, message) => {
  for (const command of [[], ['check'], ['replay']]) {
    if (command.length > 0 && file === 'chekc') continue;
    const plain = await simulate([...command, file], { cwd: folder });
    expect(plain.code).toBe(3);
    expect(plain.err).toMatch(message);
    expect(plain.err).not.toMatch(/\n\s+at /);
    const json = await simulate([...command, file, '--json'], { cwd: folder });
    expect(json.code).toBe(3);
    expect(JSON.parse(json.out)).toMatchObject({ formatVersion: 1, plan: null });
    expect(JSON.parse(json.out).diagnostics.length).toBeGreaterThan(0);
  }
});

test.skipIf(isRoot)('a file that may not be read is an input error', async () => {
  const { code, err } = await simulate(['secret.yaml'], { cwd: folder });
  expect({ code, err }).toMatchObject({ code: 3, err: expect.stringMatching(/permission denied/) });
});

test('empty standard input is an input error that names it', async () => {
  const { code, err } = await simulate(['-'], { input: '' });
  expect(code).toBe(3);
  expect(err).toMatch(/<stdin>/);
});

test('a plan called like a command is read when written as a path', async () => {
  expect(await simulate(['check', './check'], { cwd: folder })).toMatchObject({ code: 0 });
  expect(await simulate(['./check', '--replications', '10'], { cwd: folder })).toMatchObject({ code: 0 });
});

test('people and issues may be called like prototypes', async () => {
  const { code, out, err } = await simulate(['people.yaml', '--replications', '20', '--json'], { cwd: folder });
  expect({ code, err: err.replace(/.*elapsed.*\n/, '') }).toMatchObject({ code: 0 });
  expect(out).toContain('__proto__');
});

test('a byte order mark is no mistake', async () => {
  expect(await simulate(['check', 'marked.yaml'], { cwd: folder })).toMatchObject({ code: 0 });
});

test('escape sequences of a plan never reach the terminal', async () => {
  for (const words of [['escape.yaml'], ['check', 'escape.yaml'], ['replay', 'escape.yaml']]) {
    const { out, err } = await simulate(words, { cwd: folder });
    expect(out + err).not.toContain('\u001b');
    expect(out + err).not.toContain('\u0007');
  }
});
