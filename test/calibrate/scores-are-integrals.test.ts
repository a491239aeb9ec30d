// Every closed form of a score is held against the integral it stands for, and the interval of a ratio against what is known of it.
import { beforeAll, describe, expect, test } from 'vitest';
import { chanceReady, exp, log, normalQuantile, normalShare } from '../../src/engine/chance/ready.ts';
import { clusteredRatio, studentQuantile } from '../../src/planning/calibrate/clustered-ratio.ts';
import { sampleQuantiles } from '../../src/planning/calibrate/sample-quantiles.ts';
import {
  lognormalScore,
  logUniformScore,
  normalScore,
  rankedScore,
  uniformScore,
} from '../../src/planning/calibrate/scores.ts';

beforeAll(() => chanceReady());

/** The integral of (F(x) - [x >= actual])^2 over [low, high], by the midpoint rule on both sides of the jump. */
function integral(share: (x: number) => number, actual: number, low: number, high: number): number {
  const side = (from: number, to: number, jump: number): number => {
    const steps = 20_000;
    let total = 0;
    for (let k = 0; k < steps; k++) total += (share(from + ((k + 0.5) * (to - from)) / steps) - jump) ** 2;
    return (total * (to - from)) / steps;
  };
  return side(low, actual, 0) + side(actual, high, 1);
}

describe('the score', () => {
  test.each([-1.5, 0, 0.2, 2.5])('of a normal is its integral at %s', (actual) => {
    const share = (x: number): number => normalShare((x - 0.2) / 0.7);
    expect(normalScore(0.2, 0.7, actual)).toBeCloseTo(integral(share, actual, -8, 9), 6);
  });

  test.each([0.05, 0.8, 1.3, 6])('of a lognormal is its integral at %s', (actual) => {
    const share = (x: number): number => (x <= 0 ? 0 : normalShare((log(x) + 0.1) / 0.8));
    expect(lognormalScore(-0.1, 0.8, actual)).toBeCloseTo(integral(share, actual, 0, 120), 4);
  });

  test.each([0.3, 0.8, 0.95, 1.2, 3])('of what lies within 20 per cent is its integral at %s', (actual) => {
    const share = (x: number): number => Math.min(1, Math.max(0, (x - 0.8) / 0.4));
    expect(uniformScore(0.8, 1.2, actual)).toBeCloseTo(integral(share, actual, 0, 5), 5);
    const logShare = (x: number): number => share(exp(x));
    expect(logUniformScore(0.8, 1.2, log(actual))).toBeCloseTo(integral(logShare, log(actual), -3, 3), 5);
  });

  test('of many ranked values is that of their distribution', () => {
    const values = Float64Array.from({ length: 2000 }, (_, k) => normalQuantile((k + 0.5) / 2000));
    for (const actual of [-2, 0.1, 1]) {
      expect(rankedScore(values, 0.2, 0.7, actual)).toBeCloseTo(normalScore(0.2, 0.7, actual), 3);
    }
  });

  test('of a point is the distance', () => {
    expect(normalScore(2, 0, 5)).toBe(3);
    expect(lognormalScore(log(2), 0, 5)).toBeCloseTo(3, 12);
  });
});

describe('a ratio of sums', () => {
  test('has the interval of a mean when every row stands alone', () => {
    const top = Float64Array.of(1, 2, 3, 4, 6);
    const alone = Int32Array.of(0, 1, 2, 3, 4);
    const { value, low, high } = clusteredRatio(top, null, alone, 5);
    // Mean 3.2; sum of squares around it 14.8; t(4) = 2.776445.
    expect(value).toBeCloseTo(3.2, 12);
    expect(high - value).toBeCloseTo((2.776445 * Math.sqrt((14.8 * 5) / 4)) / 5, 5);
    expect(value - low).toBeCloseTo(high - value, 12);
  });

  test('learns nothing from rows that repeat each other', () => {
    const once = clusteredRatio(Float64Array.of(1, 3, 8), null, Int32Array.of(0, 1, 2), 3);
    const thrice = clusteredRatio(
      Float64Array.of(1, 1, 1, 3, 3, 3, 8, 8, 8),
      null,
      Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2),
      3,
    );
    expect(thrice.low).toBeCloseTo(once.low, 12);
    expect(clusteredRatio(Float64Array.of(1, 2), null, Int32Array.of(0, 0), 1).high).toBe(Number.POSITIVE_INFINITY);
  });

  test.each([
    [1, 12.7062],
    [2, 4.30265],
    [11, 2.20099],
    [200, 1.97189],
  ])("Student's t with %s degrees of freedom is %s", (degrees, quantile) => {
    expect(studentQuantile(degrees)).toBeCloseTo(quantile, 4);
  });

  test('quantiles are nearest ranks', () => {
    expect(sampleQuantiles([5, 1, 4, 2, 3], [0.1, 0.2, 0.5, 0.8, 0.81])).toEqual([1, 1, 3, 4, 5]);
  });
});
