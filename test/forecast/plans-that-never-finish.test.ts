// A plan that never finishes has to say what keeps it: on the screen, in the Markdown and for programs.
import { describe, expect, it } from 'vitest';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { forecastOf, planOf } from './plans.ts';

const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
// Ann does not work on Saturdays, the lab is open on no other day.
const plan = planOf(`plan: Closed
start: 2026-01-05
team: { Ann: {}, Bob: {} }
windows:
  lab: { every: sat, hours: 09:00-12:00 }
issues:
  free: { title: Free, owner: Bob, effort: 1d }
  stuck: { title: Stuck, owner: Ann, effort: 1-2d, in: lab }
  behind: { title: Behind, owner: Bob, effort: 1d, after: stuck }
gates:
  G: { title: G, after: [behind], keepers: [Bob], review: 1h }
`);

describe('a plan that never finishes', () => {
  it('names what was ready and never finished, not what waits behind it', async () => {
    const forecast = await forecastOf(plan, 20);
    expect(forecast.neverFinishes).toEqual([{ id: 'stuck', share: 1 }]);
    expect(forecastAnswer(forecast, plan)).toMatchObject({ neverFinishes: [{ id: 'stuck', share: 1 }] });
    const screen = renderForecastText(forecast, plan, context, { color: false, width: 100 });
    expect(screen).toContain('never finish: stuck (100 % of the futures)\n');
    expect(renderForecastMarkdown(forecast, plan, context)).toContain(
      '**Never finish:** stuck \\(100 % of the futures\\)',
    );
  });

  it('says nothing of a speedup or a P80 it does not have', async () => {
    const forecast = await forecastOf(plan, 20);
    const texts = [
      renderForecastText(forecast, plan, context, { color: false, width: 100 }),
      renderForecastMarkdown(forecast, plan, context),
    ];
    for (const text of texts) expect(text).not.toMatch(/speedup|P80 unknown/i);
  });

  it('names at most five and counts the others', async () => {
    const forecast = await forecastOf(plan, 20);
    const neverFinishes = Array.from({ length: 7 }, (_, k) => ({ id: `i${k}`, share: 0.5 }));
    const screen = renderForecastText({ ...forecast, neverFinishes }, plan, context, { color: false, width: 120 });
    expect(screen).toContain('i4 (50 %) … and 2 more');
    expect(screen).not.toContain('i5');
  });
});

describe('a plan that finishes', () => {
  it('has nothing that never does', async () => {
    const open = planOf(
      'plan: Open\nstart: 2026-01-05\nteam: { Ann: {} }\nissues: { a: { owner: Ann, effort: 1d } }\n',
    );
    const forecast = await forecastOf(open, 5);
    expect(forecast.neverFinishes).toEqual([]);
    expect(renderForecastText(forecast, open, context, { color: false, width: 80 })).not.toContain('never finish');
  });
});
