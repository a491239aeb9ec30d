// Several promises at once, on samples small enough to count by hand.
import { describe, expect, it } from 'vitest';
import { allOnTime, commitment, onTimeGiven } from '../../src/engine/forecast/joint.ts';
import { NEVER } from '../../src/engine/forecast/quantiles.ts';
import { forecastOf, planOf } from './plans.ts';

const first = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
const same = first.slice();
const opposite = first.slice().reverse();

// Two branches side by side: a before its gates A1 and A2, b before B1 and B2.
const branches = planOf(`plan: Branches
start: 2026-01-05
team: { Ann: {}, Bob: {} }
issues:
  a1: { owner: Ann, effort: 1d }
  a2: { owner: Ann, effort: 1d, after: { gate: A1 } }
  b1: { owner: Bob, effort: 1d }
  b2: { owner: Bob, effort: 1d, after: { gate: B1 } }
gates:
  A1: { after: [a1], keepers: [Ann], review: 1h, target: week 1 wed }
  B1: { after: [b1], keepers: [Bob], review: 1h, target: week 1 thu }
  A2: { after: [a2], keepers: [Ann], review: 1h, target: week 1 fri }
  B2: { after: [b2], keepers: [Bob], review: 1h, target: week 2 mon }
`);
// Nothing follows a milestone itself; m3 shares no issue with the others.
const markers = planOf(`plan: Markers
start: 2026-01-05
team: { Ann: {}, Bob: {} }
issues:
  a: { owner: Ann, effort: 1d }
  b: { owner: Ann, effort: 1d, after: a }
  c: { owner: Bob, effort: 1d }
milestones:
  m1: { after: a, target: week 1 tue }
  m2: { after: b, target: week 1 wed }
  m3: { after: c, target: week 1 thu }
`);

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

describe('the chance of one given another', () => {
  it('is taken among the futures that kept the first', () => {
    const given = onTimeGiven({ samples: first, target: 7 }, { samples: opposite, target: 5 }, 10);
    expect(given?.share).toBe(2 / 7);
  });

  it('is nothing after a promise that is never kept', () => {
    expect(onTimeGiven({ samples: first, target: 0 }, { samples: same, target: 5 }, 10)).toBeNull();
  });

  it('is told only where one of the two is upstream of the other', async () => {
    const { joint } = await forecastOf(branches, 20);
    expect(joint.chain.map(({ after, id }) => [after, id])).toEqual([
      ['A1', 'A2'],
      ['B1', 'B2'],
    ]);
  });

  it('takes a milestone for everything it waits for', async () => {
    const { joint } = await forecastOf(markers, 20);
    expect(joint.chain.map(({ after, id }) => [after, id])).toEqual([['m1', 'm2']]);
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
