// Readers that go away, and answers larger than a pipe.
import { expect, test } from 'vitest';
import { folderWith, SAMPLE, SMALL_PLAN, shell, simulate } from './simulate.ts';

/** A plan whose JSON Lines replay is larger than 3 MiB. */
function longPlan(issues: number): string {
  const title = 'An issue with a title that takes its place in every event '.repeat(3);
  const lines = Array.from(
    { length: issues },
    (_, i) => `    "i${i}": { "title": "${title}${i}", "owner": "P${i % 20}", "effort": "1-2h" }`,
  );
  const team = Array.from({ length: 20 }, (_, i) => `"P${i}": {}`).join(', ');
  return `{ "plan": "Long", "start": "2026-01-05", "team": { ${team} }, "issues": {\n${lines.join(',\n')}\n} }\n`;
}

test.each(['', 'claims ', 'check '])('head -1 ends simulate %squietly with exit 0', async (command) => {
  const few = command === 'check ' ? '' : '--replications 100 ';
  const { code, out, err } = await shell(`set -o pipefail; $SIMULATE ${command}${SAMPLE} ${few}--quiet | head -1`);
  expect(out.split('\n')).toHaveLength(2);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('a pipe closed before anything is written is no error', async () => {
  const { out } = await shell(`exec 3>&1; { $SIMULATE ${SAMPLE} --replications 100 --quiet; echo "exit $?" >&3; } | :`);
  expect(out).toBe('exit 0\n');
});

test('a reader that leaves in the middle of 3 MiB is no error', async () => {
  const folder = folderWith({ 'long.json': longPlan(8000) });
  const { out, err } = await shell(
    `exec 3>&1; { $SIMULATE replay ${folder}/long.json --format jsonl --quiet; echo "exit $?" >&3; } | head -c 10 >/dev/null`,
  );
  expect({ out, err }).toEqual({ out: 'exit 0\n', err: '' });
});

test('an answer of more than 3 MiB goes through a slow pipe complete', async () => {
  const folder = folderWith({ 'long.json': longPlan(8000) });
  const { code, out } = await shell(
    `set -o pipefail; $SIMULATE replay ${folder}/long.json --format jsonl | (sleep 1; cat)`,
  );
  expect(code).toBe(0);
  expect(out.length).toBeGreaterThan(3 * 1024 * 1024);
  const lines = out.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '').type).toBe('PlanFinished');
  for (const line of lines) JSON.parse(line);
});

test('standard input gives the same forecast as the file', async () => {
  const folder = folderWith({ 'small.yaml': SMALL_PLAN });
  const file = await simulate([`${folder}/small.yaml`, '--json']);
  const piped = await simulate(['-', '--json'], { input: SMALL_PLAN });
  expect(piped.code).toBe(0);
  expect(piped.out).toBe(file.out);
});
