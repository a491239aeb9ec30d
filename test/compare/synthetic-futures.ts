// Pairs of quantities whose true percentiles are the same (plus a shift that is known), made without any plan: to see how often an interval holds
// the truth, and how often equal options are told apart.
import { plainDraws } from '../../src/engine/chance/draws.ts';
import type { PairedSamples } from '../../src/planning/compare/rank-region.ts';

export interface Kind {
  name: string;
  /** Futures by shared and own draws, each 0-1: the quantity of one side. */
  value(shared: number, own: number, other: number): number;
  /** True percentiles of the option less those of the base. */
  shift: number;
}

const DAY = 480;
/** Sums of two draws, one shared: smooth, correlated. */
const smooth = (shared: number, own: number): number => 5000 + 6000 * shared + 3000 * own;

export const KINDS: readonly Kind[] = [
  { name: 'smooth', value: smooth, shift: 0 },
  { name: 'smooth, moved by a day', value: smooth, shift: DAY },
  { name: 'hardly correlated', value: (shared, own) => 5000 + 1000 * shared + 6000 * own, shift: 0 },
  { name: 'whole days', value: (shared, own) => DAY * Math.floor(smooth(shared, own) / DAY), shift: 0 },
  { name: 'whole weeks', value: (shared, own) => 5 * DAY * Math.floor(smooth(shared, own) / (5 * DAY)), shift: 0 },
  // One future in eight waits for the end of its week, as for a weekly window.
  {
    name: 'days with leaps',
    value: (shared, own, other) => {
      const minutes = smooth(shared, own);
      return other < 0.125 ? 5 * DAY * Math.ceil(minutes / (5 * DAY)) : minutes;
    },
    shift: 0,
  },
  {
    name: 'few pairs differ',
    value: (shared, own, other) => (other < 0.04 ? smooth(shared, own) : smooth(shared, shared)),
    shift: 0,
  },
];

/** Futures of base and option; the last draw decides for both who may differ. */
export function futuresOf({ value, shift }: Kind, seed: string, count: number): PairedSamples {
  const draws = plainDraws(seed, ['shared', 'base', 'option', 'other']);
  const words = new Int32Array(4);
  const base = new Float64Array(count);
  const option = new Float64Array(count);
  for (let r = 0; r < count; r++) {
    draws.fill(r, words);
    const [shared, one, other, rare] = Array.from(words, (word) => (word >>> 0) / 4_294_967_296);
    base[r] = Math.floor(value(shared, one, rare));
    option[r] = Math.floor(value(shared, other, rare)) + shift;
  }
  return { base, option, sortedBase: base.slice().sort(), sortedOption: option.slice().sort() };
}

/** Its first futures. */
export function firstOf({ base, option }: PairedSamples, count: number): PairedSamples {
  const [one, other] = [base.slice(0, count), option.slice(0, count)];
  return { base: one, option: other, sortedBase: one.slice().sort(), sortedOption: other.slice().sort() };
}
