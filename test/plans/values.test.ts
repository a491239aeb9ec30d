// What values mean once they are read: the choices of the plan language, each pinned to its sentence.
import { describe, expect, test } from 'vitest';
import type { Issue, Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

/** A plan that starts on Thursday 2026-02-26, with lunch and a free Friday afternoon. */
function planOf(lines: string, frame = ''): Plan {
  const text = [
    'plan: Values',
    'start: 2026-02-26',
    frame || 'calendar: { hours: [09:00-12:00, 13:00-18:00], except: { fri: [08:00-12:00] }, holidays: [2026-03-02] }',
    'team: { Ann: { track: A }, Bob: { track: B } }',
    lines,
  ].join('\n');
  const { plan, diagnostics } = readPlan(text, { name: 'values.yaml' });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null) throw new Error(errors.map(({ message }) => message).join('\n'));
  return plan;
}
function issueOf(fields: string, frame = ''): Issue {
  return planOf(`issues: { one: { ${fields.includes('owner') ? '' : 'owner: Ann, '}${fields} } }`, frame).issues[0];
}

describe('durations', () => {
  test.each([
    ['15m', 15],
    ['4h', 240],
    ['1d', 480],
    ['1.5d', 720],
    ['1w', 4 * 480 + 240],
    ['0.001h', 0],
    ['0.5m', 1],
    ['0', 0],
    ['.5h', 30],
    ['2 d', 960],
  ])('%s is %i working minutes', (text, minutes) => {
    const { estimate } = issueOf(`effort: ${text}`);
    expect(estimate.distribution).toEqual({ kind: 'fixed', value: minutes });
    expect(estimate).toMatchObject({ likely: minutes, single: true });
  });

  test('on the clock a day has 24 hours and a week 7 days', () => {
    expect(issueOf('elapsed: 1.5d').estimate.likely).toBe(36 * 60);
    const { after } = planOf(
      'issues: { one: { owner: Ann, effort: 1-2d }, two: { owner: Bob, effort: 1d, after: [{ issue: one, lag: 1w, in: clock }] } }',
    ).issues[1];
    expect(after[0]).toMatchObject({ lagMinutes: 7 * 1440, lagIn: 'clock' });
  });

  test('the plan may say what a day and a week are worth', () => {
    const frame = 'calendar: { week: mon-sun, hours: 00:00-24:00, day: 6h }';
    expect(issueOf('effort: 1d', frame).estimate.likely).toBe(360);
    expect(issueOf('effort: 1w', frame).estimate.likely).toBe(7 * 360);
    expect(issueOf('effort: 1w', frame.replace('day: 6h', 'day: 6h, workWeek: 4d')).estimate.likely).toBe(4 * 360);
  });

  test('a lead is negative', () => {
    const { issues } = planOf(
      'issues: { one: { owner: Ann, effort: 1-2d }, two: { owner: Bob, effort: 1d, after: { issue: one, lag: -1.5h } } }',
    );
    expect(issues[1].after[0].lagMinutes).toBe(-90);
  });
});

describe('estimates', () => {
  const limits = 'estimates: { ranges: limits }';
  test.each([
    ['1-2d', '', { kind: 'lognormal', p10: 480, p90: 960 }, 720],
    ['4h-1d', '', { kind: 'lognormal', p10: 240, p90: 480 }, 360],
    ['1–2d', '', { kind: 'lognormal', p10: 480, p90: 960 }, 720],
    ['15-30m', '', { kind: 'lognormal', p10: 15, p90: 30 }, 23],
    ['1/2/4d', '', { kind: 'metalog', p10: 480, p50: 960, p90: 1920 }, 960],
    ['1-2d', limits, { kind: 'triangular', min: 480, mode: 720, max: 960 }, 720],
    ['1/2/4d', limits, { kind: 'pert', min: 480, mode: 960, max: 1920 }, 960],
    ['{ p10: 1d, p90: 5d }', '', { kind: 'lognormal', p10: 480, p90: 2400 }, null],
    ['{ p10: 1d, p50: 2d, p90: 5d }', limits, { kind: 'metalog', p10: 480, p50: 960, p90: 2400 }, 960],
    ['{ distribution: exponential, mean: 2d }', '', { kind: 'exponential', mean: 960 }, null],
  ])('%s (%s)', (text, frame, distribution, likely) => {
    const { estimate } = issueOf(`effort: ${text}`, frame);
    expect(estimate.distribution).toEqual(distribution);
    expect(estimate).toMatchObject({ likely, single: false });
  });

  test('three points are refused exactly where no rising metalog passes them', () => {
    // P10 = 1 and P90 = 9: the logarithm of the middle may lie between 0.16658 and 0.83342 of the way.
    const isRefused = (middle: number): boolean => {
      try {
        issueOf(`effort: 1000/${Math.round(middle * 1000)}/9000m`);
        return false;
      } catch {
        return true;
      }
    };
    const at = (share: number): number => 9 ** share;
    expect([0.165, 0.17, 0.5, 0.83, 0.835].map((share) => isRefused(at(share)))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  test('a factor has no unit and is no single value to be spread', () => {
    const { risks } = planOf(
      'issues: { one: { owner: Ann, effort: 1-2d } }\nrisks: { r: { probability: 10%, hits: all, impact: [{ factor: 1.4 }, { factor: 1.1-1.6 }, { factor: 1.1/1.2/1.6 }] } }',
    );
    expect(risks[0].impacts.map((impact) => 'by' in impact && impact.by)).toMatchObject([
      { distribution: { kind: 'fixed', value: 1.4 }, likely: 1.4, single: false },
      { distribution: { kind: 'lognormal', p10: 1.1, p90: 1.6 }, likely: 1.35 },
      { distribution: { kind: 'metalog', p10: 1.1, p50: 1.2, p90: 1.6 }, likely: 1.2 },
    ]);
  });
});

describe('dates', () => {
  test.each([
    // The end of the day's hours, or their beginning.
    ['due: 2026-02-26', '2026-02-26T18:00'],
    ['due: 2026-02-27', '2026-02-27T12:00'],
    ['notBefore: 2026-02-27', '2026-02-27T08:00'],
    ['due: 2026-02-27 14:30', '2026-02-27T14:30'],
    ['due: 2026-02-27T14:30', '2026-02-27T14:30'],
    // A day off has the hours of the working days.
    ['due: 2026-02-28', '2026-02-28T18:00'],
    ['notBefore: 2026-03-02', '2026-03-02T08:00'],
    // Week 1 is the week from Monday to Sunday that holds the start.
    ['due: week 1 fri', '2026-02-27T12:00'],
    ['due: week 2 Monday 9:15', '2026-03-02T09:15'],
    ['due: week 54 sun', '2027-03-07T18:00'],
    // Day n is the n-th working day: the weekend and the holiday do not count.
    ['due: day 1', '2026-02-26T18:00'],
    ['due: day 3', '2026-03-03T18:00'],
    ['due: day 3 10:00', '2026-03-03T10:00'],
    // Midnight has one name.
    ['due: 2026-02-28 24:00', '2026-03-01T00:00'],
    ['due: 2028-02-29', '2028-02-29T18:00'],
  ])('%s is %s', (field, instant) => {
    const { due, notBefore } = issueOf(`effort: 1-2d, ${field}`);
    expect(due ?? notBefore).toBe(instant);
  });

  test('with days: calendar, day n counts every day', () => {
    expect(issueOf('effort: 1-2d, due: day 3', 'days: calendar').due).toBe('2026-02-28T17:00');
  });
});

describe('people, pools and selections', () => {
  test('the units of a pool are anonymous people behind the named ones', () => {
    const { people, pools, issues } = planOf(
      'pools: { Backend: { units: 2, capacity: 90%, track: B } }\nissues: { one: { pool: Backend, effort: 1-2d } }',
    );
    expect(people.map(({ id }) => id)).toEqual(['Ann', 'Bob', 'Backend/1', 'Backend/2']);
    expect(people[3]).toMatchObject({ capacityPercent: 90, track: 'B' });
    expect(pools[0].members).toEqual(['Backend/1', 'Backend/2']);
    expect(issues[0].who).toEqual({ kind: 'anyOf', people: ['Backend/1', 'Backend/2'], pool: 'Backend' });
  });

  test('a selection needs all of its conditions, and all means every issue', () => {
    const { milestones } = planOf(
      [
        'issues:',
        '  a: { owner: Ann, effort: 1-2d, priority: P0 }',
        '  b: { owner: Bob, effort: 1-2d, priority: P0, optional: true }',
        '  c: { anyOf: [Ann, Bob], effort: 1-2d, priority: P1 }',
        'milestones:',
        '  m1: { when: { share: 90%, of: { priority: P0 } } }',
        '  m2: { when: { share: 90%, of: { priority: [P0, P1], track: B } } }',
        '  m3: { when: { share: 90%, of: all } }',
        '  m4: { when: { share: 0.5, of: { optional: false } } }',
        '  m5: { when: { share: 1, of: { track: [A, B] } } }',
      ].join('\n'),
    );
    expect(milestones.map(({ share }) => share?.issues)).toEqual([
      ['a', 'b'],
      ['b'],
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(milestones[3].share?.share).toBe(0.5);
  });

  test('whoever is external is a keeper without being listed twice', () => {
    const { gates } = planOf(
      'issues: { a: { owner: Ann, effort: 1-2d } }\ngates: { G: { after: a, keepers: [Ann, Board], external: [Board, Customer] } }',
    );
    expect(gates[0]).toMatchObject({ keepers: ['Ann'], external: ['Board', 'Customer'] });
  });
});

describe('risks', () => {
  const risk = (mitigation: string): Plan =>
    planOf(
      [
        'issues: { a: { owner: Ann, effort: 1-2d }, b: { owner: Bob, effort: 1-2d } }',
        `risks: { r: { probability: 10-30%, hits: all, impact: 1-2d, mitigation: { ${mitigation} } } }`,
      ].join('\n'),
    );

  test('a mitigation written inside its risk becomes an issue, which the risk does not hit', () => {
    const { issues, risks } = risk('issue: { owner: Bob, effort: 1d }, probability: 5%');
    expect(issues.map(({ id, mitigates }) => [id, mitigates])).toEqual([
      ['a', null],
      ['b', null],
      ['mitigate/r', 'r'],
    ]);
    expect(risks[0]).toMatchObject({ probability: { low: 0.1, high: 0.3 }, hits: ['a', 'b'] });
    expect(risks[0].mitigation).toMatchObject({ issue: 'mitigate/r', probability: { low: 0.05, high: 0.05 } });
    expect(risks[0].mitigation?.impacts).toEqual(risks[0].impacts);
  });

  test('an issue of the plan may be the mitigation', () => {
    const { issues, risks } = risk('issue: b, impact: { factor: 1.1 }');
    expect(issues[1].mitigates).toBe('r');
    expect(risks[0].hits).toEqual(['a']);
    expect(risks[0].mitigation?.probability).toEqual(risks[0].probability);
  });

  test('a mitigation that is switched off leaves no trace', () => {
    const { issues, risks } = risk('active: false, issue: { owner: Bob, effort: 1d }, probability: 5%');
    expect(issues).toHaveLength(2);
    expect(risks[0].mitigation).toBeNull();
  });
});
