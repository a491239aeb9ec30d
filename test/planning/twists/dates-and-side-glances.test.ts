// Which date is meant, that its chains are those of the finish where it is the finish, and that a side glance sees what an analysis sees.
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/engine/network/compile.ts';
import { analyse } from '../../../src/planning/analysis.ts';
import { askedDate } from '../../../src/planning/asked-date.ts';
import { quickTornado } from '../../../src/planning/quick-tornado.ts';
import { forecastOf, planOf, SMALL } from '../../forecast/plans.ts';

const plan = planOf(SMALL);
const network = compile(plan);

describe('the date asked about', () => {
  it('is that of a gate, milestone, phase or issue by its id, or the end of the plan', () => {
    const kinds = [null, 'finish', 'ship', 'sold', 'build', 'test'].map((id) => {
      const date = askedDate(plan, network, id);
      return [date?.kind, date?.id, date === null || date.node < 0 ? null : network.nodeIds[date.node]];
    });
    expect(kinds).toEqual([
      ['finish', 'finish', null],
      ['finish', 'finish', null],
      ['gate', 'ship', 'ship'],
      ['milestone', 'sold', 'sold'],
      ['phase', 'build', 'build'],
      ['issue', 'test', 'test'],
    ]);
    expect(askedDate(plan, network, 'kettle')).toBeNull();
    expect(askedDate(plan, network, 'test')?.target).toBe(16 * 1440 + 17 * 60);
  });

  it('has the chains of the finish where it always is the finish', async () => {
    const ask = { plan, network, seed: '1', replications: 400, parts: ['influence' as const] };
    const [finish, sold] = [await analyse({ ...ask, about: null }), await analyse({ ...ask, about: 'sold' })];
    expect(sold.influence).toEqual(finish.influence);
    expect(sold.p80).toEqual(finish.p80);
    const { issues } = await forecastOf(plan, 400);
    const counted = finish.influence?.map(({ id, criticality, driving, ssi }) => ({ id, criticality, driving, ssi }));
    const told = issues.map(({ id, criticality, drivingChain, ssi }) => ({
      id,
      criticality,
      driving: drivingChain,
      ssi: expect.closeTo(ssi ?? Number.NaN, 9),
    }));
    expect(counted).toEqual(told);
  });

  it('leaves out what comes after it', async () => {
    // Ann heats first: the chain to the lid runs through her other work.
    const early = await analyse({ plan, seed: '1', replications: 300, about: 'lid', parts: ['influence', 'risks'] });
    expect(early.influence?.map(({ criticality }) => criticality)).toEqual([1, 1, 0]);
    const late = await analyse({ plan, seed: '1', replications: 300, about: 'sold', parts: ['influence', 'risks'] });
    expect(late.influence?.find(({ id }) => id === 'test')?.criticality).toBeGreaterThan(0.9);
  });
});

it('a side glance sees the bars of an analysis of as many futures, and nothing of what the plan does not have', async () => {
  const futures = 200;
  const { tornado } = await analyse({
    plan,
    seed: '1',
    replications: futures,
    about: null,
    parts: ['risks', 'people', 'issues'],
  });
  const bars = await quickTornado({
    plan,
    network,
    seed: '1',
    futures,
    drivers: [
      { kind: 'person', id: 'Ann' },
      { kind: 'risk', id: 'steam' },
      { kind: 'issue', id: 'heat' },
      { kind: 'person', id: 'Zoe' },
    ],
  });
  expect(bars).toEqual([
    tornado?.people.find(({ id }) => id === 'Ann')?.bar,
    tornado?.risks[0].bar,
    tornado?.issues.find(({ id }) => id === 'heat')?.likely,
    null,
  ]);
  expect(bars[0]?.around.value).toBeGreaterThan(0);
});
