// The likely value is computed beside the plan with square roots only; here it meets the quantile functions.
import { beforeAll, describe, expect, it } from 'vitest';
import { drawQuantile } from '../../src/engine/chance/draw-quantile.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { type ContinuousDistribution, placeShape } from '../../src/engine/chance/shape.ts';
import { likelyOfDistribution, likelyValue } from '../../src/plan/likely.ts';
import type { Distribution } from '../../src/plan/plan.ts';

beforeAll(chanceReady);

const continuous: ContinuousDistribution[] = [
  { kind: 'lognormal', p10: 240, p90: 960 },
  { kind: 'lognormal', median: 480, sdLog: 0.85 },
  { kind: 'lognormal', mean: 600, sd: 300 },
  { kind: 'metalog', p10: 120, p50: 300, p90: 1200 },
  { kind: 'triangular', min: 100, mode: 200, max: 700 },
  { kind: 'triangular', min: 100, mode: 690, max: 700 },
  { kind: 'uniform', min: 60, max: 180 },
  { kind: 'normal', mean: 480, sd: 60 },
  ...[0, 1, 120, 300, 480, 599, 600].map((mode) => ({ kind: 'pert', min: 0, mode, max: 600 }) as const),
];

describe('the likely value', () => {
  it.each(continuous)('of %j is its median', (distribution) => {
    const { shape, offset, size } = placeShape(distribution);
    expect(likelyOfDistribution(distribution)).toBeCloseTo(offset + size * shape.quantile(0.5), 8);
  });

  it.each<[Distribution, number]>([
    [{ kind: 'fixed', value: 90 }, 90],
    [{ kind: 'exponential', mean: 480 }, 480],
    [{ kind: 'normal', mean: -20, sd: 60 }, 0],
    [{ kind: 'pert', min: 90, mode: 90, max: 90 }, 90],
    [{ kind: 'discrete', values: [3, 1, 2], weights: [0.25, 0.25, 0.5] }, 2],
    [{ kind: 'discrete', values: [3, 1], weights: [1, 1] }, 1],
    [{ kind: 'empirical', values: [9, 1, 5, 3] }, 3],
    [{ kind: 'histogram', bins: [{ from: 0, to: 240, weight: 1 }] }, 120],
    [{ kind: 'empirical', values: [9, 1, 5] }, 5],
  ])('of %j is %d', (distribution, expected) => {
    expect(likelyOfDistribution(distribution)).toBe(expected);
  });

  it('of a histogram is its median, at the lower edge of a gap that parts the halves', () => {
    const bins = [
      { from: 0, to: 240, weight: 0.3 },
      { from: 480, to: 960, weight: 0.4 },
      { from: 2400, to: 4800, weight: 0.3 },
    ];
    expect(likelyOfDistribution({ kind: 'histogram', bins })).toBeCloseTo(720, 9);
    expect(drawQuantile({ kind: 'histogram', bins })(2 ** 31)).toBeCloseTo(720, 5);
    const halves = [bins[0], bins[1]].map((bin) => ({ ...bin, weight: 0.5 }));
    expect(likelyOfDistribution({ kind: 'histogram', bins: halves })).toBe(240);
  });

  it('is what the document says where it says so', () => {
    const distribution = { kind: 'lognormal', p10: 60, p90: 180 } as const;
    expect(likelyValue({ distribution, likely: 120, single: false, text: '1-3h' })).toBe(120);
    expect(likelyValue({ distribution, likely: null, single: false, text: '' })).toBeCloseTo(Math.sqrt(60 * 180), 9);
  });
});
