// Ctrl-C: once gives the forecast of the futures simulated so far, twice stops at once; JSON stays one document.
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { CLI, type Ran, ROOT, SAMPLE, simulate } from './simulate.ts';

const LONG = [SAMPLE, '--replications', '1000000', '--json'];

/** Starts the command, sends SIGINT after so many milliseconds, and again as soon as the first was heard if `twice`. */
function interrupted(words: readonly string[], wait: number, twice = false): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [CLI, ...words], { cwd: ROOT });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      err += piece;
      if (twice && piece.includes('interrupted')) child.kill('SIGINT');
    });
    child.on('close', (code) => done({ code, out, err }));
    setTimeout(() => child.kill('SIGINT'), wait);
  });
}

/** A busy machine may not have begun to simulate when the signal comes: wait longer until it has. */
async function whileSimulating(words: readonly string[], twice = false): Promise<Ran> {
  for (const wait of [1000, 2000, 4000, 8000]) {
    const ran = await interrupted(words, wait, twice);
    expect(ran.code).toBe(130);
    if (ran.err.includes('interrupted')) return ran;
    if (words.includes('--json')) expect(JSON.parse(ran.out)).toMatchObject({ plan: null, partial: true });
  }
  throw new Error('the forecast never began');
}

test('one Ctrl-C gives the forecast of the futures so far, equal to asking for that many', async () => {
  const { out } = await whileSimulating(LONG);
  const partial = JSON.parse(out);
  expect(partial.partial).toBe(true);
  expect(partial.replications).toBeGreaterThan(0);
  expect(partial.replications).toBeLessThan(1_000_000);
  const whole = await simulate([SAMPLE, '--replications', String(partial.replications), '--json']);
  expect({ ...JSON.parse(whole.out), partial: true }).toEqual(partial);
});

test('a partial forecast says so to a person', async () => {
  const { out } = await whileSimulating(LONG.slice(0, -1));
  expect(out).toMatch(/partial/);
});

test('a second Ctrl-C stops at once and still leaves one document', async () => {
  const { out } = await whileSimulating(LONG, true);
  expect(JSON.parse(out)).toMatchObject({ command: 'forecast', partial: true });
});

test('Ctrl-C while a percentile is looked for leaves one document and no events', async () => {
  const { out } = await whileSimulating(['replay', SAMPLE, '--at', 'P80', '--replications', '1000000', '--json']);
  expect(JSON.parse(out)).toMatchObject({ command: 'replay', partial: true, replication: null, events: [] });
});
