// The search over orders on the plans of the seeds: what it proposes can be written into the plan and then is true, it is never later than the
// plan, and it reaches the least finish that test/optimum proves for the same people.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { searchOrders } from '../../../src/planning/ordering/search-orders.ts';
import { readPlan } from '../../../src/scenarios/read-plan.ts';
import { likelyFinish } from '../../optimum/replay.ts';

const DAYS = 200;
const SCHEDULES = 200;

function variant(file: string, set: string[] | null, options: string[]): Plan {
  const { plan } = readPlan(readFileSync(`scenarios/${file}.yaml`, 'utf8'), { name: file }).variant({ set, options });
  if (plan === null) throw new Error(`${file} has no such variant`);
  return plan;
}

/** Finish as planned, and the least there is, by the people who are named; civil minutes. */
const PROVEN: [string, string[] | null, string[], number, number][] = [
  ['youtube-worker-5wk', null, ['companion'], 52_425, 51_255],
  ['youtube-worker-5wk', ['companion'], [], 57_180, 57_180],
  ['ytempire-week1-roles', null, [], 15_315, 14_010],
  ['source-8wk', null, [], 74_386, 74_386],
];

describe.each(PROVEN)('%s with set %j and options %j', (file, set, options, planned, least) => {
  const plan = variant(file, set, options);
  const ask = { schedules: SCHEDULES, seed: '1', most: 4 };
  const search = searchOrders(plan, ask);

  it('starts from the plan and comes to the least finish there is', () => {
    expect(search.start.likelyFinish).toBe(planned);
    expect(Math.min(planned, ...search.orders.map(({ likelyFinish: finish }) => finish ?? Infinity))).toBe(least);
    expect(search.schedules).toBeLessThanOrEqual(SCHEDULES);
  });

  it('proposes orders that keep in the plan what they promise, none later than the plan, best first', () => {
    const finishes = search.orders.map(({ order, dispatch, likelyFinish: promised }) => {
      expect(likelyFinish({ ...plan, order, dispatch }, DAYS)).toBe(promised);
      return promised ?? Infinity;
    });
    expect(finishes).toEqual(finishes.toSorted((a, b) => a - b));
    expect(Math.max(planned, ...finishes)).toBe(planned);
  });

  it('finds the same again', () => {
    expect(searchOrders(plan, ask)).toEqual(search);
  });
});

describe('the finish of one gate', () => {
  const plan = variant('source-8wk', null, []);

  it('can be what the search is for', () => {
    const gate = plan.gates[0].id;
    const { start, orders } = searchOrders(plan, { schedules: SCHEDULES, seed: '1', most: 2, of: gate });
    const whole = searchOrders(plan, { schedules: 1, seed: '1', most: 1 }).start;
    expect(start.likelyFinish).toBeLessThan(whole.likelyFinish ?? 0);
    for (const { likelyFinish: finish } of orders) expect(finish).toBeLessThanOrEqual(start.likelyFinish ?? 0);
  });

  it('must be one the plan has', () => {
    expect(() => searchOrders(plan, { schedules: 1, seed: '1', most: 1, of: 'nowhere' })).toThrow('nowhere');
  });
});
