// The draw passes a battery of 2 * 10^7 words (PLANCAST_BATTERY=1e8 or more on demand); three bad generators do not, which
// is what makes the pass mean something.
// A z-score beyond 4.5 happens to a good generator once in 150,000 tests; seeds are fixed, so a failure is never chance.
import { describe, expect, it } from 'vitest';
import { counterLow, draw, streamKey } from '../../src/engine/chance/draw.ts';
import { runBattery } from './battery/battery.ts';
import { dealtDraws, type Generator, plannedNames } from './battery/generator.ts';

const FAILED = 4.5;
const DRAWS = Number(process.env.PLANCAST_BATTERY ?? 2e7);

function failures(generator: Generator, draws: number): string[] {
  return runBattery(generator, draws)
    .filter(({ z }) => !(Math.abs(z) < FAILED))
    .map(({ test, z }) => `${test}: z = ${z.toFixed(2)}`);
}

describe('the draw', () => {
  it('passes the battery on a plan of 500 issues under two seeds', { timeout: 600_000 }, () => {
    expect(failures(dealtDraws(['1', '2'], plannedNames(500)), DRAWS)).toEqual([]);
  });

  it('passes the battery on 500 neighbouring seeds of two slots', { timeout: 600_000 }, () => {
    const seeds = Array.from({ length: 500 }, (_, i) => String(i));
    expect(failures(dealtDraws(seeds, plannedNames(2)), DRAWS)).toEqual([]);
  });

  it('has no two streams alike among 200,000 names', () => {
    const keys = new Set(plannedNames(200_000).map((name) => JSON.stringify(streamKey('1', name))));
    expect(keys.size).toBe(200_000);
  });

  it('separates the seed from the name', () => {
    expect(draw(streamKey('1', '2'), 0)).not.toBe(draw(streamKey('12', ''), 0));
    expect(draw(streamKey('', '12'), 0)).not.toBe(draw(streamKey('1', '2'), 0));
  });
});

describe('the battery', () => {
  const keys = plannedNames(500).map((name) => streamKey('1', name));
  const streams = keys.length;

  it('refuses a counter that is only stepped', () => {
    const at = (stream: number, r: number) => (keys[stream].low + Math.imul(r, 0x9e3779b9)) | 0;
    expect(failures({ streams, at }, 1e6)).not.toEqual([]);
  });

  it('refuses streams that are one stream shifted by their keys', () => {
    const at = (stream: number, r: number) => counterLow(r) ^ keys[stream].low;
    expect(failures({ streams, at }, 1e6)).not.toEqual([]);
  });

  it('refuses a permutation of the counter, which never repeats a word', { timeout: 120_000 }, () => {
    const at = (stream: number, r: number) => counterLow((r ^ keys[stream].low) >>> 0);
    expect(failures({ streams, at }, 3e7)).toContainEqual(expect.stringContaining('collisions along replications'));
  });
});
