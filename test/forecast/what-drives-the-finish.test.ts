// Whoever and whatever decides the finish in most futures has a row, or is at least counted.
import { describe, expect, it } from 'vitest';
import type { Forecast, IssueForecast, PersonForecast } from '../../src/engine/forecast/forecast-result.ts';
import { drivers, hiddenDrivers } from '../../src/reports/forecast-drivers.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { forecastOf, planOf } from './plans.ts';

const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
const one = planOf('plan: One\nstart: 2026-01-05\nteam: { Ann: {} }\nissues: { a: { owner: Ann, effort: 1-2d } }\n');

/** `count` issues and people like those of the plan, with these shares. */
async function crowd(issueShares: [number, number][], personShares: number[]): Promise<Forecast> {
  const forecast = await forecastOf(one, 20);
  const issues = issueShares.map(
    ([criticality, drivingChain], k): IssueForecast => ({
      ...forecast.issues[0],
      id: `i${k}`,
      title: `i${k}`,
      criticality,
      drivingChain,
    }),
  );
  const people = personShares.map(
    (criticality, k): PersonForecast => ({ ...forecast.people[0], id: `p${k}`, criticality, contention: 0 }),
  );
  return { ...forecast, issues, people };
}

describe('what drives the finish', () => {
  it('shows an issue that drives every future and lies on no tight chain', async () => {
    const forecast = await crowd(
      [
        [0, 1],
        [0.2, 0.2],
      ],
      [],
    );
    expect(drivers(forecast, one).map(({ name }) => name)).toEqual(['i1', 'i0']);
  });

  it('shows people by the futures they drive, awaited or not', async () => {
    const forecast = await crowd([], [0.1, 0.9, 0.01]);
    expect(drivers(forecast, one)).toEqual([
      { what: { kind: 'person', id: 'p1' }, name: 'p1', tight: null, driving: 0.9, note: '' },
      { what: { kind: 'person', id: 'p0' }, name: 'p0', tight: null, driving: 0.1, note: '' },
    ]);
  });

  it('counts those without a row that drive half of the futures', async () => {
    const forecast = await crowd(
      [1, 1, 1, 1, 1, 0.9, 0.6, 0.5, 0.4].map((share): [number, number] => [0, share]),
      [1, 1, 1, 0.5],
    );
    expect(hiddenDrivers(forecast)).toBe('1 more person, 2 more issues drive ≥ 50 %');
    expect(renderForecastText(forecast, one, context, { color: false, width: 80 })).toContain(
      '\n  … 1 more person, 2 more issues drive ≥ 50 %\n',
    );
    expect(renderForecastMarkdown(forecast, one, context)).toContain('\n\n1 more person, 2 more issues drive ≥ 50 %.');
    expect(hiddenDrivers(await crowd([], [1, 1, 1, 1]))).toBe('1 more person drives ≥ 50 %');
    expect(hiddenDrivers(await crowd([[1, 1]], [1]))).toBe('');
  });

  it('shows what each would save if it went as planned, with its error, and says what that rests on', async () => {
    const forecast = await crowd([[0, 1]], [0.9]);
    const saved = { value: 480, low: 240, high: 720 };
    const nothing = { value: 0, low: 0, high: 0 };
    const bar = { p80: saved, around: saved, p50: nothing, mean: nothing, futures: 500, changed: 9 };
    const asPlanned = [bar, null];
    const screen = renderForecastText(forecast, one, { ...context, asPlanned }, { color: false, width: 100 });
    expect(screen).toMatch(/WHAT DRIVES THE FINISH .* P80 if as planned/);
    expect(screen).toMatch(/\n {2}p0 .* −1 d ±0\.5 d/);
    expect(screen).toMatch(/\n {2}i0 (?!.*−1 d)/);
    expect(screen).toContain('mean of P75 to P85 on the first 500 futures');
    expect(renderForecastMarkdown(forecast, one, { ...context, asPlanned })).toContain('| −1 d ±0.5 d |');
    const without = renderForecastText(forecast, one, context, { color: false, width: 100 });
    expect(without).not.toContain('as planned');
  });

  it('prints the id of an issue without a title once', async () => {
    const forecast = await forecastOf(one, 20);
    expect(renderForecastText(forecast, one, context, { color: false, width: 80 })).not.toMatch(/a a\b/);
    expect(renderForecastMarkdown(forecast, one, context)).not.toMatch(/a a\b/);
    expect(drivers(forecast, one).map(({ name }) => name)).toEqual(['Ann', 'a']);
  });
});
