// What is counted over futures adds up exactly: in any order, in any number of parts, however large.
import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { addUp, type Counts } from '../../src/engine/forecast/counts.ts';
import {
  addMinute,
  countedQuarterHours,
  type QuarterHours,
  quarterHours,
} from '../../src/engine/forecast/quarter-hours.ts';
import { ExactSums, LIMB } from '../../src/engine/forecast/sums.ts';
import { LONGEST_MINUTES } from '../../src/scenarios/limits.ts';

const MOST = LONGEST_MINUTES * LONGEST_MINUTES;

plainTest('an amount may be the square of the longest plan there can be', () => {
  expect(MOST).toBeLessThan(LIMB);
  // What is left in the low limbs of 64 parts is added without rounding.
  expect(64 * LIMB).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER + 1);
});

const amounts = fc.array(
  fc.oneof(
    fc.integer({ min: -100, max: 10_000 }),
    fc.integer({ min: MOST - 5, max: MOST }),
    fc.integer({ min: -MOST, max: -MOST + 5 }),
  ),
  { maxLength: 400 },
);

test.prop([amounts, fc.integer({ min: 1, max: 64 }), fc.boolean()])(
  'sums are those of exact arithmetic, rounded once, in up to 64 parts',
  (all, parts, backwards) => {
    const sums = Array.from({ length: parts }, () => new ExactSums(2));
    const order = backwards ? all.toReversed() : all;
    for (const [k, amount] of order.entries()) sums[(k * 7) % parts].add(1, amount);
    const whole = new ExactSums(2);
    addUp<Counts>([whole.part(), ...sums.map((each) => each.part())]);
    expect(whole.of(1)).toBe(Number(all.reduce((sum, amount) => sum + BigInt(amount), 0n)));
    expect(whole.of(0)).toBe(0);
  },
);

test.prop([fc.array(fc.integer({ min: -1, max: 20_000 }), { maxLength: 60 }), fc.integer({ min: 1, max: 5 })])(
  'quarter hours of any split are those of the whole',
  (minutes, parts) => {
    const whole = quarterHours();
    const split: QuarterHours[] = Array.from({ length: parts }, () => quarterHours());
    minutes.forEach((minute, k) => {
      addMinute(whole, minute);
      addMinute(split[k % parts], minute);
    });
    expect(countedQuarterHours(addUp(split))).toEqual(countedQuarterHours(whole));
  },
);

plainTest('lists and maps add up by place, and shapes that differ are a mistake of ours', () => {
  const one = { list: [undefined, Int32Array.of(1)], map: new Map([[4, Float64Array.of(1, 2)]]), none: null };
  const other = {
    list: [Int32Array.of(5), Int32Array.of(2), Int32Array.of(3)],
    map: new Map([
      [9, Float64Array.of(7, 7)],
      [4, Float64Array.of(1, 1)],
    ]),
    none: null,
  };
  expect(addUp<Counts>([one, other])).toEqual({
    list: [Int32Array.of(5), Int32Array.of(3), Int32Array.of(3)],
    map: new Map([
      [4, Float64Array.of(2, 3)],
      [9, Float64Array.of(7, 7)],
    ]),
    none: null,
  });
  expect(() => addUp<Counts>([Int32Array.of(1), Int32Array.of(1, 2)])).toThrow('different shapes');
  expect(() => addUp<Counts>([null, Int32Array.of(1)])).toThrow('different shapes');
});
