// Ctrl-C: once gives the forecast of the futures simulated so far, twice stops at once; JSON stays one document.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { CLI, type Ran, ROOT, SAMPLE, simulate } from './simulate.ts';

const LONG = [SAMPLE, '--replications', '1000000', '--json'];

/** Starts the command and sends SIGINT after each of these waits, in milliseconds. */
function interrupted(words: readonly string[], waits: readonly number[]): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...words], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    child.on('close', (code) => done({ code, out, err }));
    let when = 0;
    for (const wait of waits) {
      when += wait;
      setTimeout(() => child.kill('SIGINT'), when);
    }
  });
}

test('one Ctrl-C gives the forecast of the futures so far, equal to asking for that many', async () => {
  const { code, out, err } = await interrupted(LONG, [2500]);
  expect(code).toBe(130);
  expect(err).toMatch(/interrupted/);
  const partial = JSON.parse(out);
  expect(partial.partial).toBe(true);
  expect(partial.replications).toBeGreaterThan(0);
  expect(partial.replications).toBeLessThan(1_000_000);
  const whole = await simulate([SAMPLE, '--replications', String(partial.replications), '--json']);
  expect({ ...JSON.parse(whole.out), partial: true }).toEqual(partial);
});

test('a partial forecast says so to a person', async () => {
  const { code, out } = await interrupted([SAMPLE, '--replications', '1000000'], [2500]);
  expect(code).toBe(130);
  expect(out).toMatch(/partial|interrupted/i);
});

test('a second Ctrl-C stops at once and still leaves at most one document', async () => {
  const started = performance.now();
  const { code, out } = await interrupted(LONG, [1500, 5]);
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(code).toBe(130);
  expect(JSON.parse(out).partial).toBe(true);
});

test('Ctrl-C before the first future ends with 130 and one document', async () => {
  const { code, out } = await interrupted(LONG, [250]);
  expect([130, null]).toContain(code);
  if (out !== '') expect(JSON.parse(out).partial).toBe(true);
});
