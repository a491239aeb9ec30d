// --json: on every path, also the failing ones, standard output is exactly one JSON document of one shape.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import { folderWith, ROOT, SAMPLE, SMALL_PLAN, simulate } from './simulate.ts';

const read = (name: string): object => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true });
const validForecast = ajv.compile(read('schema/forecast.schema.json'));
const SCHEMAS = {
  forecast: validForecast,
  check: ajv.compile(read('schema/check.schema.json')),
  claims: ajv.compile(read('schema/claims.schema.json')),
  explain: ajv.compile(read('schema/explain.schema.json')),
  compare: ajv.compile(read('schema/compare.schema.json')),
  staff: ajv.compile(read('schema/staff.schema.json')),
  calibrate: ajv.compile(read('schema/calibrate.schema.json')),
};
const CLAIMS = `claims:
  C1: { says: two issues, at: the list, claim: count(issues) = 2 }
  C2: { says: quick is quicker, claim: P80(finish) <= 0d, under: quick, versus: base }
  C3: { says: all are happy, untestable: no moods }
options: { quick: { changes: { issues: { "#1": { effort: 1h } } } } }
decisions: { expand: { take: now, options: { now: , later: { changes: { issues: { "#2": { effort: 3d } } } } } } }
dependencies: { use: none, sets: { none: , barrier: { after: { "#2": "#1" } } } }
`;
const folder = folderWith({
  'good.yaml': SMALL_PLAN,
  'promising.yaml': `${SMALL_PLAN}expect: ["P80(done) <= 2026-01-06", "chance(done) >= 1%"]\n`,
  'claiming.yaml': `${SMALL_PLAN}${CLAIMS}`,
  'late.yaml': SMALL_PLAN.replace('2026-01-16', '2026-01-05'),
  'warned.yaml': SMALL_PLAN.replace('Bob: }', 'Bob: , Idle: }'),
  'done.csv': `est,act\n${'2,3\n5,4\n1,1.5\n'.repeat(8)}`,
  'broken.yaml': SMALL_PLAN.replace('start:', 'strat:'),
});

const PATHS: readonly (readonly [string, readonly string[], number])[] = [
  ['a forecast', ['good.yaml'], 0],
  ['a condition that holds', ['good.yaml', '--fail-on', 'P80(done) <= 2027-01-01'], 0],
  ['a condition that does not hold', ['good.yaml', '--fail-on', 'P80(done) <= 2026-01-05'], 4],
  ['a condition on nothing', ['good.yaml', '--fail-on', 'P80(undone) <= 2026-01-05'], 2],
  ['a broken plan', ['broken.yaml'], 3],
  ['a missing plan', ['missing.yaml'], 3],
  ['an unknown flag', ['good.yaml', '--nope'], 2],
  ['no words', [], 2],
  ['a check', ['check', 'good.yaml'], 0],
  ['a check of several plans', ['check', 'good.yaml', 'warned.yaml'], 0],
  ['a check with a bad plan among good ones', ['check', 'good.yaml', 'broken.yaml', 'missing.yaml'], 3],
  ['too many warnings', ['check', 'warned.yaml', '--max-warnings', '0'], 4],
  ['warnings within the limit', ['check', 'warned.yaml', '--max-warnings', '1'], 0],
  ['expectations that fail', ['check', 'promising.yaml', '--expect'], 4],
  ['expectations nobody asked for', ['check', 'promising.yaml'], 0],
  ['a strict check', ['check', 'good.yaml', '--strict'], 0],
  ['a strict check of a date that cannot be met', ['check', 'late.yaml', '--strict', '--all'], 4],
  ['a check of a variant', ['check', 'claiming.yaml', '--with', 'quick'], 0],
  ['a forecast with claims', ['claiming.yaml'], 0],
  ['a forecast of a variant', ['claiming.yaml', '--with', 'quick', '--set', 'barrier', '--decide', 'expand=later'], 0],
  ['a forecast of an unknown variant', ['claiming.yaml', '--with', 'quikc'], 2],
  ['claims', ['claims', 'claiming.yaml'], 0],
  ['claims of a variant', ['claims', 'claiming.yaml', '--decide', 'expand=later'], 0],
  ['no claims', ['claims', 'good.yaml'], 0],
  ['claims of a broken plan', ['claims', 'broken.yaml'], 3],
  ['a replay', ['replay', 'good.yaml'], 0],
  ['a replay at a percentile', ['replay', 'good.yaml', '--at', 'P80'], 0],
  ['a replay until a day', ['replay', 'good.yaml', '--until', 'day 2'], 0],
  ['a replay until nonsense', ['replay', 'good.yaml', '--until', 'soon'], 2],
  ['an explanation of a code', ['explain', 'E014'], 0],
  ['an explanation of the finish', ['explain', 'good.yaml', '--replications', '300'], 0],
  ['an explanation of a date', ['explain', 'good.yaml', 'done', '--replications', '300'], 0],
  ['the story of an issue', ['explain', 'good.yaml', '#2', '--replications', '300'], 0],
  [
    'the story of a person in a variant',
    ['explain', 'claiming.yaml', 'Ann', '--with', 'quick', '--replications', '300'],
    0,
  ],
  ['an explanation of an unknown name', ['explain', 'good.yaml', 'Anne'], 2],
  ['an explanation of a broken plan', ['explain', 'broken.yaml'], 3],
  ['an explanation of a missing plan', ['explain', 'missing.yaml', 'done'], 3],
  ['an explanation of nothing', ['explain', 'X1'], 2],
  ['a comparison', ['compare', 'claiming.yaml', '--replications', '300'], 0],
  ['a comparison of nothing', ['compare', 'good.yaml'], 2],
  ['a comparison of an option that is wrong', ['compare', 'good.yaml', '--what-if', 'drop everything'], 3],
  ['a staffing curve', ['staff', 'claiming.yaml', '--with', 'quick', '--up-to', '3', '--replications', '60'], 0],
  ['a staffing curve of nobody', ['staff', 'good.yaml', '--like', 'Anne'], 2],
  ['a staffing curve of a broken plan', ['staff', 'broken.yaml'], 3],
  ['a calibration', ['calibrate', 'done.csv', '--estimate', 'est', '--actual', 'act'], 0],
  ['a calibration of unknown columns', ['calibrate', 'done.csv', '--estimate', 'est', '--actual', 'atc'], 2],
  ['a calibration of nothing', ['calibrate', 'nowhere.csv'], 3],
  ['a schema', ['schema', 'forecast'], 0],
  ['help', ['--help'], 0],
  ['version', ['--version'], 0],
];

test.each(PATHS)('%s is one document', async (_name, words, exitCode) => {
  const { code, out } = await simulate([...words, '--json'], { cwd: folder });
  expect(code).toBe(exitCode);
  const document = JSON.parse(out);
  if (words[0] === 'schema') return;
  const envelope = Object.keys(document).filter((key) => key !== 'variant');
  expect(envelope.slice(0, 7)).toEqual(['formatVersion', 'tool', 'command', 'plan', 'seed', 'replications', 'partial']);
  expect(document).toMatchObject({ formatVersion: 1, tool: { name: 'plancast' }, partial: false });
  expect(Array.isArray(document.diagnostics)).toBe(true);
  expect(out).not.toContain(folder);
  const valid = SCHEMAS[document.command as keyof typeof SCHEMAS] as ValidateFunction | undefined;
  valid?.(document);
  expect(valid?.errors ?? []).toEqual([]);
});

test('the forecast of the eight-week plan fits its schema', async () => {
  const { out } = await simulate([SAMPLE, '--replications', '300', '--json']);
  validForecast(JSON.parse(out));
  expect(validForecast.errors ?? []).toEqual([]);
});

test('the printed schemas are the published ones, and accept the sample plan', async () => {
  for (const name of ['plan', 'forecast', 'check', 'claims', 'explain', 'compare', 'staff', 'calibrate']) {
    const { out } = await simulate(['schema', name]);
    expect(JSON.parse(out)).toEqual(read(`schema/${name}.schema.json`));
  }
});

test('JSON Lines of a replay are the events of its document', async () => {
  const document = await simulate(['replay', 'good.yaml', '--replication', '3', '--json'], { cwd: folder });
  const lines = await simulate(['replay', 'good.yaml', '--replication', '3', '--format', 'jsonl'], { cwd: folder });
  const events = lines.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(JSON.parse(document.out).events).toEqual(events);
});

test('--at P80 opens a future that ends at the P80 of the forecast', async () => {
  const flags = ['--replications', '400', '--seed', 'seven', '--json'];
  const forecast = JSON.parse((await simulate([SAMPLE, ...flags])).out);
  const replay = JSON.parse((await simulate(['replay', SAMPLE, '--at', 'P80', ...flags])).out);
  expect(replay.events.at(-1).finish).toBe(forecast.finish.p80.value);
});

test.each([
  ['in our code', 'Int32Array.prototype.slice = () => { throw new Error("sabotage"); };'],
  ['inside a library', 'globalThis.Int32Array = class { constructor() { throw new Error("sabotage"); } };'],
  ['outside of every promise', 'setTimeout(() => { throw new Error("sabotage"); }, 250);'],
])('a mistake %s is one document, exit 1 and the line that replays it', async (_where, sabotage) => {
  const hook = join(folderWith({ 'sabotage.mjs': sabotage }), 'sabotage.mjs');
  const words = ['good.yaml', '--seed', "it's", '--replications', '1000000', '--json'];
  const { code, out, err } = await simulate(words, { cwd: folder, env: { NODE_OPTIONS: `--import ${hook}` } });
  expect(code).toBe(1);
  expect(err).toMatch(/^(\d+\.\d s\n)?error\[E093\] internal error: .*\n {2}= help: .*\n(\d+\.\d s\n)?$/);
  expect(err).toContain(`simulate good.yaml --seed 'it'\\''s' --replications 1000000 --json`);
  expect(JSON.parse(out).diagnostics[0].code).toBe('E093');
});
