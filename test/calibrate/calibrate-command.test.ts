// `simulate calibrate` from the words typed to what is written: the screen, the one JSON document, the file a plan extends, and that a
// forecast of such a plan is another one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { calibrateCommand } from '../../src/cli/commands/calibrate.ts';
import { openPlanFile } from '../../src/cli/load-plan.ts';
import type { Outcome } from '../../src/cli/outcome.ts';
import { Stop } from '../../src/cli/stop.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';

const SYNTHETIC = new URL('./history.csv', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'plancast-calibrate-'));
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const HISTORY = file('history.csv', readFileSync(SYNTHETIC));
const COLUMNS = ['--estimate', 'Schätzung (h)', '--actual', 'Ist (h)'];
const ALL = [...COLUMNS, '--by', 'Wer', '--task', 'Aufgabe', '--date', 'Fertig', '--only', 'Status=fertig'];
const PLAIN = file(
  'plain.csv',
  `est,act\n${Array.from({ length: 40 }, (_, i) => `${1 + (i % 5)},${1 + (i % 7)}`).join('\n')}\n`,
);

const said: string[] = [];
const streams = (width = 100): Streams => ({
  out() {},
  say: (text) => void said.push(text),
  paperOf: () => ({ color: false, width }),
  finish() {},
});
beforeEach(() => said.splice(0));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], width?: number): Promise<Outcome> {
  const request = parseCommandLine(['calibrate', ...words, '--quiet'], '0', 100);
  if (request.command !== 'calibrate') throw new Error(request.command);
  return calibrateCommand(request, streams(width));
}

async function stopOf(words: readonly string[]): Promise<Stop> {
  try {
    await run(words);
  } catch (error) {
    if (error instanceof Stop) return error;
    throw error;
  }
  throw new Error('it went through');
}

const schema = JSON.parse(readFileSync(new URL('../../schema/calibrate.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('the answer', () => {
  test('on the screen is the one looked at', async () => {
    const { data, exitCode } = await run([HISTORY, ...ALL]);
    expect(exitCode).toBe(0);
    await expect(data).toMatchFileSnapshot('golden/history.txt');
  });

  test.each([60, 80, 100, 200])('fits %s cells', async (width) => {
    const { data } = await run([HISTORY, ...ALL], width);
    const limit = Math.min(120, Math.max(80, width));
    for (const line of data.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(limit);
  });

  test('for programs is one document that fits the schema, with the same bytes every time', async () => {
    for (const words of [
      [HISTORY, ...ALL],
      [HISTORY, ...COLUMNS],
      [PLAIN, '--estimate', 'est', '--actual', 'act', '--split', '40%'],
    ]) {
      const { data } = await run([...words, '--json']);
      expect((await run([...words, '--json'])).data).toBe(data);
      validate(JSON.parse(data));
      expect(validate.errors ?? []).toEqual([]);
      expect(data).not.toContain(folder);
    }
    await expect((await run([HISTORY, ...ALL, '--json'])).data).toMatchFileSnapshot('golden/history.json');
  });

  test('is the same from gzip, from UTF-16 and, but for the accents, from Latin-1', async () => {
    const text = readFileSync(HISTORY, 'utf8');
    const plain = (await run([HISTORY, ...ALL])).data;
    const packed = file('packed.csv.gz', gzipSync(text));
    expect((await run([packed, ...ALL])).data).toBe(plain.replace('history.csv', 'packed.csv.gz'));
    const wide = file('wide.csv', Buffer.from(text, 'utf16le'));
    expect((await run([wide, ...ALL])).data).toBe(plain.replace('history.csv', 'wide.csv'));
    const latin = file('latin.csv', Buffer.from(text.slice(1), 'latin1'));
    expect((await run([latin, ...ALL])).data).toContain('read as Latin-1');
  });

  test('without people speaks of tasks, and without dates of no quarter', async () => {
    const { data } = await run([HISTORY, ...COLUMNS]);
    expect(data).toContain('unknown without dates');
    expect(data).toContain('95 % intervals by task');
    expect(data).not.toContain('People');
  });

  test('of tasks that all miss alike says so, and its spread can still be read', async () => {
    const same = file('same.csv', `est,act\n${'2,3\n5,7.5\n'.repeat(20)}`);
    const { data } = await run([same, '--estimate', 'est', '--actual', 'act']);
    expect(data).toContain('were actuals measured, or copied?');
    expect(data).toContain('sdLog: 0.01');
  });

  test('of one developer needs no comparison', async () => {
    const one = file('one.csv', readFileSync(HISTORY, 'utf8').replace(/;(Ann|Bob|Cid, the third);/g, ';Ann;'));
    const { data } = await run([one, ...ALL, '--json']);
    const { people, spread, heldOut } = JSON.parse(data);
    expect(people).toHaveLength(1);
    expect(spread).not.toHaveProperty('people');
    expect(heldOut.coverage[0]).toMatchObject({ low: 0, high: 1 });
    validate(JSON.parse(data));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('the file', () => {
  const plan = (more: string): string => `plan: Later
start: 2026-01-05
team: { Ann: , Bob: , Eve: }
issues:
  one: { owner: Ann, effort: 5d }
  two: { owner: Bob, effort: 5d, after: one }
  three: { owner: Eve, effort: 5d, after: two }
${more}`;

  test('is extended by a plan as it is, and changes its forecast', async () => {
    const written = join(folder, 'team-spread.yaml');
    const { data } = await run([HISTORY, ...ALL, '--write', written]);
    expect(data).toContain('extends: team-spread.yaml');
    await expect(readFileSync(written, 'utf8')).toMatchFileSnapshot('golden/team-spread.yaml');
    const bare = openPlanFile(file('bare.yaml', plan('')), { json: false, quiet: true, color: false });
    const fitted = openPlanFile(file('fitted.yaml', plan('extends: team-spread.yaml\n')), {
      json: false,
      quiet: true,
      color: false,
    });
    expect(fitted.reading.diagnostics).toEqual([]);
    const stated = bare.reading.plan!;
    const widened = fitted.reading.plan!;
    expect(widened.spread).toMatchObject({ by: 'person', holdsRisks: true });
    expect(widened.spread?.people?.map(({ id }) => id)).toContain('Cid, the third');
    const ends = await Promise.all(
      [stated, widened].map((each) => forecast({ plan: each, network: compile(each), seed: '1', replications: 400 })),
    );
    const [before, after] = ends.map(({ finish }) => finish);
    expect(before.p80.value).toBe(before.p50.value);
    expect(after.p80.value).toBeGreaterThan(after.p50.value ?? 0);
  });

  test('is written anew where it is ours, and nothing else ever is', async () => {
    const written = join(folder, 'again.yaml');
    await run([HISTORY, ...COLUMNS, '--write', written]);
    const first = readFileSync(written, 'utf8');
    await run([HISTORY, ...ALL, '--write', written]);
    expect(readFileSync(written, 'utf8')).not.toBe(first);
    const theirs = file('theirs.yaml', plan(''));
    const stop = await stopOf([HISTORY, ...COLUMNS, '--write', theirs]);
    expect([stop.exitCode, stop.diagnostics[0].code]).toEqual([2, 'E095']);
    expect(readFileSync(theirs, 'utf8')).toBe(plan(''));
  });

  test('beside risks is warned of', async () => {
    await run([HISTORY, ...COLUMNS, '--write', join(folder, 'risky-spread.yaml')]);
    const risky =
      'extends: risky-spread.yaml\nrisks: { flu: { probability: 20%, hits: one, impact: { delay: 1d } } }\n';
    const quiet = { json: false, quiet: true, color: false } as const;
    const codes = (name: string, text: string): string[] =>
      openPlanFile(file(name, plan(text)), quiet).reading.diagnostics.map(({ code }) => code);
    expect(codes('risky.yaml', risky)).toEqual(['W215']);
    expect(codes('apart.yaml', `${risky}estimates: { spread: { risks: apart } }\n`)).toEqual([]);
  });
});

describe('a slip', () => {
  test.each([
    ['no columns', [HISTORY], 2, 'E097'],
    ['an unknown column', [HISTORY, ...COLUMNS, '--by', 'Wr'], 2, 'E097'],
    ['no such file', ['nowhere.csv', ...COLUMNS], 3, 'E090'],
    ['no amounts', [HISTORY, '--estimate', 'Aufgabe', '--actual', 'Ist (h)'], 3, 'E098'],
    ['nothing left', [HISTORY, ...COLUMNS, '--only', 'Status=nie'], 3, 'E098'],
    ['a split by date without dates', [HISTORY, ...COLUMNS, '--split', '2025-06-01'], 2, 'E092'],
    ['a split by number of dates', [HISTORY, ...ALL, '--split', '17'], 2, 'E092'],
    ['a split that is none', [HISTORY, ...COLUMNS, '--split', 'later'], 2, 'E092'],
    ['an odd filter', [HISTORY, ...COLUMNS, '--only', 'Status'], 2, 'E092'],
    ['an odd unit', [HISTORY, ...COLUMNS, '--unit', '(h)'], 2, 'E092'],
  ])('%s ends with its code', async (_what, words, exitCode, code) => {
    const stop = await stopOf(words);
    expect([stop.exitCode, stop.diagnostics[0].code]).toEqual([exitCode, code]);
    expect(stop.diagnostics[0].message).not.toContain('\n');
  });

  test('is shown in the line where it stands', async () => {
    await stopOf([HISTORY, '--estimate', 'Aufgabe', '--actual', 'Ist (h)']);
    expect(said.join('')).toContain('2 | T-100;Ann;6,00;6,25;07.01.2025;fertig\n  | ^^^^^');
    const open = file('open.csv', 'a;b\n1;2\n"3;4\n5;6\n');
    said.splice(0);
    const stop = await stopOf([open, '--estimate', 'a', '--actual', 'b']);
    expect(stop.diagnostics[0]).toMatchObject({ code: 'E096', range: { start: { line: 3, column: 1 } } });
    expect(said.join('')).toContain('3 | "3;4\n');
  });

  test('of a plan for a history is told as such', async () => {
    const plan = file('plan.yaml', 'plan: A\nissues:\n  a: "b" c\n');
    const [{ hint }] = (await stopOf([plan, '--estimate', 'a', '--actual', 'b'])).diagnostics;
    expect(hint).toContain('a plan is read by simulate PLAN');
  });

  test('in the packing is no crash', async () => {
    const broken = file('broken.csv.gz', Uint8Array.of(0x1f, 0x8b, 1, 2, 3));
    expect((await stopOf([broken, ...COLUMNS])).diagnostics[0].code).toBe('E091');
    const binary = file('binary.csv', Uint8Array.of(1, 0, 2));
    expect((await stopOf([binary, ...COLUMNS])).diagnostics[0].code).toBe('E091');
  });

  test('of too few tasks says what became of the rows', async () => {
    const few = file('few.csv', 'est,act\n1,2\n2,0\n3,\n');
    const [{ message, hint }] = (await stopOf([few, '--estimate', 'est', '--actual', 'act'])).diagnostics;
    expect(message).toContain('has 1 usable task');
    expect(hint).toBe('of 3 rows: 1 without an actual, 1 with an actual of zero');
  });
});
