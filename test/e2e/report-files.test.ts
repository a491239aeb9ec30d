// --report: two files, whole or not at all, equal to what the streams say.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareReports } from '../../src/cli/write-reports.ts';
import { folderWith, SAMPLE, simulate } from './simulate.ts';

const FEW = [SAMPLE, '--replications', '100'];

test('--report writes JSON and Markdown into a folder it makes, and says so', async () => {
  const folder = join(folderWith({}), 'a/b');
  const { code, out, err } = await simulate([...FEW, '--json', `--report=${folder}`]);
  expect(code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['forecast.json', 'forecast.md']);
  expect(readFileSync(join(folder, 'forecast.json'), 'utf8')).toBe(out);
  expect(readFileSync(join(folder, 'forecast.md'), 'utf8')).toMatch(/^# /);
  expect(err).toContain('forecast.json');
});

test('--report replaces its own earlier files', async () => {
  const folder = folderWith({});
  await simulate([...FEW, `--report=${folder}`]);
  const again = await simulate([...FEW, `--report=${folder}`, '--seed', '2', '--json']);
  expect(again.code).toBe(0);
  expect(readFileSync(join(folder, 'forecast.json'), 'utf8')).toBe(again.out);
});

test('--report leaves alone what it did not write', async () => {
  const folder = folderWith({ 'forecast.json': '{ "mine": true }\n' });
  const { code, err } = await simulate([...FEW, `--report=${folder}`]);
  expect(code).toBe(2);
  expect(err).toMatch(/E095.*not written by simulate/);
  expect(readFileSync(join(folder, 'forecast.json'), 'utf8')).toBe('{ "mine": true }\n');
  expect(readdirSync(folder)).toEqual(['forecast.json']);
});

test('--report into a place that is a file is refused before anything is simulated', async () => {
  const folder = folderWith({ taken: 'text' });
  const { code, out, err } = await simulate([...FEW, '--json', `--report=${join(folder, 'taken')}`]);
  expect(code).toBe(2);
  expect(err).toMatch(/E095.*taken" is a file, not a folder/);
  expect(JSON.parse(out).diagnostics[0].code).toBe('E095');
});

test.runIf(process.platform === 'linux')(
  'a place where nobody can make a folder is refused, not tried for ever',
  () => {
    expect(() => prepareReports('/proc/nobody-makes-this/here', ['forecast.json'])).toThrow('cannot write');
  },
);

test('a folder in the place of a report is refused', async () => {
  const folder = folderWith({});
  mkdirSync(join(folder, 'forecast.md'));
  writeFileSync(join(folder, 'forecast.md/keep'), 'me');
  const { code } = await simulate([...FEW, `--report=${folder}`]);
  expect(code).toBe(2);
});
