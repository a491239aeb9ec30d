// What is taken out of the scope at a date counts among what is to be done until that date, and not after it.
import { describe, expect, it } from 'vitest';
import { renderForecastMarkdown } from '../../src/reports/forecast-markdown.ts';
import { forecastOf, planOf } from './plans.ts';

const plan = planOf(`plan: Cut
start: 2026-01-05
team: { Ann: {} }
phases: { one: { target: week 3 fri } }
issues:
  a: { title: A, owner: Ann, effort: 8d, priority: P0, phase: one }
  b: { title: B, owner: Ann, effort: 1d, priority: P1, phase: one }
  c: { title: C, owner: Ann, effort: 5d, priority: P0, after: a, phase: one }
scope:
  - { on: week 2 mon, drop: [b], why: too slow }
`);

describe('planned drops', () => {
  it('leave the totals from their date on, also before their needs are met and without any review', async () => {
    const { scope } = await forecastOf(plan, 10);
    expect(scope.map(({ week, all }) => [week, all.total])).toEqual([
      [1, 3],
      [2, 2],
      [null, 2],
      [3, 2],
    ]);
    const later = planOf(
      'plan: Later\nstart: 2026-01-05\nteam: { Ann: {} }\nissues:\n  a: { owner: Ann, effort: 12d }\n' +
        '  b: { owner: Ann, effort: 1d, after: a }\nscope:\n  - { on: week 2 mon, drop: [b], why: w }\n',
    );
    expect((await forecastOf(later, 10)).scope.map(({ all }) => all.total)).toEqual([2, 1, 1]);
  });

  it('leave the totals also where their needs are never met', async () => {
    const stuck = planOf(
      'plan: Stuck\nstart: 2026-01-05\nteam: { Ann: {} }\nwindows: { lab: { every: sat, hours: 09:00-12:00 } }\n' +
        'issues:\n  a: { owner: Ann, effort: 1d, in: lab }\n  b: { owner: Ann, effort: 1d, after: a }\n' +
        '  c: { owner: Ann, effort: 8d }\nmilestones: { m: { after: c, target: week 2 fri } }\nscope:\n  - { on: week 2 mon, drop: [b], why: w }\n',
    );
    expect((await forecastOf(stuck, 10)).scope.map(({ all }) => all.total)).toEqual([3, 2]);
  });

  it('leave every date with the same classes', async () => {
    const { scope } = await forecastOf(plan, 10);
    expect(scope.map(({ classes }) => classes.map((each) => [each.class, each.total]))).toEqual([
      [
        ['P0', 2],
        ['P1', 1],
      ],
      [
        ['P0', 2],
        ['P1', 0],
      ],
      [
        ['P0', 2],
        ['P1', 0],
      ],
      [
        ['P0', 2],
        ['P1', 0],
      ],
    ]);
    expect(
      renderForecastMarkdown(await forecastOf(plan, 10), plan, { digest: '3f'.repeat(32), planArgument: 'p' }),
    ).toContain('| 2 of 2 | 2 of 2 | 0 of 0 |');
  });
});
