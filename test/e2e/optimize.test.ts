// A search as a user meets it: goals that are refused where they are wrong, a proposal that is written, read back and worth what was said,
// and Ctrl-C.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KETTLE_TEXT } from '../optimize/kettle.ts';
import { CLI, folderWith, type Ran, ROOT, SAMPLE, simulate } from './simulate.ts';

const SMALL = ['--candidates', '48', '--replications', '1000'];

test('a proposal that was written is worth what was said, for any number of threads', async () => {
  const cwd = folderWith({ 'kettle.yaml': KETTLE_TEXT });
  const words = ['optimize', 'kettle.yaml', ...SMALL, '--write', 'better.yaml', '--json'];
  const first = await simulate([...words, '--jobs', '1'], { cwd });
  expect(first.code, first.err).toBe(0);
  const file = readFileSync(join(cwd, 'better.yaml'), 'utf8');
  expect(file).toMatch(/^# Written by simulate optimize/);
  const found = JSON.parse(first.out);
  expect(found.answer).toBeGreaterThan(0);
  // Its own file is replaced without a word.
  const again = await simulate([...words, '--jobs', '2'], { cwd });
  expect(again.out).toBe(first.out);
  const read = [
    'kettle.yaml',
    '--option',
    'better.yaml',
    '--seed',
    found.freshSeed,
    '--replications',
    '1000',
    '--json',
  ];
  const { out } = await simulate(read, { cwd });
  const { finish } = JSON.parse(out);
  const { figure } = found.proposals[found.answer - 1];
  expect(finish.p80).toEqual({ value: figure.value, low: figure.low, high: figure.high });
});

test('a file of somebody else is never replaced, and none is written that could not be read', async () => {
  const cwd = folderWith({ 'plan.yaml': KETTLE_TEXT, 'mine.yaml': 'base: plan.yaml\nchanges: []\n' });
  const mine = await simulate(['optimize', 'plan.yaml', ...SMALL, '--write', 'mine.yaml'], { cwd });
  expect(mine).toMatchObject({ code: 2, out: '' });
  expect(mine.err).toContain('E095');
  const elsewhere = folderWith({ 'package.json': '{}' });
  const far = await simulate(['optimize', 'plan.yaml', ...SMALL, '--write', join(elsewhere, 'better.yaml')], { cwd });
  expect(far).toMatchObject({ code: 2, out: '' });
  expect(far.err).toContain('cannot reach its plan');
});

test('goals that cannot be meant are told together, each where it is wrong, in one document', async () => {
  const goals = ['--goal', 'min P80(finsh)', '--goal', 'keep Developr07', '--keep', 'P9'];
  const { code, out, err } = await simulate(['optimize', SAMPLE, ...goals, '--json']);
  expect(code).toBe(2);
  const { command, diagnostics } = JSON.parse(out);
  expect(command).toBe('optimize');
  const places = diagnostics.map(
    (each: { code: string; range: { file: string; start: { line: number; column: number } } }) =>
      `${each.code} ${each.range.file} ${each.range.start.line}:${each.range.start.column}`,
  );
  expect(places).toEqual(['E402 --goal 1:9', 'E402 --goal 2:6', 'E402 --keep 1:1']);
  expect(err).toContain('did you mean Developer07?');
});

/** SIGINT after so many milliseconds. */
function interrupted(words: readonly string[], wait: number): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...words], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    child.on('close', (code) => done({ code, out, err }));
    setTimeout(() => child.kill('SIGINT'), wait);
  });
}

test('Ctrl-C gives the best so far, marked partial', async () => {
  const words = ['optimize', SAMPLE, '--time-budget', '10m', '--replications', '500', '--json'];
  const { code, out } = await interrupted(words, 2000);
  expect(code).toBe(130);
  const document = JSON.parse(out);
  expect(document.partial).toBe(true);
  // A busy machine may not have begun to search; then the document says so.
  if (document.plan !== null) expect(document.search.ended).toBe('interrupted');
});
