// Differences whose true values are known: constant ones, those of shared and of independent draws, and none at all.
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { forecastWords } from '../../src/reports/forecast-words.ts';
import { planOf, SMALL } from '../forecast/plans.ts';
import { compared, comparison, line } from './plans.ts';

const HOUR = 60;

describe('two plans on the same futures', () => {
  it('differ by exactly what one issue more takes', async () => {
    const base = line({ a: 'effort: 20-60h' });
    const result = await comparison(base, { more: line({ a: 'effort: 20-60h', b: 'effort: 7h' }) });
    const [{ difference, differences, verdict, changed }] = result.options;
    expect(difference).toMatchObject({ value: 7 * HOUR, low: 7 * HOUR, high: 7 * HOUR, by: 'bootstrap', sign: 'more' });
    expect(differences[0].mean).toMatchObject({ value: 7 * HOUR, low: 7 * HOUR, high: 7 * HOUR });
    expect(differences[0].p50.value).toBe(7 * HOUR);
    expect([differences[0].earlier.share, differences[0].later.share, differences[0].same]).toEqual([0, 1, 0]);
    expect([verdict, changed, result.replications, result.ended]).toEqual(['worse', 500, 500, 'settled']);
    expect(result.best?.id).toBe('base');
  });

  it('keep the draws of a slot they share: one issue twice as long is twice as long in every future', async () => {
    const uniform = (most: number): string =>
      line({ a: `effort: { distribution: uniform, min: ${most / 2}h, max: ${most}h }` });
    const result = await comparison(
      uniform(40),
      { twice: uniform(80) },
      { exactly: true, replications: 4000, seed: '2' },
    );
    const [{ difference, differences }] = result.options;
    // Uniform on 20-40 hours: P80 is 36 hours, twice of it 36 hours more; the mean 30.
    expect(difference.value).toBeCloseTo(36 * HOUR, -2);
    expect(difference.low).toBeLessThan(36 * HOUR);
    expect(difference.high).toBeGreaterThan(36 * HOUR);
    expect(differences[0].p50.low).toBeLessThanOrEqual(30 * HOUR);
    expect(differences[0].p50.high).toBeGreaterThanOrEqual(30 * HOUR);
    // The difference has the spread of one uniform: sd 20 h / sqrt(12), over sqrt(4,000) futures, 1.96 times.
    const { low, high } = differences[0].mean;
    const reach = (1.9605 * ((20 * HOUR) / Math.sqrt(12))) / Math.sqrt(4000);
    expect((Number(high) - Number(low)) / 2 / reach).toBeCloseTo(1, 1);
  });

  it('have independent draws under names they do not share', async () => {
    const result = await comparison(
      line({ a: 'effort: 20-60h' }),
      { other: line({ b: 'effort: 20-60h' }) },
      { exactly: true, replications: 4000 },
    );
    const [{ difference, differences }] = result.options;
    expect(difference.low).toBeLessThan(0);
    expect(difference.high).toBeGreaterThan(0);
    expect(differences[0].earlier.share).toBeCloseTo(0.5, 1);
    // Triangular on 20-60 hours: variance 40^2 / 24, of a difference of two twice as much.
    const reach = 1.9605 * Math.sqrt((2 * (40 * HOUR) ** 2) / 24 / 4000);
    const { low, high } = differences[0].mean;
    expect((Number(high) - Number(low)) / 2 / reach).toBeCloseTo(1, 1);
  });

  it('do not differ at all when an option changes nothing', async () => {
    const result = await comparison(SMALL, { same: SMALL });
    const [option] = result.options;
    expect(result).toMatchObject({ replications: 500, ended: 'settled' });
    expect(option).toMatchObject({
      verdict: 'no-difference',
      changed: 0,
      loadChanges: [],
      explanation: null,
      parting: null,
    });
    expect(option.difference).toMatchObject({ value: 0, low: 0, high: 0, by: 'exact', sign: null });
    for (const date of option.differences) {
      expect([date.p50.value, date.p80.value, date.mean.value, date.same, date.matters]).toEqual([0, 0, 0, 1, false]);
      expect(date.onTime?.value ?? 0).toBe(0);
    }
    expect(result.best).toMatchObject({ id: 'base', confidence: 1, lead: 0, flattery: 0 });
    expect(result.best?.ranks.map(({ best }) => best)).toEqual([0.5, 0.5]);
  });

  it('are those of the forecasts of the same futures', async () => {
    const better = SMALL.replace('lid: { title: Lid, owner: Ann', 'lid: { title: Lid, owner: Bob');
    const result = await comparison(SMALL, { better }, { exactly: true, replications: 600 });
    for (const [figures, text] of [
      [result.base, SMALL],
      [result.options[0], better],
    ] as const) {
      const { plan } = compared('any', text);
      const told = await forecast({ plan, network: compile(plan), seed: '1', replications: 600 });
      const dates = [told.finish, ...told.milestones];
      expect(figures.dates.map(({ id, p50, p80, never }) => ({ id, p50, p80, never }))).toEqual(
        dates.map(({ id, p50, p80, never }) => ({ id, p50: p50.value, p80: p80.value, never })),
      );
      expect(figures.dates.map(({ onTime }) => onTime)).toEqual(dates.map(({ onTime }) => onTime));
      expect(figures.dates[0].mean).toBe(told.finish.mean);
      expect(figures.likely).toBe(told.finish.likely);
    }
  });
});

describe('plans on other days', () => {
  it('differ by the days between their starts, and the calendar says so', async () => {
    const base = line({ a: 'effort: 20-60h' });
    const result = await comparison(base, { later: base.replace('2026-01-05', '2026-01-07') });
    const [{ differences, explanation, start }] = result.options;
    expect(start).toBe('2026-01-07');
    expect(differences[0].p80.value).toBe(48 * HOUR);
    expect(explanation?.rows.map(({ kind, minutes }) => [kind, minutes])).toEqual([['calendar', 48 * HOUR]]);
  });

  it('may end before the base begins, and are that much earlier', async () => {
    const base = line({ a: 'effort: 20-60h' });
    const result = await comparison(base, { earlier: base.replace('2026-01-05', '2025-12-01') });
    const [{ differences, explanation, dates, metric }] = result.options;
    const [{ p50, p80, mean }] = differences;
    expect([p50.value, p80.value, mean.value]).toEqual(Array(3).fill(-35 * 24 * HOUR));
    expect(dates[0].mean).toBe(result.base.dates[0].mean! - 35 * 24 * HOUR);
    expect(metric).toBe(result.base.metric! - 35 * 24 * HOUR);
    expect(forecastWords(planOf(base), 0).day(metric)).toMatch(/ Dec$/);
    expect(explanation?.rows.map(({ kind, minutes }) => [kind, minutes])).toEqual([['calendar', -35 * 24 * HOUR]]);
  });
});
