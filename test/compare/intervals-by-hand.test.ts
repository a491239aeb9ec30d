// The pieces of which intervals are made, against tables and against what can be worked out by hand.
import { beforeAll, describe, expect, it } from 'vitest';
import { plainDraws } from '../../src/engine/chance/draws.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { bestPlan } from '../../src/planning/compare/best-plan.ts';
import type { CompareMetric } from '../../src/planning/compare/comparison.ts';
import { normalReach, studentReach } from '../../src/planning/compare/critical-values.ts';
import { alphaAfter, plannedLooks } from '../../src/planning/compare/looks.ts';
import { pairedMean } from '../../src/planning/compare/paired-mean.ts';
import { pairedShares } from '../../src/planning/compare/paired-shares.ts';
import { typicalDifference } from '../../src/planning/compare/parting.ts';
import { intervalOfRounds, percentileDifference } from '../../src/planning/compare/percentile-difference.ts';
import { PoissonTable, UnitPoisson } from '../../src/planning/compare/poisson.ts';
import type { PairedSamples } from '../../src/planning/compare/rank-region.ts';
import { redrawnMeans } from '../../src/planning/compare/redrawn-means.ts';
import { redrawnPercentiles } from '../../src/planning/compare/redrawn-percentiles.ts';
import { isOfNoMatter, verdictOf } from '../../src/planning/compare/settle-decision.ts';

beforeAll(chanceReady);

const DAYS: CompareMetric = { text: 'P80(finish)', measures: 'date', goodWhen: 'less', indifference: 120 };
const ranks = (count: number): Float64Array => Float64Array.from({ length: count }, (_, k) => k + 1);
const deviation = (values: Float64Array): number => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
};

function paired(option: Float64Array, base: Float64Array): PairedSamples {
  return { option, base, sortedOption: option.slice().sort(), sortedBase: base.slice().sort() };
}

describe('critical values', () => {
  it('are those of the tables', () => {
    expect(normalReach(0.05)).toBeCloseTo(1.959964, 5);
    expect(normalReach(0.001)).toBeCloseTo(3.290527, 5);
    expect(studentReach(0.05, 19)).toBeCloseTo(2.093024, 5);
    expect(studentReach(0.01, 4)).toBeCloseTo(4.604095, 5);
    expect(studentReach(0.05, 499)).toBeCloseTo(1.964729, 5);
    expect(studentReach(0.05, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('looks', () => {
  it('spend half of the chance of a false decision in proportion to the futures, and keep the rest for the last', () => {
    const looks = plannedLooks(2000, 0.05, false);
    expect(looks.map(({ futures }) => futures)).toEqual([500, 1000, 2000]);
    [0.00625, 0.00625, 0.0375].forEach((alpha, k) => {
      expect(looks[k].alpha).toBeCloseTo(alpha, 12);
    });
    expect(alphaAfter(looks, 1000)).toBeCloseTo(0.00625, 12);
    // Ended by a clock behind the first look: all that the first has left.
    expect(alphaAfter(looks, 700)).toBeCloseTo(0.04375, 12);
  });

  it('are one when so many futures are asked for exactly, or fewer than the first', () => {
    expect(plannedLooks(8000, 0.05, true)).toEqual([{ futures: 8000, alpha: 0.05 }]);
    expect(plannedLooks(400, 0.05, false)).toEqual([{ futures: 400, alpha: 0.05 }]);
  });
});

describe('futures drawn again', () => {
  it('are met as often as Poisson says', () => {
    const unit = new UnitPoisson();
    const table = new PoissonTable(1);
    const words = Array.from({ length: 5000 }, (_, k) => Math.imul(k, 858_993) >>> 0);
    expect(words.map((word) => unit.at(word | 0))).toEqual(words.map((word) => table.at(word)));
    expect(table.at(Math.floor(0.367879 * 2 ** 32))).toBe(0);
    expect(table.at(Math.ceil(0.36788 * 2 ** 32))).toBe(1);
    const large = new PoissonTable(2500);
    expect([large.at(2 ** 31), large.at(Math.floor(0.97725 * 2 ** 32))]).toEqual([2500, 2600]);
  });

  it('move a percentile by the standard error of its rank, and two equal columns together', () => {
    const [[p50, p80], [same]] = redrawnPercentiles('1', [ranks(2000), ranks(2000)], [50, 80]);
    expect(deviation(p80) / Math.sqrt(2000 * 0.8 * 0.2)).toBeCloseTo(1, 1);
    expect(deviation(p50) / Math.sqrt(2000 * 0.5 * 0.5)).toBeCloseTo(1, 1);
    expect(same).toEqual(p50);
    expect(p80.reduce((sum, each) => sum + each, 0) / p80.length).toBeCloseTo(1600, -1);
  });

  it('move a mean by its standard error', () => {
    const words = new Int32Array(1);
    const draws = plainDraws('mean', ['any']);
    const mixed = ranks(2000).map((r) => {
      draws.fill(r, words);
      return (words[0] >>> 0) / 2 ** 32;
    });
    const [means, shifted] = redrawnMeans('1', [mixed, mixed.map((each) => each + 7)]);
    expect(deviation(means) / (1 / Math.sqrt(12) / Math.sqrt(2000))).toBeCloseTo(1, 1);
    expect(shifted[5] - means[5]).toBeCloseTo(7, 9);
  });

  it('have a place for what never comes', () => {
    const never = ranks(500).map((each) => (each > 350 ? Number.POSITIVE_INFINITY : each));
    const [[p50, p80]] = redrawnPercentiles('1', [never], [50, 80], 50);
    expect(p80.every((each) => each === Number.POSITIVE_INFINITY)).toBe(true);
    expect(p50.every(Number.isFinite)).toBe(true);
  });

  it('bound a difference by the rounds, and by the normal law where rounds are too few', () => {
    const option = Float64Array.from({ length: 2000 }, (_, k) => k);
    const base = new Float64Array(2000);
    expect(intervalOfRounds(1000, { option, base }, 0.05)).toEqual({ low: 50, high: 1949 });
    const { low, high } = intervalOfRounds(1000, { option, base }, 0.001);
    const stretch = 3.290527 / 2.807034;
    expect(low).toBeCloseTo(1000 - 995 * stretch, 2);
    expect(high).toBeCloseTo(1000 + 994 * stretch, 2);
  });
});

describe('shares of the same futures', () => {
  it('differ by the pairs on different sides', () => {
    // Agresti & Min: 30 gained, 10 lost of 500; (20 / 502) +- 1.96 sqrt((41 / 502 - (20 / 502)^2) / 502).
    const { value, low, high, sign } = pairedShares(30, 10, 500, 0.05);
    expect(value).toBe(0.04);
    expect(low).toBeCloseTo(0.015085, 5);
    expect(high).toBeCloseTo(0.064596, 5);
    expect(sign).toBe('more');
  });

  it('leave room where no pair differs', () => {
    const { low, high, sign } = pairedShares(0, 0, 500, 0.05);
    expect(low).toBeCloseTo(-0.003904, 6);
    expect(high).toBeCloseTo(0.003904, 6);
    expect(sign).toBeNull();
  });
});

describe('a mean of pairs', () => {
  it('has the interval of Student', () => {
    const { value, low, high, by } = pairedMean(Float64Array.of(1, 2, 3, 4, 5), 0.05, false);
    expect([value, by]).toEqual([3, 'paired-t']);
    expect(Number(high) - 3).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 4);
    expect(3 - Number(low)).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 4);
  });

  it('has that of twenty sections where futures come from a Sobol sequence', () => {
    // Section k is k in every one of its futures: no spread within, all of it between.
    const differences = Float64Array.from({ length: 200 }, (_, r) => r % 20);
    const { value, high, by } = pairedMean(differences, 0.05, true);
    expect([value, by]).toEqual([9.5, 'sections']);
    expect(Number(high) - 9.5).toBeCloseTo((2.093024 * Math.sqrt(35)) / Math.sqrt(20), 4);
  });
});

describe('a percentile that is one date of many futures', () => {
  const DAY = 480;
  const day = (count: number, dayOf: (r: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, r) => DAY * dayOf(r));

  it('is decided by how many futures are done by it', () => {
    // 70 % on day 10 and 30 % on day 11; the option moves 5 % of all from day 11 to day 10: P80 stays on day 11.
    const base = day(1000, (r) => (r % 20 < 14 ? 10 : 11));
    const option = day(1000, (r) => (r % 20 < 15 ? 10 : 11));
    const stays = percentileDifference(paired(option, base), 80, 0.05, false, null);
    expect(stays).toMatchObject({
      value: 0,
      low: 0,
      high: 0,
      by: 'counts',
      sign: null,
      shares: { base: 1, option: 1 },
    });
    // 79 % and 84 %: P80 leaps by a day.
    const edge = percentileDifference(
      paired(
        day(1000, (r) => (r % 100 < 84 ? 10 : 11)),
        day(1000, (r) => (r % 100 < 79 ? 10 : 11)),
      ),
      80,
      0.05,
      false,
      null,
    );
    expect(edge).toMatchObject({ value: -DAY, low: -DAY, high: 0, by: 'counts', sign: 'less' });
    expect(edge.shares).toMatchObject({ value: 10 * DAY, base: 0.79, option: 0.84 });
    expect(verdictOf(edge, DAYS)).toBe('better');
  });

  it('does not matter when hardly a future more or less is done by it', () => {
    const base = day(10_000, (r) => (r % 1000 < 799 ? 10 : 11));
    const option = day(10_000, (r) => (r % 1000 < 801 ? 10 : 11));
    const leap = percentileDifference(paired(option, base), 80, 0.05, false, null);
    expect(leap).toMatchObject({ value: -DAY, by: 'counts' });
    expect(isOfNoMatter(leap, DAYS)).toBe(true);
    expect(verdictOf(leap, DAYS)).toBe('no-difference');
  });
});

describe('the best of several', () => {
  const round = (...values: number[]): Float64Array => Float64Array.from(values);

  it('is best in a share of the rounds, and near it in more', () => {
    const contenders = [1000, 900, 950].map((value, k) => ({ id: `plan ${k}`, value, metric: value }));
    const rounds = [round(1000, 1000, 1000, 1000), round(900, 900, 900, 960), round(950, 950, 950, 850)];
    const best = bestPlan(contenders, rounds, { ...DAYS, indifference: 60 });
    expect(best).toMatchObject({ id: 'plan 1', confidence: 0.75, lead: -100 });
    expect(best?.ranks.map(({ id, best: first, nearBest }) => [id, first, nearBest])).toEqual([
      ['plan 1', 0.75, 0.75],
      ['plan 2', 0.25, 1],
      ['plan 0', 0, 0],
    ]);
    // In the last round the best of it is 100 better than over all futures; in the others as good.
    expect(best?.flattery).toBe(25);
  });

  it('has most where more is good, and is unknown where neither is', () => {
    const contenders = [0.5, 0.7].map((value, k) => ({ id: `plan ${k}`, value, metric: value }));
    const rounds = [round(0.5), round(0.7)];
    const share: CompareMetric = { text: 'chance(all)', measures: 'share', goodWhen: 'more', indifference: 0.01 };
    expect(bestPlan(contenders, rounds, share)).toMatchObject({
      id: 'plan 1',
      confidence: 1,
      lead: expect.closeTo(0.2, 9),
    });
    expect(bestPlan(contenders, rounds, { ...share, goodWhen: null })).toBeNull();
  });
});

describe('a typical difference', () => {
  it('is the first nearest to the median of those that differ', () => {
    expect(typicalDifference(Float64Array.of(0, 9, 0, -40, 30, 9, 31))).toBe(1);
    expect(typicalDifference(Float64Array.of(0, 0))).toBeNull();
  });
});
