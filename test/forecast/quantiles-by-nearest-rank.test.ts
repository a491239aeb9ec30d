// Quantiles and intervals against figures computed by hand, and the coverage the intervals promise.
import { describe, expect, it } from 'vitest';
import {
  atRank,
  countBelow,
  estimate,
  NEVER,
  nearestRank,
  rankInterval,
  rankOfCounts,
  wilson,
} from '../../src/engine/forecast/quantiles.ts';
import { addMinute, countedQuarterHours, quarterHours } from '../../src/engine/forecast/quarter-hours.ts';
import { SampleTable } from '../../src/engine/forecast/sample-table.ts';
import { countUpTo, estimateOf, valueAtRank } from '../../src/engine/forecast/samples.ts';
import { sortMinutes } from '../../src/engine/forecast/sort-minutes.ts';

describe('nearest rank', () => {
  it.each([
    [80, 10, 8],
    [95, 20, 19],
    [10, 10, 1],
    [50, 1, 1],
    [1, 5, 1],
    [80, 10_000, 8000],
    [95, 10_001, 9501],
  ])('puts P%i of %i values at rank %i', (percent, count, rank) => {
    expect(nearestRank(percent, count)).toBe(rank);
  });
});

describe('rank intervals', () => {
  it('follows the normal formula where it is good enough', () => {
    // N = 10,000, q = 0.8: s = 40, 8000 - 78.4 = 7921.6 and 8000 + 78.4 = 8078.4.
    expect(rankInterval(80, 10_000)).toEqual({ low: 7921, high: 8080 });
    // N = 1,000, q = 0.5: s = 15.811, 500 -+ 30.99.
    expect(rankInterval(50, 1000)).toEqual({ low: 469, high: 532 });
  });

  it('uses the binomial itself for few or extreme values', () => {
    // Bin(10, 0.5): P(B <= 1) = 11/1024 = 0.0107, P(B <= 2) = 56/1024 = 0.0547: ranks 2 and 9.
    expect(rankInterval(50, 10)).toEqual({ low: 2, high: 9 });
    // Bin(20, 0.5): P(B <= 5) = 0.0207, P(B <= 6) = 0.0577: ranks 6 and 15.
    expect(rankInterval(50, 20)).toEqual({ low: 6, high: 15 });
    // Bin(20, 0.95): P(B = 20) = 0.358, so no upper rank exists; P(B <= 16) = 0.0159, P(B <= 17) = 0.0755.
    expect(rankInterval(95, 20)).toEqual({ low: 17, high: 21 });
    expect(rankInterval(50, 1)).toEqual({ low: 0, high: 2 });
  });

  it('mirrors small and large percentiles, also where a term would be too small to represent', () => {
    for (const [percent, count] of [
      [5, 500],
      [1, 2000],
      [20, 37],
    ] as const) {
      const small = rankInterval(percent, count);
      const large = rankInterval(100 - percent, count);
      expect(large).toEqual({ low: count + 1 - small.high, high: count + 1 - small.low });
    }
    // Bin(500, 0.05), sd 4.87: P(B <= 15) = 0.0199, P(B <= 34) = 0.9697, P(B <= 35) = 0.9804.
    expect(rankInterval(5, 500)).toEqual({ low: 16, high: 36 });
  });

  it('leaves a bound open that lies outside the sample', () => {
    expect(estimate([1, 2, 3], 95)).toEqual({ value: 3, low: 2, high: null });
    expect(estimate([7], 50)).toEqual({ value: 7, low: null, high: null });
  });

  it('covers the true quantile in 95 % of samples', () => {
    let state = 12345;
    const uniform = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 4_294_967_296;
    for (const [count, percent] of [
      [400, 80],
      [60, 50],
      [1000, 95],
    ] as const) {
      let covered = 0;
      for (let round = 0; round < 2000; round++) {
        const sample = Float64Array.from({ length: count }, uniform).sort();
        const { low, high } = rankInterval(percent, count);
        const from = low < 1 ? 0 : sample[low - 1];
        const to = high > count ? 1 : sample[high - 1];
        if (from <= percent / 100 && percent / 100 <= to) covered++;
      }
      // Whole ranks make the interval a little wider than asked for.
      expect(covered / 2000).toBeGreaterThan(0.938);
      expect(covered / 2000).toBeLessThan(0.985);
    }
  });
});

describe('futures that never finish', () => {
  it('are later than everything', () => {
    const sorted = [10, 20, 30, NEVER, NEVER];
    expect(atRank(sorted, 3)).toBe(30);
    expect(atRank(sorted, 4)).toBeNull();
    expect(estimate(sorted, 80).value).toBeNull();
  });
});

describe('Wilson intervals', () => {
  it('match figures computed by hand', () => {
    // 8 of 10: centre (0.8 + 0.19208) / 1.38416, half width 1.96 sqrt(0.016 + 0.009604) / 1.38416.
    const { share, low, high } = wilson(8, 10);
    expect(share).toBe(0.8);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it('never leave 0..1 and know nothing without futures', () => {
    expect(wilson(0, 50).low).toBe(0);
    expect(wilson(50, 50).high).toBe(1);
    expect(wilson(0, 50).high).toBeCloseTo(0.07135, 5);
    expect(wilson(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
  });
});

describe('counts', () => {
  it('finds how many values lie below a limit, and ranks in histograms', () => {
    expect(countBelow([1, 2, 2, 5], 2)).toBe(1);
    expect(countBelow([1, 2, 2, 5], 3)).toBe(3);
    expect([1, 3, 4, 10].map((rank) => rankOfCounts([2, 1, 0, 7], rank))).toEqual([0, 1, 3, 3]);
  });
});

describe('sample columns', () => {
  const minutes = [1020, 540, 100_000, 541, 1020, -1, 15, 0, 2460];
  const tabled = (limit: number): SampleTable => {
    const table = new SampleTable(2, limit, new ArrayBuffer(SampleTable.bytes(2, limit)));
    for (const [replication, minute] of minutes.entries()) table.add(Int32Array.of(minute, 7, 99), replication);
    return table;
  };

  it('keeps every value exactly', () => {
    const samples = tabled(minutes.length).sorted(0, minutes.length);
    expect([1, 2, 3, 4, 8, 9].map((rank) => valueAtRank(samples, rank))).toEqual([0, 15, 540, 541, 100_000, null]);
    expect(countUpTo(samples, 1020)).toBe(6);
  });

  it('keeps quarter hours that name their end, in whatever order values come', () => {
    const column = quarterHours();
    for (const minute of minutes) addMinute(column, minute);
    const samples = countedQuarterHours(column);
    expect([1, 2, 3, 4, 8, 9].map((rank) => valueAtRank(samples, rank))).toEqual([0, 15, 540, 555, 100_005, null]);
    expect(countUpTo(samples, 1020)).toBe(6);
    expect(estimateOf(samples, 50).value).toBe(1020);
  });

  it('turns to quarter hours when there are more futures than it may keep, as if it had kept them from the first', () => {
    const column = quarterHours();
    for (const minute of minutes) addMinute(column, minute);
    const samples = tabled(minutes.length - 2).sorted(0, minutes.length);
    expect(samples.kind).toBe('quarter-hour');
    for (let rank = 0; rank <= minutes.length + 1; rank++)
      expect(valueAtRank(samples, rank)).toBe(valueAtRank(countedQuarterHours(column), rank));
    expect(tabled(minutes.length).sorted(1, minutes.length)).toEqual({
      kind: 'exact',
      sorted: new Int32Array(minutes.length).fill(7),
    });
  });
});

describe('sorting minutes', () => {
  it('agrees with the plain sort for every size and range, NEVER included', () => {
    let state = 7;
    const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0);
    for (const [count, range] of [
      [3, 10],
      [300, 1],
      [1000, 90_000],
      [5000, 10_000_000],
      [2048, 2_147_483_647],
    ] as const) {
      const values = Int32Array.from({ length: count }, () => (next() % 50 === 0 ? NEVER : next() % range));
      expect(sortMinutes(values.slice())).toEqual(values.slice().sort());
    }
  });
});
