// Conditions against a forecast: what holds, what the figure is, and that an unknown name is never a silent pass.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/engine/forecast/forecast.ts';
import { judge } from '../../src/engine/forecast/judge.ts';
import { resolveDay } from '../../src/engine/forecast/limit-day.ts';
import { parseCondition } from '../../src/plan/condition.ts';
import { forecastOf, planOf } from './plans.ts';

// Everything is certain: a ends Tue 18 Nov 17:00, b Thu 20 Nov 17:00.
const plan = planOf(`plan: Sure
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
team: { Ann: {} }
issues:
  "#1": { title: A, owner: Ann, effort: 2d, due: 2025-11-18 }
  b: { title: B, owner: Ann, effort: 2d, after: "#1" }
phases: { later: { title: Later } }
milestones:
  M: { title: M, after: b, target: week 1 fri }
  N: { title: N, after: b }
risks:
  rain: { title: Rain, probability: 100%, impact: { factor: 1 }, hits: all }`);
let result: Forecast;
beforeAll(async () => {
  result = await forecastOf(plan, 20);
});

const judged = (text: string) => {
  const parsed = parseCondition(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return judge(parsed.condition, result, plan);
};

describe('dates', () => {
  it.each([
    ['P80(M) <= 2025-11-20', true],
    ['P80(M) <= 2025-11-19', false],
    ['P80(M) < 2025-11-20', false],
    ['P80(M) < 2025-11-21', true],
    ['P80(M) >= 2025-11-20', true],
    ['P80(M) > 2025-11-20', false],
    ['P80(M) = 2025-11-20', true],
    ['P80(M) = 2025-11-21', false],
    ['P80(M) <= 2025-11-20 16:59', false],
    ['P80(M) <= 2025-11-20 17:00', true],
    ['P80(M) <= week 1 thu', true],
    ['P80(M) <= day 4', true],
    ['P80(M) <= day 3', false],
    ['P37(N) <= week 1 thu', true],
    ['P80("#1") = 2025-11-18', true],
    ['mean(finish) <= week 1 thu', true],
    ['likely(finish) = week 1 thu', true],
    ['P80(finish) <= 2025-11-22', true],
  ])('%s is %s', (text, holds) => {
    expect(judged(text)).toMatchObject({ holds });
  });

  it('shows the figure with its minute', () => {
    expect(judged('P80(M) <= 2025-11-20')).toMatchObject({ actual: '2025-11-20 17:00', value: 3 * 1440 + 1020 });
  });
});

describe('days', () => {
  const at = (text: string, days: 'working' | 'calendar' = 'working', holidays: string[] = []) => {
    const parsed = parseCondition(`P80(M) <= ${text}`);
    if ('error' in parsed || parsed.condition.value.kind !== 'date') throw new Error(text);
    return resolveDay(parsed.condition.value, { ...plan, days, calendar: { ...plan.calendar, holidays } });
  };
  const day = (number: number, end = 1020) => ({ begin: number * 1440, end: number * 1440 + end });

  it('are counted as the plan counts them, and end with their working hours', () => {
    expect(at('day 6')).toEqual(day(7));
    expect(at('day 2', 'working', ['2025-11-18'])).toEqual(day(2));
    expect(at('day 6', 'calendar')).toEqual(day(5));
    expect(at('week 2 sun')).toEqual(day(13));
    expect(at('2025-11-16')).toEqual(day(-1));
    expect(at('day 6 08:30')).toEqual({ begin: 7 * 1440 + 510, end: 7 * 1440 + 510 });
  });
});

describe('shares, ratios and spans', () => {
  it.each([
    ['chance(M) >= 100%', true],
    ['chance(M) > 100%', false],
    ['chance("#1") = 100%', true],
    ['chance(all) >= 99%', true],
    ['speedup() = 1.0', true],
    ['speedup() > 1', false],
    ['load(Ann) <= 100%', true],
    ['load(Ann) < 100%', false],
    ['criticality("#1") >= 100%', true],
    ['contention(Ann) = 0%', true],
    ['fired(rain) > 99%', true],
    ['contingency() = 0d', true],
    ['gap(M) = -1d', true],
    ['gap(M) <= -8h', true],
    ['gap(M) < -8h', false],
  ])('%s is %s', (text, holds) => {
    expect(judged(text)).toMatchObject({ holds });
  });
});

describe('names that mean nothing', () => {
  it.each([
    ['P80(MM) <= day 3', 'MM', 'M'],
    ['load(Anne) <= 100%', 'Anne', 'Ann'],
    ['criticality("#2") >= 1%', '#2', '#1'],
    ['fired(rains) <= 1%', 'rains', 'rain'],
  ])('%s names %s and suggests %s', (text, unknownName, suggestion) => {
    const answer = judged(text);
    expect(answer).toMatchObject({ unknownName });
    expect('suggestions' in answer && answer.suggestions).toContain(suggestion);
  });

  it('include things without a target when their chance is asked for', () => {
    expect(judged('chance(N) >= 1%')).toMatchObject({
      unknownName: 'N',
      message: '"N" has no target, so chance says nothing',
    });
    expect(judged('P80(later) <= day 9')).toMatchObject({ unknownName: 'later' });
    expect(judged('chance(finish) >= 1%')).toMatchObject({ unknownName: 'finish' });
    expect(judged('P80("finish") <= day 9')).toMatchObject({ unknownName: 'finish' });
  });
});

describe('a figure that is never reached', () => {
  it('fails every upper limit and passes lower ones', () => {
    const never = { ...result, finish: { ...result.finish, mean: null, contingencyMinutes: null } };
    const ask = (text: string) => {
      const parsed = parseCondition(text);
      return 'condition' in parsed ? judge(parsed.condition, never, plan) : null;
    };
    expect(ask('mean(finish) <= day 9999')).toMatchObject({ holds: false, actual: 'never' });
    expect(ask('mean(finish) >= day 9999')).toMatchObject({ holds: true });
    expect(ask('contingency() >= 0d')).toMatchObject({ holds: false, actual: 'unknown' });
  });
});
