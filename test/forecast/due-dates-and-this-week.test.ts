// Two blocks of the Monday screen: due dates that are in danger, and what everybody is on this week.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/engine/forecast/forecast.ts';
import { dueDates } from '../../src/reports/forecast-due-dates.ts';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { renderForecastText } from '../../src/reports/forecast-text.ts';
import { forecastOf, planOf } from './plans.ts';

const context = { digest: '3f9c21e0'.repeat(8), planArgument: 'plan.yaml' };
// Certain work, nine hours too much of it in a row: i1 ends Monday evening, i2 on Tuesday, and so on; everything is due on Wednesday.
const row = Array.from(
  { length: 13 },
  (_, k) => `  i${k + 1}: { owner: Ann, effort: 1d, due: 2026-01-07${k > 0 ? `, after: i${k}` : ''} }`,
);
const due = planOf(
  `plan: Due\nstart: 2026-01-05\nteam: { Ann: {} }\nissues:\n${row.join('\n')}\n  free: { owner: Ann, effort: 1d }\n`,
);

describe('due dates', () => {
  let result: Forecast;
  beforeAll(async () => {
    result = await forecastOf(due, 20);
  });
  const screen = (): string => renderForecastText(result, due, context, { color: false, width: 80 });

  it('are counted on average, and the eight in most danger told', () => {
    expect(screen()).toMatch(
      /\n {2}DUE DATES {2}3 of 13 on time on average +due +P80 +on time\n {2}i13 +Wed {2}7 Jan +Wed 21 Jan ±[\d.]+ d +0 %\n/,
    );
    expect(screen()).toMatch(/\n {2}i6 .*\n {2}… and 2 more \(/);
    expect(screen()).not.toMatch(/\n {2}i[123] .* Jan/);
    expect(renderForecastMarkdown(result, due, context)).toContain(
      '## Due dates\n\n3 of 13 on time on average.\n\n| Issue | Due | P80 | On time |',
    );
  });

  it('come in the order of danger and leave out what is done and what has left the scope', async () => {
    const plan = planOf(`plan: Under way
start: 2026-01-05
team: { Ann: {}, Bob: {}, Cid: {} }
statusDate: week 1 wed
progress:
  late: { started: 2026-01-05, finished: 2026-01-06 }
  gone: { superseded: true }
issues:
  late: { owner: Ann, effort: 1d, due: 2026-01-05 }
  gone: { owner: Ann, effort: 1d, due: 2026-01-05 }
  even: { owner: Bob, effort: 1-5d, due: 2026-01-09 }
  hard: { owner: Cid, effort: 4-5d, due: 2026-01-08 }
`);
    const found = dueDates(await forecastOf(plan, 100), plan);
    expect(found?.total).toBe(3);
    expect(found?.doubtful.map(({ id }) => id)).toEqual(['hard', 'even']);
  });

  it('are not mentioned where nothing is due', async () => {
    const plain = planOf('plan: P\nstart: 2026-01-05\nteam: { Ann: {} }\nissues: { a: { owner: Ann, effort: 1d } }\n');
    const forecast = await forecastOf(plain, 5);
    expect(renderForecastText(forecast, plain, context, { color: false, width: 80 })).not.toContain('DUE DATES');
    expect(renderForecastMarkdown(forecast, plain, context)).not.toContain('Due dates');
  });
});

describe('this week', () => {
  const plan = planOf(`plan: Week
start: 2026-01-05
statusDate: week 1 tue
team: { Ann: {}, Bob: {} }
progress:
  begun: { started: 2026-01-05 }
issues:
  begun: { title: Begun, owner: Ann, effort: 1-8d }
  next: { title: Next, owner: Ann, effort: 1d, after: begun }
  sure: { title: Sure, owner: Bob, effort: 1d }
`);

  it('tells work in progress as such and what rather does not start as possible', async () => {
    const forecast = await forecastOf(plan, 200);
    const [{ issues: ann }] = forecast.thisWeek;
    const maybe = {
      ...forecast,
      thisWeek: [
        { person: 'Ann', issues: ann.map((each) => ({ ...each, starts: each.inProgress ? 1 : 0.21 })) },
        forecast.thisWeek[1],
      ],
    };
    const screen = renderForecastText(maybe, plan, context, { color: false, width: 120 });
    expect(screen).toMatch(/Ann +begun in progress \(done this week in \d+ %\) · next may start this week \(21 %\)\n/);
    expect(screen).toMatch(/Bob +sure from Wed 09:00 \(done this week in 100 %\)\n/);
    const markdown = renderForecastMarkdown(maybe, plan, context);
    expect(markdown).toContain('| Ann | begun Begun | in progress | 100 % |');
    expect(markdown).toContain('|  | next Next | may start | 21 % |');
    expect(forecastAnswer(forecast, plan)).toMatchObject({
      thisWeek: [
        {
          issues: [
            { id: 'begun', inProgress: true },
            { id: 'next', inProgress: false },
          ],
        },
        {},
      ],
    });
  });
});
