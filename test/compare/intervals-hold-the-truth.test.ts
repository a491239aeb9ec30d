// How often the interval of a percentile's difference holds the true one, and how often two equal options are told apart, over all looks. A few
// repetitions here, which only a broken interval fails; PLANCAST_COMPARE_REPETITIONS=2000 for figures (it prints them).
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import type { Difference } from '../../src/planning/compare/comparison.ts';
import { alphaAfter, plannedLooks } from '../../src/planning/compare/looks.ts';
import { percentileDifference } from '../../src/planning/compare/percentile-difference.ts';
import type { PairedSamples } from '../../src/planning/compare/rank-region.ts';
import { redrawnPercentiles } from '../../src/planning/compare/redrawn-percentiles.ts';
import { firstOf, futuresOf, KINDS } from './synthetic-futures.ts';

const ASKED = Number(process.env.PLANCAST_COMPARE_REPETITIONS ?? 0);
const REPETITIONS = ASKED || 30;
const FUTURES = ASKED ? 1000 : 500;

// Two thousand repetitions take their time.
if (ASKED) vi.setConfig({ testTimeout: 3_600_000 });

beforeAll(chanceReady);

function differenceOf(samples: PairedSamples, seed: string, alpha: number, hasRounds = true): Difference {
  const rounds = () => {
    const [[base], [option]] = redrawnPercentiles(seed, [samples.base, samples.option], [80]);
    return { base, option };
  };
  return percentileDifference(samples, 80, alpha, false, hasRounds ? rounds : null);
}

/** Of so many, fewer than this happen by chance once in ten thousand when each has chance 1 - miss. */
function fewest(count: number, miss: number): number {
  return Math.floor(count * (1 - miss) - 3.7 * Math.sqrt(count * miss * (1 - miss)) - 1);
}

describe('the interval of the difference of two P80', () => {
  for (const kind of KINDS)
    it(`holds the true one: ${kind.name}`, () => {
      const methods = new Map<string, number>();
      let held = 0;
      let heldByCounts = 0;
      for (let k = 0; k < REPETITIONS; k++) {
        const samples = futuresOf(kind, `truth ${k}`, FUTURES);
        const { low, high, by } = differenceOf(samples, `rounds ${k}`, 0.05);
        methods.set(by, (methods.get(by) ?? 0) + 1);
        if (Number(low) <= kind.shift && kind.shift <= Number(high)) held++;
        const counts = differenceOf(samples, '', 0.05, false);
        if (Number(counts.low) <= kind.shift && kind.shift <= Number(counts.high)) heldByCounts++;
      }
      if (ASKED)
        console.log(kind.name, [...methods], 'held', held / REPETITIONS, 'by counts', heldByCounts / REPETITIONS);
      expect(held).toBeGreaterThanOrEqual(fewest(REPETITIONS, 0.055));
      expect(heldByCounts).toBeGreaterThanOrEqual(fewest(REPETITIONS, 0.055));
    });
});

describe('a decision', () => {
  for (const kind of KINDS.filter(({ shift }) => shift === 0))
    it(`between equal options is false in at most 5 %, over all looks: ${kind.name}`, () => {
      const most = ASKED ? 4000 : 2000;
      const looks = plannedLooks(most, 0.05, false);
      let decided = 0;
      for (let k = 0; k < REPETITIONS; k++) {
        const all = futuresOf(kind, `equal ${k}`, most);
        const isDecided = looks.some(({ futures }) => {
          // Small runs leave the rounds out: what they decide, counts decide as well.
          const alpha = alphaAfter(looks, futures);
          return differenceOf(firstOf(all, futures), `rounds ${k}`, alpha, ASKED > 0).sign !== null;
        });
        if (isDecided) decided++;
      }
      if (ASKED) console.log(kind.name, 'decided', decided / REPETITIONS);
      expect(REPETITIONS - decided).toBeGreaterThanOrEqual(fewest(REPETITIONS, 0.05));
    });
});
