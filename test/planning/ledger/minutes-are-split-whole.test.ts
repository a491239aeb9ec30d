// The two places where minutes are divided: means of sums that are rounded together, and a product of factors shared by logarithms.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitByWeights } from '../../../src/planning/ledger/split-by-weights.ts';
import { roundedMean, wholeMeans } from '../../../src/planning/ledger/whole-means.ts';

const sums = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 });

it('means rounded together add up to the rounded mean of all, each within a minute of its own', () => {
  fc.assert(
    fc.property(sums, fc.integer({ min: 1, max: 997 }), (list, count) => {
      const means = wholeMeans(Float64Array.from(list), count);
      const total = list.reduce((sum, value) => sum + value, 0);
      expect(means.reduce((sum, value) => sum + value, 0)).toBe(roundedMean(total, count));
      list.forEach((sum, k) => {
        expect(Math.abs(means[k] - sum / count)).toBeLessThanOrEqual(1);
      });
    }),
    { seed: 1 },
  );
});

it('rounds half up, and says 0 for nothing', () => {
  expect([roundedMean(5, 2), roundedMean(-5, 2), roundedMean(7, 3), roundedMean(0, 0)]).toEqual([3, -2, 2, 0]);
});

it('a split adds up to the amount, each part within a few minutes of its share, whatever the factors', () => {
  const factor = fc.integer({ min: 1, max: 9000 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.array(factor, { minLength: 2, maxLength: 5 }),
      (base, factors) => {
        const product = factors.reduce((all, each) => all * (each / 1000), 1);
        const amount = Math.floor(base * product + 0.5) - base;
        const weights = Float64Array.from(factors, (each) => Math.log(each / 1000));
        const parts = new Float64Array(factors.length);
        splitByWeights(amount, base, weights, factors.length, parts);
        expect(parts.every(Number.isInteger)).toBe(true);
        expect(parts.reduce((sum, value) => sum + value, 0)).toBe(amount);
        const sum = weights.reduce((total, value) => total + value, 0);
        if (Math.abs(sum) < 1e-6) return;
        factors.forEach((_, k) => {
          expect(Math.abs(parts[k] - (amount * weights[k]) / sum)).toBeLessThan(factors.length);
        });
      },
    ),
    { seed: 1 },
  );
});

it('equal factors share equally, the first taking the odd minute', () => {
  const parts = new Float64Array(2);
  splitByWeights(301, 100, Float64Array.of(Math.log(2), Math.log(2)), 2, parts);
  expect([...parts]).toEqual([151, 150]);
});
