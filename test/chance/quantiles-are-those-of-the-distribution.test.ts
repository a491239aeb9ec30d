// Every continuous distribution, against distribution functions integrated here: share(quantile(p)) = p.
import { beforeAll, describe, expect, it } from 'vitest';
import { drawQuantile } from '../../src/engine/chance/draw-quantile.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { type ContinuousDistribution, placeShape } from '../../src/engine/chance/shape.ts';
import { betaShare, momentsOverDraws, normalShare } from './references.ts';

const SHARES = [0.0001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.9999];
const Z90 = 1.2815515655446004;

function quantileOf(distribution: ContinuousDistribution): (p: number) => number {
  const { shape, offset, size } = placeShape(distribution);
  return (p) => offset + size * shape.quantile(p);
}

function expectShares(distribution: ContinuousDistribution, share: (value: number) => number): void {
  const quantile = quantileOf(distribution);
  for (const p of SHARES) expect(Math.abs(share(quantile(p)) - p)).toBeLessThan(1e-9);
}

beforeAll(chanceReady);

describe('a quantile function inverts the distribution function of', () => {
  it('a lognormal through P10 and P90', () => {
    const sdLog = Math.log(4) / (2 * Z90);
    expectShares({ kind: 'lognormal', p10: 240, p90: 960 }, (x) => normalShare(Math.log(x / 480) / sdLog));
  });
  it('a lognormal with a median', () => {
    expectShares({ kind: 'lognormal', median: 480, sdLog: 0.85 }, (x) => normalShare(Math.log(x / 480) / 0.85));
  });
  it('a lognormal with mean and sd', () => {
    const sdLog = Math.sqrt(Math.log(1.25));
    const median = 600 / Math.sqrt(1.25);
    expectShares({ kind: 'lognormal', mean: 600, sd: 300 }, (x) => normalShare(Math.log(x / median) / sdLog));
  });
  it('a triangle', () => {
    const share = (x: number) => (x < 200 ? (x - 100) ** 2 / 60_000 : 1 - (700 - x) ** 2 / 300_000);
    expectShares({ kind: 'triangular', min: 100, mode: 200, max: 700 }, share);
  });
  it('a beta-PERT, also with its mode at an end', () => {
    for (const mode of [100, 250, 400, 650, 700]) {
      const a = 1 + (4 * (mode - 100)) / 600;
      expectShares({ kind: 'pert', min: 100, mode, max: 700 }, (x) => betaShare(a, 6 - a, (x - 100) / 600));
    }
  });
  it('a uniform', () => {
    expectShares({ kind: 'uniform', min: 60, max: 180 }, (x) => (x - 60) / 120);
  });
  it('a normal', () => {
    expectShares({ kind: 'normal', mean: 480, sd: 60 }, (x) => normalShare((x - 480) / 60));
  });
  it('an exponential', () => {
    expectShares({ kind: 'exponential', mean: 480 }, (x) => 1 - Math.exp(-x / 480));
  });
});

describe('a histogram', () => {
  // Touching bins, gaps, narrow and wide ones, and one that few draws take.
  const bins = [
    { from: 0, to: 30, weight: 0.2 },
    { from: 30, to: 240, weight: 0.35 },
    { from: 480, to: 481, weight: 0.05 },
    { from: 1000, to: 5000, weight: 0.3995 },
    { from: 90_000, to: 100_000, weight: 0.0005 },
  ];
  const quantile = (word: number) => drawQuantile({ kind: 'histogram', bins })(word);
  const share = (x: number) =>
    bins.reduce((sum, { from, to, weight }) => {
      return sum + weight * Math.min(1, Math.max(0, (x - from) / (to - from)));
    }, 0);

  it('is inverted at every draw and puts none into a gap', () => {
    for (let word = 0; word < 4294967296; word += 104_729) {
      const value = quantile(word);
      expect(Math.abs(share(value) - (word + 0.5) / 4294967296)).toBeLessThan(1e-9);
      if (!bins.some(({ from, to }) => from <= value && value <= to)) expect.fail(`${value} lies in a gap`);
    }
  });

  it('keeps mean and spread', () => {
    const mean = bins.reduce((sum, { from, to, weight }) => sum + (weight * (from + to)) / 2, 0);
    const square = bins.reduce(
      (sum, { from, to, weight }) => sum + (weight * (from * from + from * to + to * to)) / 3,
      0,
    );
    const drawn = momentsOverDraws(quantile);
    expect(Math.abs(drawn.mean / mean - 1)).toBeLessThan(1e-4);
    expect(Math.abs(drawn.sd / Math.sqrt(square - mean * mean) - 1)).toBeLessThan(1e-3);
  });
});

describe('a metalog', () => {
  it('goes through its three points and has the closed form of Keelin 2016 between them', () => {
    const quantile = quantileOf({ kind: 'metalog', p10: 120, p50: 300, p90: 1200 });
    expect(quantile(0.1)).toBeCloseTo(120, 8);
    expect(quantile(0.5)).toBeCloseTo(300, 8);
    expect(quantile(0.9)).toBeCloseTo(1200, 8);
    // The coefficients by solving the three equations ln Q = a1 + a2 L + a3 (p - 1/2) L, L = ln 9 at 0.9.
    const a1 = Math.log(300);
    const a2 = (Math.log(1200) - Math.log(120)) / (2 * Math.log(9));
    const a3 = (Math.log(1200) + Math.log(120) - 2 * a1) / (0.8 * Math.log(9));
    for (const p of SHARES) {
      const logit = Math.log(p / (1 - p));
      expect(quantile(p) / Math.exp(a1 + a2 * logit + a3 * (p - 0.5) * logit)).toBeCloseTo(1, 10);
    }
  });

  it('rises wherever it exists, up to the steepest bend, and is an assertion beyond', () => {
    for (const share of [0.1667, 0.3, 0.5, 0.7, 0.8333]) {
      const quantile = quantileOf({ kind: 'metalog', p10: 100, p50: 100 * 10 ** share, p90: 1000 });
      for (let p = 0.0001; p < 0.9998; p += 0.0001) expect(quantile(p + 0.0001)).toBeGreaterThan(quantile(p));
    }
    for (const share of [0, 0.1665, 0.8335, 1]) {
      expect(() => quantileOf({ kind: 'metalog', p10: 100, p50: 100 * 10 ** share, p90: 1000 })).toThrow('no metalog');
    }
  });
});

describe('a distribution without room', () => {
  it('is the one value left of it', () => {
    const narrow: ContinuousDistribution[] = [
      { kind: 'lognormal', p10: 90, p90: 90 },
      { kind: 'lognormal', mean: 90, sd: 0 },
      { kind: 'pert', min: 90, mode: 90, max: 90 },
      { kind: 'triangular', min: 90, mode: 90, max: 90 },
      { kind: 'uniform', min: 90, max: 90 },
    ];
    for (const distribution of narrow) expect(quantileOf(distribution)(0.99)).toBe(90);
  });
});
