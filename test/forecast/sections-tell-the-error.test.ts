// Intervals from sections: what they are made of, what they do with futures that never end, and that they hold the truth as often
// as they say, for independent draws and for balanced ones. Fixed seeds; tolerances are four standard errors of a share.
import { describe, expect, it } from 'vitest';
import { draw, streamKey } from '../../src/engine/chance/draw.ts';
import { SCRAMBLINGS, sobolDraws } from '../../src/engine/chance/sobol-draws.ts';
import { type Estimate, estimate, NEVER } from '../../src/engine/forecast/quantiles.ts';
import {
  estimateOfFutures,
  SECTIONS,
  sectionedDifference,
  sectionedQuantile,
} from '../../src/engine/forecast/sections.ts';

const uniform = (seed: string, count: number): Float64Array => {
  const key = streamKey(seed, 'x');
  return Float64Array.from({ length: count }, (_, r) => (draw(key, r) + 0.5) / 2 ** 32);
};
/** Exponential with mean 100,000: P80 is 160,943.8. */
const exponential = (shares: Float64Array): Int32Array =>
  Int32Array.from(shares, (share) => Math.round(-100_000 * Math.log(1 - share)));
const TRUE_P80 = 160_944;
const holds = ({ low, high }: Estimate<number>, truth: number): boolean =>
  (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);

describe('a percentile with sections', () => {
  it('is the nearest rank of all samples, between ends that are samples', () => {
    const samples = exponential(uniform('one', 1000));
    const { value, low, high } = sectionedQuantile(samples, 80);
    expect(value).toBe(samples.toSorted()[799]);
    expect(samples).toContain(low);
    expect(samples).toContain(high);
    expect(sectionedQuantile(samples, 80, samples.toSorted())).toEqual({ value, low, high });
  });

  it('has the interval of independent samples when there are few', () => {
    for (const count of [1, 7, 39, 150]) {
      const samples = exponential(uniform('few', count));
      expect(sectionedQuantile(samples, 80)).toEqual(estimate(samples.toSorted(), 80));
    }
  });

  it('has no error but rounding when all sections agree', () => {
    const samples = Int32Array.from({ length: 2000 }, (_, r) => 10 * Math.floor(r / SECTIONS));
    expect(sectionedQuantile(samples, 80)).toEqual({ value: 790, low: 790, high: 800 });
  });

  it('takes any number of futures, and sees which section disagrees', () => {
    const samples = exponential(uniform('any', 1007));
    const { low, high } = sectionedQuantile(samples, 80);
    const apart = samples.map((value, r) => (r % SECTIONS === 3 ? value + 10_000_000 : value));
    const wider = sectionedQuantile(apart, 80);
    expect((wider.high ?? Infinity) - (wider.low ?? 0)).toBeGreaterThan((high ?? 0) - (low ?? 0));
  });

  it('is never where too many futures never come, and open where its upper end is', () => {
    const samples = exponential(uniform('never', 1000));
    const some = samples.map((value, r) => (r % 5 === 0 ? NEVER : value));
    expect(sectionedQuantile(some, 80).high).toBeNull();
    expect(sectionedQuantile(some, 50).high).not.toBeNull();
    expect(
      sectionedQuantile(
        some.map(() => NEVER),
        80,
      ),
    ).toEqual({ value: null, low: null, high: null });
  });

  it('holds the truth in 95 % of forecasts with independent draws, also where finishes crowd on few days', () => {
    const forecasts = 600;
    let held = 0;
    let heldOnDays = 0;
    const day = 40_000;
    for (let k = 0; k < forecasts; k++) {
      const samples = exponential(uniform(`plain ${k}`, 1000));
      if (holds(sectionedQuantile(samples, 80), TRUE_P80)) held++;
      const days = samples.map((minute) => day * Math.ceil(minute / day));
      if (holds(sectionedQuantile(days, 80), day * Math.ceil(TRUE_P80 / day))) heldOnDays++;
    }
    expect(Math.abs(held / forecasts - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / forecasts));
    expect(heldOnDays / forecasts).toBeGreaterThan(0.935);
  });

  it('holds the truth with scrambled points as well, and is a good deal narrower', () => {
    const forecasts = 600;
    const names = ['a', 'b', 'c'];
    let held = 0;
    let width = 0;
    let plainWidth = 0;
    for (let k = 0; k < forecasts; k++) {
      const draws = sobolDraws(`sobol ${k}`, names, names);
      const words = new Int32Array(3);
      const samples = Int32Array.from({ length: 1000 }, (_, r) => {
        draws.fill(r, words);
        // The sum of three uniform shares: its P80 is 1.93378.
        return Math.round(words.reduce((sum, word) => sum + (word >>> 0) / 2 ** 32, 0) * 1e6);
      });
      const found = sectionedQuantile(samples, 80);
      const plain = estimate(samples.toSorted(), 80);
      if (holds(found, P80_OF_THREE)) held++;
      width += (found.high ?? 0) - (found.low ?? 0);
      plainWidth += (plain.high ?? 0) - (plain.low ?? 0);
    }
    expect(Math.abs(held / forecasts - 0.955)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / forecasts));
    expect(width / plainWidth).toBeLessThan(0.65);
  });

  it('is asked for by how the futures were drawn', () => {
    const samples = exponential(uniform('how', 1000));
    expect(estimateOfFutures({}, samples, 80)).toEqual(estimate(samples.toSorted(), 80));
    expect(estimateOfFutures({ sobol: { dimensions: null } }, samples, 80)).toEqual(sectionedQuantile(samples, 80));
    expect(SECTIONS).toBe(SCRAMBLINGS);
  });
});

/** Irwin-Hall with three shares: 1 - (3 - x)^3 / 6 = 0.8 at x = 3 - 1.2^(1/3). */
const P80_OF_THREE = Math.round((3 - Math.cbrt(1.2)) * 1e6);

describe('a difference with sections', () => {
  it('of what is always so much later has no error', () => {
    const samples = exponential(uniform('shift', 1000));
    const { value, low, high } = sectionedDifference(
      samples.map((value) => value + 480),
      samples,
      80,
    );
    expect({ value, low, high }).toEqual({ value: 480, low: 480, high: 480 });
  });

  it('holds the truth in 95 % of forecasts, and is narrower than the percentiles it compares', () => {
    const forecasts = 600;
    let held = 0;
    let width = 0;
    let alone = 0;
    for (let k = 0; k < forecasts; k++) {
      const samples = exponential(uniform(`pair ${k}`, 2000));
      const longer = samples.map((value) => Math.round(value * 1.25));
      const found = sectionedDifference(longer, samples, 80);
      if (holds(found, 0.25 * TRUE_P80)) held++;
      width += (found.high ?? 0) - (found.low ?? 0);
      const { low, high } = sectionedQuantile(samples, 80);
      alone += (high ?? 0) - (low ?? 0);
    }
    // A lower bound only: with 100 futures a section its own percentile is a little off, which widens.
    expect(held / forecasts).toBeGreaterThan(0.93);
    expect(held / forecasts).toBeLessThan(0.985);
    expect(width / alone).toBeLessThan(0.4);
  });

  it('is unknown where a percentile is never, and without an error where a section has too few futures', () => {
    const samples = exponential(uniform('none', 1000));
    const never = samples.map((value, r) => (r % 4 === 0 ? NEVER : value));
    expect(sectionedDifference(never, samples, 80)).toEqual({ value: null, low: null, high: null });
    const once = samples.map((value, r) => (r % SECTIONS === 6 && r > 200 ? NEVER : value));
    expect(sectionedDifference(once, samples, 80)).toMatchObject({ low: null, high: null });
    expect(sectionedDifference(once, samples, 80).value).not.toBeNull();
    const few = samples.slice(0, 39);
    expect(sectionedDifference(few, few, 80)).toEqual({ value: 0, low: null, high: null });
    expect(() => sectionedDifference(samples, few, 80)).toThrow(/paired/);
  });
});
