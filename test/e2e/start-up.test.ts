// Help answers at once, and a whole forecast of the eight-week plan takes no longer than a breath.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CLI, ROOT, SAMPLE } from './simulate.ts';

function milliseconds(words: readonly string[]): number {
  const started = performance.now();
  spawnSync(process.execPath, words, { cwd: ROOT });
  return performance.now() - started;
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

/** Median extra time over a bare Node, ten alternating runs. */
function extra(words: readonly string[]): number {
  const bare: number[] = [];
  const full: number[] = [];
  for (let round = 0; round < 10; round++) {
    bare.push(milliseconds(['-e', '0']));
    full.push(milliseconds([CLI, ...words]));
  }
  return median(full) - median(bare);
}

/** Other work on the machine can only slow us down, so the best of three attempts counts. */
function bestOfThree(measure: () => number, enough: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best > enough; attempt++) best = Math.min(best, measure());
  return best;
}

test.each([['--help'], ['--version'], ['check --help'], ['explain E014']])(
  'simulate %s answers within bare Node + 100 ms',
  (line) => {
    expect(bestOfThree(() => extra(line.split(' ')), 100)).toBeLessThan(100);
  },
);

test('the eight-week plan is forecast within one second, start to finish', () => {
  const measure = (): number => median([1, 2, 3].map(() => milliseconds([CLI, SAMPLE])));
  const best = bestOfThree(measure, 1000);
  console.log(`simulate ${SAMPLE}: ${Math.round(best)} ms`);
  expect(best).toBeLessThan(1000);
});
