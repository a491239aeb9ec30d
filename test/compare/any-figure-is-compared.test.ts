// Every figure of the grammar can decide a comparison: its difference is that of the forecasts of both plans, with an interval of the pairs.
import { describe, expect, it } from 'vitest';
import { figureOf } from '../../src/engine/forecast/figure-of.ts';
import { type Forecast, forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Figure } from '../../src/plan/condition.ts';
import { FIGURES } from '../../src/plan/figures.ts';
import { parseFigure } from '../../src/plan/parse-figure.ts';
import { type ComparedPlan, compare, metricTrouble } from '../../src/planning/compare/compare.ts';
import { SMALL } from '../forecast/plans.ts';
import { compared } from './plans.ts';

const BASE = `${SMALL}policies: [{ id: relieve, when: { queue: Ann, over: 1 }, then: { move: 1, to: Bob } }]\n`;
const OPTION = BASE.replace('effort: 2-4d', 'effort: 2-6d');
const REPLICATIONS = 120;
/** Read and compiled once. */
const [base, option] = [compared('base', BASE), compared('option', OPTION)];

function figure(text: string): Figure {
  const parsed = parseFigure(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.figure;
}

/** One of each name, and words of the grammar. */
const ASKED = [
  'P80(finish)',
  'P50(test)',
  'P95(ship)',
  'mean(sold)',
  'likely(finish)',
  'chance(ship)',
  'chance(test)',
  'chance(all)',
  'contingency()',
  'gap(sold)',
  'speedup()',
  'load(Bob)',
  'criticality(heat)',
  'driving(Ann)',
  'driving(lid)',
  'contention(Ann)',
  'fired(steam)',
  'done(P0, "week 1 fri")',
  'finished(all, 2025-11-20)',
  'count(issues)',
  'length(build, 80)',
  'staff(build)',
  'busy(finish)',
  'busy(build)',
  'overhead(all)',
  'work(Ann)',
  'wait(Bob)',
  'blocked(all)',
  'late(all)',
  'policy(relieve)',
  'slack(lid)',
];
/** Shown as ratios of sums by a forecast; a comparison has the mean of the futures. */
const OF_SUMS = ['load(Bob)'];

async function told({ plan }: ComparedPlan): Promise<Forecast> {
  const asked = ASKED.map(figure);
  return forecast({ plan, network: compile(plan), seed: '1', replications: REPLICATIONS, asked, intervals: true });
}

describe('any figure', () => {
  it('of the grammar is among those tried', () => {
    expect([...new Set(ASKED.map((text) => figure(text).name))].sort()).toEqual(FIGURES.map(({ name }) => name).sort());
  });

  it('can be the metric', async () => {
    const [inBase, inOption] = [await told(base), await told(option)];
    const ask = { base, options: [option], seed: '1', replications: REPLICATIONS, milestone: null, exactly: true };
    for (const text of ASKED) {
      const metric = figure(text);
      const result = await compare({ ...ask, metric });
      const [{ difference, metric: value }] = result.options;
      const [ofBase, ofOption] = [figureOf(metric, inBase).value, figureOf(metric, inOption).value];
      const digits = OF_SUMS.includes(text) ? 1 : 9;
      expect(result.base.metric, text).toBeCloseTo(Number(ofBase), digits);
      expect(value, text).toBeCloseTo(Number(ofOption), digits);
      if (metric.measures !== 'date')
        expect(difference.value, text).toBeCloseTo(Number(ofOption) - Number(ofBase), digits);
      expect(Number(difference.low), text).toBeLessThanOrEqual(Number(difference.value));
      expect(Number(difference.high), text).toBeGreaterThanOrEqual(Number(difference.value));
      expect(result.best === null, text).toBe(result.metric.goodWhen === null);
    }
  });

  it('that a plan knows nothing of is refused with a reason', () => {
    const plans = [base, compared('bare', SMALL)];
    expect(metricTrouble(figure('policy(relieve)'), plans)).toEqual({
      id: 'bare',
      message: 'no policy is called "relieve"',
      at: 7,
    });
    expect(metricTrouble(figure('P80(sold)'), plans)).toBeNull();
  });
});
