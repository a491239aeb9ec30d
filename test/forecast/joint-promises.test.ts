// Several promises at once, on samples small enough to count by hand.
import { describe, expect, it } from 'vitest';
import { allOnTime, chainOfChances, commitment } from '../../src/engine/forecast/joint.ts';
import { NEVER } from '../../src/engine/forecast/quantiles.ts';

const first = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
const same = first.slice();
const opposite = first.slice().reverse();

describe('all on time', () => {
  it('counts futures in which every promise holds', () => {
    expect(
      allOnTime(
        [
          { samples: first, target: 7 },
          { samples: same, target: 5 },
        ],
        10,
      ).share,
    ).toBe(0.5);
    expect(
      allOnTime(
        [
          { samples: first, target: 7 },
          { samples: opposite, target: 5 },
        ],
        10,
      ).share,
    ).toBe(0.2);
  });
});

describe('the chain of chances', () => {
  it('gives the chance of the next one among the futures that kept the one before', () => {
    const chain = chainOfChances(
      [
        { samples: first, target: 7 },
        { samples: opposite, target: 5 },
      ],
      10,
    );
    expect(chain.map((each) => each?.share)).toEqual([2 / 7]);
  });

  it('says nothing after a promise that is never kept', () => {
    expect(
      chainOfChances(
        [
          { samples: first, target: 0 },
          { samples: same, target: 5 },
        ],
        10,
      ),
    ).toEqual([null]);
  });
});

describe('the commitment', () => {
  it('is the ordinary quantile when everything moves together', () => {
    expect(commitment([first, same], 80)).toEqual({ rank: 8, percentile: 80, dates: [8, 8] });
  });

  it('needs a higher percentile when one is late whenever the other is early', () => {
    // A future keeps rank K for both when max(x, 11 - x) <= K: with K = 9 eight of ten do.
    expect(commitment([first, opposite], 80)).toEqual({ rank: 9, percentile: 90, dates: [9, 9] });
  });

  it('holds in at least the share asked for, and at no smaller rank', () => {
    const held = (rank: number): number => first.filter((x, r) => x <= rank && opposite[r] <= rank).length;
    const { rank } = commitment([first, opposite], 80)!;
    expect(held(rank)).toBeGreaterThanOrEqual(8);
    expect(held(rank - 1)).toBeLessThan(8);
  });

  it('treats equal dates as one, so that ties need no higher percentile', () => {
    expect(commitment([Int32Array.of(5, 5, 5, 5, 9)], 80)).toEqual({ rank: 1, percentile: 20, dates: [5] });
  });

  it('is never when too many futures never finish', () => {
    expect(commitment([Int32Array.of(1, 2, NEVER, NEVER, NEVER)], 80)?.dates).toEqual([null]);
    expect(commitment([], 80)).toBeNull();
  });
});
