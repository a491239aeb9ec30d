// What a slot's source promises of its integers: rounding, limits, shares of lists, correlations of spreads.
// Statistical checks use fixed seeds and four standard errors.
import { beforeAll, describe, expect, it } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import type { Slot, SlotSource } from '../../src/engine/network/network.ts';
import { integrate } from './references.ts';

beforeAll(chanceReady);

const COUNT = 200_000;

/** Columns of `COUNT` values, one per source, under distinct names. */
function deal(...sources: SlotSource[]): Float64Array[] {
  const slots: Slot[] = sources.map((source, i) => ({ name: `slot/${i}`, source, likely: 0 }));
  const dealer = createDealer({ slots }, 'values');
  const tape = new Int32Array(slots.length);
  const columns = sources.map(() => new Float64Array(COUNT));
  for (let r = 0; r < COUNT; r++) {
    dealer.deal(r, tape);
    columns.forEach((column, i) => {
      column[r] = tape[i];
    });
  }
  return columns;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function sd(values: Float64Array): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - ma) * (b[i] - mb))) / (sd(a) * sd(b));
}

function shareOf(values: Float64Array, wanted: number): number {
  return values.filter((value) => value === wanted).length / values.length;
}

function expectShare(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / COUNT));
}

describe('values', () => {
  it('are rounded half up: a uniform on [0, 3] gives its ends half as often', () => {
    const distribution = { kind: 'uniform', min: 0, max: 3 } as const;
    const [values] = deal({ kind: 'quantile', distribution, scale: 1, min: 0, max: 100 });
    for (const [value, share] of [
      [0, 1 / 6],
      [1, 1 / 3],
      [2, 1 / 3],
      [3, 1 / 6],
    ])
      expectShare(shareOf(values, value), share);
  });

  it('are held inside the limits of the slot, and scaled into its unit', () => {
    const distribution = { kind: 'lognormal', p10: 1.1, p90: 1.6 } as const;
    const [values] = deal({ kind: 'quantile', distribution, scale: 1000, min: 1200, max: 1500 });
    expect(Math.min(...values.subarray(0, 10_000))).toBe(1200);
    expect(Math.max(...values.subarray(0, 10_000))).toBe(1500);
    expectShare(values.filter((value) => value < 1327).length / COUNT, 0.5);
  });

  it('of a normal are cut at 0', () => {
    const [values] = deal({
      kind: 'quantile',
      distribution: { kind: 'normal', mean: 100, sd: 100 },
      scale: 1,
      min: -9,
      max: 9e6,
    });
    const density = (x: number) => Math.exp(-(((x - 100) / 100) ** 2) / 2) / (100 * Math.sqrt(2 * Math.PI));
    const exact = integrate((x) => x * density(x), 0, 1200);
    expect(values.every((value) => value >= 0)).toBe(true);
    expect(Math.abs(mean(values) - exact)).toBeLessThan((4 * sd(values)) / Math.sqrt(COUNT));
  });

  it('of a list come in the stated shares', () => {
    const discrete = { kind: 'discrete', values: [60, 30, 120, 45], weights: [2, 5, 3, 0] } as const;
    const empirical = { kind: 'empirical', values: [45, 50, 50, 200] } as const;
    const limits = { scale: 1, min: 0, max: 1000 };
    const [listed, sampled] = deal(
      { kind: 'quantile', distribution: discrete, ...limits },
      { kind: 'quantile', distribution: empirical, ...limits },
    );
    for (const [value, share] of [
      [30, 0.5],
      [60, 0.2],
      [120, 0.3],
    ])
      expectShare(shareOf(listed, value), share);
    expect(shareOf(listed, 45)).toBe(0);
    for (const [value, share] of [
      [45, 0.25],
      [50, 0.5],
      [200, 0.25],
    ])
      expectShare(shareOf(sampled, value), share);
  });

  it('of a histogram fill its bins in the stated shares, evenly, and leave its gap empty', () => {
    const bins = [
      { from: 0, to: 240, weight: 0.7 },
      { from: 480, to: 960, weight: 0.3 },
    ];
    const [values] = deal({
      kind: 'quantile',
      distribution: { kind: 'histogram', bins },
      scale: 10,
      min: 0,
      max: 9000,
    });
    expectShare(values.filter((value) => value <= 2400).length / COUNT, 0.7);
    expectShare(values.filter((value) => value < 600).length / COUNT, 0.175);
    expectShare(values.filter((value) => value < 7200).length / COUNT, 0.85);
    expect(values.some((value) => value > 2400 && value < 4800)).toBe(false);
    // 9,600 is cut at the limit of the slot.
    expectShare(shareOf(values, 9000), 0.3 / 8);
  });

  it('of an integer span are equally likely and never its end', () => {
    const [values, empty] = deal({ kind: 'integer', from: 10, to: 17 }, { kind: 'integer', from: 5, to: 5 });
    for (let value = 10; value < 17; value++) expectShare(shareOf(values, value), 1 / 7);
    expect(new Set(values).size).toBe(7);
    expect(new Set(empty)).toEqual(new Set([5]));
  });

  it('of 31 uniform bits fire below a threshold as often as it says', () => {
    const [values] = deal({ kind: 'uniform31' });
    for (const chance of [0.001, 0.15, 0.85]) {
      expectShare(values.filter((value) => value < chance * 2147483648).length / COUNT, chance);
    }
  });
});

describe('spreads', () => {
  const spread = (correlation: number, sharedName: string): SlotSource => ({
    kind: 'spread',
    median: 100_000,
    sdLog: 0.6,
    correlation,
    sharedName,
  });

  it('have the stated median, spread of logs, and correlation of logs with the same shared name only', () => {
    const [a, b, other] = deal(spread(0.3, 'one'), spread(0.3, 'one'), spread(0.3, 'another')).map((c) =>
      c.map(Math.log),
    );
    expect(Math.abs(mean(a) - Math.log(100_000))).toBeLessThan((4 * 0.6) / Math.sqrt(COUNT));
    expect(Math.abs(sd(a) - 0.6)).toBeLessThan((4 * 0.6) / Math.sqrt(2 * COUNT));
    expect(Math.abs(correlation(a, b) - 0.3)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(Math.abs(correlation(a, other))).toBeLessThan(4 / Math.sqrt(COUNT));
  });

  it('are one and the same at correlation 1, and independent at 0', () => {
    const [a, b, c, d] = deal(spread(1, 'one'), spread(1, 'one'), spread(0, 'one'), spread(0, 'one'));
    expect(b).toEqual(a);
    expect(Math.abs(correlation(c.map(Math.log), d.map(Math.log)))).toBeLessThan(4 / Math.sqrt(COUNT));
  });
});
