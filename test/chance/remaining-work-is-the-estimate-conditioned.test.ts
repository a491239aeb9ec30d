// What remains of work in progress, against rejection sampling: draw the whole, keep what is longer than the work delivered.
// Statistical checks use fixed seeds and 4.5 standard errors.
import { beforeAll, describe, expect, it } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import type { Slot, SlotSource } from '../../src/engine/network/network.ts';
import type { Distribution } from '../../src/plan/plan.ts';
import { type Delivered, greatestValue, likelyRemaining } from '../../src/plan/remaining.ts';

beforeAll(chanceReady);

const COUNT = 60_000;
const MAX = 10_000_000;
type Conditional = Extract<SlotSource, { kind: 'quantile' | 'spread' }>;

const quantity = (distribution: Distribution): Conditional => ({
  kind: 'quantile',
  distribution,
  scale: 1,
  min: 0,
  max: MAX,
});
const spread = (correlation: number, sdLog = 0.6): Conditional => ({
  kind: 'spread',
  median: 50_000,
  sdLog,
  correlation,
  sharedName: 'spread/plan',
});
const given = (worked: number, more: Partial<Delivered> = {}): Delivered => ({
  worked,
  tailMedian: 3000,
  tailSdLog: 0.5,
  ...more,
});
const begun = (source: Conditional, worked: number, more: Partial<Delivered> = {}): Conditional => ({
  ...source,
  given: given(worked, more),
});

/** Columns of values, one per source; sources of one stream get the same draws. */
function deal(entries: readonly { stream: string; source: SlotSource }[], count = COUNT): Float64Array[] {
  const slots: Slot[] = entries.map(({ stream, source }, i) => ({ name: `slot/${i}`, stream, source, likely: 0 }));
  const dealer = createDealer({ slots }, 'remaining');
  const tape = new Int32Array(slots.length);
  const columns = slots.map(() => new Float64Array(count));
  for (let r = 0; r < count; r++) {
    dealer.deal(r, tape);
    for (let i = 0; i < columns.length; i++) columns[i][r] = tape[i];
  }
  return columns;
}

const apart = (...sources: SlotSource[]) => deal(sources.map((source, i) => ({ stream: `own/${i}`, source })));
const together = (...sources: SlotSource[]) =>
  deal(
    sources.map((source) => ({ stream: 'one', source })),
    5000,
  );

const shareAtMost = (sorted: Float64Array, limit: number): number => {
  const first = sorted.findIndex((value) => value > limit);
  return (first < 0 ? sorted.length : first) / sorted.length;
};

/** Both samples have the same distribution function at the deciles of the first. */
function expectAlike(expected: Float64Array, actual: Float64Array): void {
  const [a, b] = [expected.toSorted(), actual.toSorted()];
  for (const p of [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
    const limit = a[Math.floor(p * a.length)];
    const share = shareAtMost(a, limit);
    const error = Math.sqrt(share * (1 - share) * (1 / a.length + 1 / b.length));
    expect(Math.abs(shareAtMost(b, limit) - share)).toBeLessThan(4.5 * error + 1e-3);
  }
}

const bins = [
  { from: 0, to: 24_000, weight: 0.5 },
  { from: 48_000, to: 96_000, weight: 0.3 },
  { from: 200_000, to: 480_000, weight: 0.2 },
];
const wholes: [Conditional, number][] = [
  [quantity({ kind: 'lognormal', p10: 24_000, p90: 96_000 }), 30_000],
  [quantity({ kind: 'lognormal', p10: 24_000, p90: 96_000 }), 110_000],
  [quantity({ kind: 'lognormal', mean: 60_000, sd: 30_000 }), 1000],
  [quantity({ kind: 'metalog', p10: 12_000, p50: 30_000, p90: 120_000 }), 60_000],
  [quantity({ kind: 'triangular', min: 10_000, mode: 20_000, max: 70_000 }), 40_000],
  [quantity({ kind: 'pert', min: 10_000, mode: 20_000, max: 70_000 }), 25_000],
  [quantity({ kind: 'uniform', min: 6000, max: 18_000 }), 9000],
  [quantity({ kind: 'normal', mean: 48_000, sd: 40_000 }), 20_000],
  [quantity({ kind: 'exponential', mean: 48_000 }), 100_000],
  [quantity({ kind: 'discrete', values: [6000, 3000, 12_000, 9000], weights: [2, 5, 3, 1] }), 4000],
  [quantity({ kind: 'empirical', values: [4500, 5000, 7000, 20_000, 2000] }), 5000],
  [quantity({ kind: 'histogram', bins }), 12_000],
  [quantity({ kind: 'histogram', bins }), 30_000],
  [spread(0.3), 40_000],
  [spread(0), 90_000],
];

describe('what remains', () => {
  it.each(wholes)('of %j after %d has the distribution that rejection leaves', (whole, worked) => {
    const [all, remaining] = apart(whole, begun(whole, worked));
    const kept = all.filter((value) => value > worked).map((value) => value - worked);
    expect(kept.length).toBeGreaterThan(1000);
    expectAlike(kept, remaining);
  });

  it.each(wholes)('of %j (also after %d) takes the order of its draws from the whole', (whole, worked) => {
    const [all, remaining] = together(whole, begun(whole, worked));
    const order = Array.from(all.keys()).sort((i, j) => all[i] - all[j] || remaining[i] - remaining[j]);
    for (let k = 1; k < order.length; k++) {
      if (remaining[order[k]] < remaining[order[k - 1]]) expect.fail(`${all[order[k]]} leaves less`);
    }
    expect(remaining[order[order.length - 1]]).toBeGreaterThan(remaining[order[0]]);
  });

  it.each(wholes)('of %j makes, draw by draw, a total that only grows with the work delivered', (whole, most) => {
    const steps = [0, 0.1, 0.35, 0.7, 1].map((share) => Math.floor(share * most));
    const columns = together(...steps.map((worked) => begun(whole, worked)));
    columns.forEach((column, i) => {
      const least = i === 0 ? 1 : steps[i] + 1;
      for (let r = 0; r < column.length; r++) {
        const total = steps[i] + column[r];
        const before = i === 0 ? least : steps[i - 1] + columns[i - 1][r];
        if (total < before || total < least) expect.fail(`${total} after ${before}`);
      }
    });
  });

  it.each(wholes)('of %j is the whole when nothing has been delivered', (whole) => {
    const { kind } = whole.kind === 'quantile' ? whole.distribution : whole;
    if (kind === 'normal') return; // Its part below 0 is cut off, not put on 0.
    const [all, remaining] = together(whole, begun(whole, 0));
    expect(remaining.map((value, r) => Math.abs(value - Math.max(1, all[r]))).every((gap) => gap <= 1)).toBe(true);
  });

  it('is counted in the unit of the distribution, then scaled, and kept within the limits of the slot', () => {
    const hours: Conditional = { ...quantity({ kind: 'uniform', min: 100, max: 200 }), scale: 60 } as Conditional;
    const limited: Conditional = { ...hours, min: 600, max: 5000 } as Conditional;
    const [plain, held] = together(begun(hours, 120), begun(limited, 120));
    expect(Math.max(...plain)).toBeGreaterThan(4790);
    expect(Math.max(...plain)).toBeLessThanOrEqual(4800);
    expect(Math.min(...plain)).toBeLessThan(10);
    expect(Math.min(...plain)).toBeGreaterThanOrEqual(1);
    expect(Math.min(...held)).toBe(600);
    const [few] = together(begun(quantity({ kind: 'uniform', min: 0, max: 10 }), 5));
    expect(new Set(few)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});

describe('an estimate that is used up', () => {
  const tails: [Conditional, number][] = [
    [quantity({ kind: 'lognormal', p10: 24_000, p90: 96_000 }), 180_000],
    [quantity({ kind: 'exponential', mean: 48_000 }), 222_000],
    [quantity({ kind: 'fixed', value: 1000 }), 900],
    [quantity({ kind: 'fixed', value: 1000 }), 5000],
    [quantity({ kind: 'triangular', min: 100, mode: 200, max: 1000 }), 900],
    [quantity({ kind: 'pert', min: 100, mode: 990, max: 1000 }), 900],
    [quantity({ kind: 'uniform', min: 100, max: 1000 }), 900],
    [quantity({ kind: 'discrete', values: [100, 1000, 9000], weights: [1, 9, 0] }), 900],
    [quantity({ kind: 'empirical', values: [1000, 1000, 1000] }), 900],
    [quantity({ kind: 'histogram', bins: [{ from: 800, to: 1000, weight: 1 }] }), 900],
    [spread(0.3), 210_000],
    [spread(0.3, 0), 45_000],
  ];

  it.each(tails)(
    '(%j after %d) makes the total the lognormal that was named, beyond what is delivered',
    (whole, worked) => {
      const tail = { tailMedian: worked / 1.4, tailSdLog: 0.6 };
      const stated: Distribution = { kind: 'lognormal', median: tail.tailMedian, sdLog: tail.tailSdLog };
      const [all, remaining] = apart(quantity(stated), begun(whole, worked, tail));
      const kept = all.filter((total) => total > worked).map((total) => total - worked);
      expect(kept.length).toBeGreaterThan(10_000);
      expectAlike(kept, remaining);
    },
  );

  it('leaves a total below its median where less than that is delivered', () => {
    const whole = quantity({ kind: 'fixed', value: 1000 });
    const [remaining] = together(begun(whole, 900, { tailMedian: 1000, tailSdLog: 0.2 }));
    const below = remaining.filter((rest) => rest < 100).length / remaining.length;
    // (F(1000) - F(900)) / (1 - F(900)) with F(900) = Phi(ln 0.9 / 0.2).
    expect(Math.abs(below - 0.2868)).toBeLessThan(4.5 * Math.sqrt((0.29 * 0.71) / 5000));
  });

  it.each([
    // Medians of N given N > a, by the continued fraction of the Mills ratio in 50 digits.
    [8, 8.0849110073],
    [24.99, 25.0176775],
    [25.01, 25.037655462],
    [28.5, 28.524280803],
    [30, 30.023070467],
    [60, 60.011548135],
  ])('holds in the far tail, %d deviations beyond its median', (deviations, median) => {
    const sdLog = 0.1;
    const worked = 1e6;
    const tail = { tailMedian: worked * Math.exp(-sdLog * deviations), tailSdLog: sdLog };
    const fixed = quantity({ kind: 'fixed', value: 1000 });
    const spreadOut = spread(0.3);
    for (const column of together(begun(fixed, worked, tail), begun(spreadOut, worked, tail))) {
      const expected = worked * Math.expm1(sdLog * (median - deviations));
      const shareBelow = column.filter((rest) => rest < expected).length / column.length;
      expect(Math.abs(shareBelow - 0.5)).toBeLessThan(4.5 * Math.sqrt(0.25 / column.length));
      expect(new Set(column).size).toBeGreaterThan(1000);
    }
  });

  it('is not yet one just below 90 % of the greatest value, nor below the share of 0.99', () => {
    const columns = together(
      begun(quantity({ kind: 'fixed', value: 1000 }), 899),
      begun(quantity({ kind: 'uniform', min: 100, max: 1000 }), 899),
      begun(quantity({ kind: 'exponential', mean: 48_000 }), 220_000),
      begun(spread(0.3, 0), 44_999),
    );
    expect(new Set(columns[0])).toEqual(new Set([101]));
    expect(Math.max(...columns[1])).toBeLessThanOrEqual(101);
    expect(columns[2].toSorted()[2500]).toBeGreaterThan(30_000);
    expect(new Set(columns[3])).toEqual(new Set([5001]));
  });

  it('leaves one amount when the tail has no spread: what is missing to its median, at least a minute', () => {
    const columns = together(
      begun(quantity({ kind: 'fixed', value: 10 }), 20, { tailMedian: 77, tailSdLog: 0 }),
      begun(spread(0.3), 900_000, { tailMedian: 77, tailSdLog: 0 }),
    );
    expect(columns.map((column) => [...new Set(column)])).toEqual([[57], [1]]);
  });
});

describe('spreads of which part is delivered', () => {
  const rankCorrelation = (a: Float64Array, b: Float64Array): number => {
    const ranks = (values: Float64Array): Float64Array => {
      const rank = new Float64Array(values.length);
      Array.from(values.keys())
        .sort((i, j) => values[i] - values[j])
        .forEach((i, r) => {
          rank[i] = r / values.length - 0.5;
        });
      return rank;
    };
    const [x, y] = [ranks(a), ranks(b)];
    return x.reduce((sum, value, i) => sum + value * y[i], 0) / x.length / (1 / 12);
  };

  it('keep their correlation of ranks with each other and with those not begun', () => {
    const [whole, begunOne, begunTwo] = apart(spread(0.4), begun(spread(0.4), 30_000), begun(spread(0.4), 90_000));
    // Spearman's rho of a bivariate normal.
    const exact = (6 / Math.PI) * Math.asin(0.4 / 2);
    for (const [a, b] of [
      [whole, begunOne],
      [begunOne, begunTwo],
    ])
      expect(Math.abs(rankCorrelation(a, b) - exact)).toBeLessThan(4.5 / Math.sqrt(COUNT));
  });
});

describe('the likely remainder', () => {
  it('is what the likely total leaves, at least 1', () => {
    expect(likelyRemaining(480, given(100))).toBe(380);
    expect(likelyRemaining(480, given(0))).toBe(480);
    expect(likelyRemaining(480, given(479.5))).toBe(1);
  });

  it('is the likely overrun when more than the likely total is delivered or the estimate is used up', () => {
    const usual = (worked: number) => given(worked, { tailMedian: 480, tailSdLog: 0.6 });
    expect(likelyRemaining(480, usual(480))).toBe(240);
    expect(likelyRemaining(480, usual(960))).toBe(264);
    expect(likelyRemaining(480, given(960, { tailMedian: 480, tailSdLog: 0.3 }))).toBe(132);
    expect(likelyRemaining(480, given(960, { tailMedian: 480, tailSdLog: 0 }))).toBe(1);
    const distribution: Distribution = { kind: 'uniform', min: 380, max: 500 };
    expect(likelyRemaining(460, usual(450), greatestValue(distribution))).toBe(238.5);
    expect(likelyRemaining(460, usual(449), greatestValue(distribution))).toBe(11);
  });

  it.each([0.9, 1, 1.5, 2, 3, 4])('is close to the median of the draws at %d times the likely total', (times) => {
    const worked = 100_000 * times;
    const tail = { tailMedian: 100_000, tailSdLog: 0.6 };
    const [column] = together(begun(quantity({ kind: 'fixed', value: 90_000 }), worked, tail));
    const median = column.toSorted()[2500];
    const ratio = likelyRemaining(90_000, { worked, ...tail }) / median;
    // 2.5 % and 7 % of the approximation, and the error of a median of 5,000 draws.
    expect(ratio).toBeGreaterThan(0.975 - 0.06);
    expect(ratio).toBeLessThan(1.07 + 0.06);
  });
});
