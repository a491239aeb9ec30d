// What the tables lose against the exact distribution: means to 1e-4, standard deviations to 1e-3, quantiles to 1e-3.
// The table is read over all its draws; the exact moments are closed forms or integrals made here.
import { beforeAll, describe, expect, it } from 'vitest';
import { exactShare, quantileTable, tableQuantile } from '../../src/engine/chance/quantile-table.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { type ContinuousDistribution, placeShape } from '../../src/engine/chance/shape.ts';
import { type Moments, momentsOfQuantile, momentsOverDraws } from './references.ts';

beforeAll(chanceReady);

function lognormalMoments(median: number, sdLog: number): Moments {
  const mean = median * Math.exp((sdLog * sdLog) / 2);
  return { mean, sd: mean * Math.sqrt(Math.exp(sdLog * sdLog) - 1) };
}

function pertMoments(min: number, mode: number, max: number): Moments {
  const mean = (min + 4 * mode + max) / 6;
  return { mean, sd: Math.sqrt(((mean - min) * (max - mean)) / 7) };
}

function triangularMoments(a: number, c: number, b: number): Moments {
  return { mean: (a + b + c) / 3, sd: Math.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18) };
}

function metalogMoments(p10: number, p50: number, p90: number): Moments {
  const spread = Math.log(p90 / p10) / (2 * Math.log(9));
  const skew = Math.log((p90 * p10) / (p50 * p50)) / (0.8 * Math.log(9));
  const share = (logit: number) => 1 / (1 + Math.exp(-logit));
  return momentsOfQuantile((logit) => p50 * Math.exp((spread + skew * (share(logit) - 0.5)) * logit), 120);
}

const cases: [ContinuousDistribution, Moments][] = [
  [{ kind: 'lognormal', p10: 240, p90: 960 }, lognormalMoments(480, Math.log(4) / (2 * 1.2815515655446004))],
  [{ kind: 'lognormal', median: 480, sdLog: 0.1 }, lognormalMoments(480, 0.1)],
  [{ kind: 'lognormal', median: 480, sdLog: 0.85 }, lognormalMoments(480, 0.85)],
  [{ kind: 'lognormal', median: 480, sdLog: 1.2 }, lognormalMoments(480, 1.2)],
  [
    { kind: 'lognormal', mean: 600, sd: 300 },
    { mean: 600, sd: 300 },
  ],
  [{ kind: 'triangular', min: 100, mode: 200, max: 700 }, triangularMoments(100, 200, 700)],
  [{ kind: 'triangular', min: 0, mode: 0, max: 700 }, triangularMoments(0, 0, 700)],
  [{ kind: 'pert', min: 100, mode: 200, max: 700 }, pertMoments(100, 200, 700)],
  [{ kind: 'pert', min: 0, mode: 0, max: 700 }, pertMoments(0, 0, 700)],
  [{ kind: 'pert', min: 0, mode: 700, max: 700 }, pertMoments(0, 700, 700)],
  [
    { kind: 'uniform', min: 60, max: 180 },
    { mean: 120, sd: 120 / Math.sqrt(12) },
  ],
  [
    { kind: 'normal', mean: 480, sd: 60 },
    { mean: 480, sd: 60 },
  ],
  [
    { kind: 'exponential', mean: 480 },
    { mean: 480, sd: 480 },
  ],
  [{ kind: 'metalog', p10: 240, p50: 480, p90: 960 }, metalogMoments(240, 480, 960)],
  [{ kind: 'metalog', p10: 300, p50: 480, p90: 840 }, metalogMoments(300, 480, 840)],
];

describe('the table of', () => {
  it.each(cases)('%j has the mean and the spread of the distribution', (distribution, exact) => {
    const { shape, offset, size } = placeShape(distribution);
    const knots = quantileTable(shape);
    const table = momentsOverDraws((word) => offset + size * tableQuantile(shape, knots, 0, word));
    expect(Math.abs(table.mean / exact.mean - 1)).toBeLessThan(1e-4);
    expect(Math.abs(table.sd / exact.sd - 1)).toBeLessThan(1e-3);
  });

  it.each(cases)('%j never decreases and stays within 1e-3 of the quantile function', (distribution) => {
    const { shape, offset, size } = placeShape(distribution);
    const knots = quantileTable(shape);
    const spread = Math.abs(size * (shape.quantile(0.9) - shape.quantile(0.1)));
    let last = Number.NEGATIVE_INFINITY;
    for (const word of drawsFromEndToEnd()) {
      const value = offset + size * tableQuantile(shape, knots, 0, word);
      expect(value).toBeGreaterThanOrEqual(last - 1e-7 * Math.abs(last));
      const exact = offset + size * shape.quantile(exactShare(word));
      expect(Math.abs(value - exact)).toBeLessThan(1e-3 * (spread + Math.abs(exact)));
      last = value;
    }
  });
});

/** Draws in ascending order, dense towards both ends and around every boundary of cells and octaves. */
function drawsFromEndToEnd(): number[] {
  const half = new Set<number>([0, 1, 2]);
  for (let octave = 4; octave <= 2147483648 / 2; octave *= 2) {
    for (let step = 0; step < 37; step++) half.add(octave + Math.floor((octave * step) / 37));
    half.add(octave - 1).add(octave + 1);
  }
  const low = [...half].sort((a, b) => a - b);
  return [...low, ...low.map((word) => 4294967295 - word).reverse()];
}
