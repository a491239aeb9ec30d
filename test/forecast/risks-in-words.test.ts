// Risks that stand for many are told as the document calls them, and those no entry names by what they are about.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Forecast } from '../../src/engine/forecast/forecast.ts';
import { drivers } from '../../src/reports/forecast-drivers.ts';
import { forecastOf, planOf } from './plans.ts';

const plan = planOf(`plan: Blocked
start: 2025-11-17
team: { Ann: {} }
issues:
  a: { title: Alpha, owner: Ann, effort: 1d, after: keys, rework: { chance: 90%, effort: 2d } }
  b: { title: Beta, owner: Ann, effort: 1d, after: a, rework: { chance: 90%, effort: 2d } }
deliveries:
  keys: { title: API keys, due: 2025-11-17, onTime: 10%, late: 3d }
  spare: { title: Spare, due: 2025-11-17, onTime: 10%, late: 1h }
milestones: { done: { after: [b, spare] } }
risks:
  O1: { title: Team dependencies, probability: 90%, each: true, impact: { effort: 3d }, hits: all }
  O2: { title: Weather, probability: 90%, impact: { effort: 2d }, hits: [a] }
`);
let result: Forecast;
beforeAll(async () => {
  result = await forecastOf(plan, 200);
});

describe('risks', () => {
  it('of one entry have its title', () => {
    expect(result.families.map(({ id, title }) => [id, title])).toEqual([
      ['O1', 'Team dependencies'],
      ['late', 'late deliveries'],
      ['rework', 'rework'],
    ]);
  });

  it('that drive the finish say what they are about', () => {
    const names = drivers(result, plan).map(({ name }) => name);
    expect(names).toContain('risk: Team dependencies');
    expect(names).toContain('late: API keys');
    expect(names).toContain('rework of a');
    expect(names.filter((name) => /^risk: (late|rework|O1)|Spare/.test(name))).toEqual([]);
  });
});
