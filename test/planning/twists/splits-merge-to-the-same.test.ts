// An analysis depends on its futures alone: not on who ran which of them, nor on the order in which the parts came back.
import { expect, it } from 'vitest';
import { inProcess } from '../../../src/engine/forecast/in-process.ts';
import type { Executor } from '../../../src/engine/forecast/study.ts';
import { analyse } from '../../../src/planning/analysis.ts';
import type { AnalysisRequest } from '../../../src/planning/analysis-request.ts';
import { planOf, SMALL } from '../../forecast/plans.ts';

/** Deals blocks of futures to several runs of the study, each from its own copy of the spec; their parts come back copied, last first. */
const splitter = (runs: number, block: number): Executor => ({
  allocate: (bytes) => new ArrayBuffer(bytes),
  async run(study, spec, { replications }) {
    const open = await Promise.all(Array.from({ length: runs }, () => study.open(structuredClone(spec))));
    for (let from = 0, k = 0; from < replications; from += block, k++)
      open[(k * 7) % runs].run(from, Math.min(replications, from + block));
    const parts = open.map((run) => structuredClone(run.part())).toReversed();
    return { part: study.merge(parts), done: replications };
  },
});

const TEXT = `${SMALL}
deliveries: { metal: { title: Metal, due: week 1 wed, onTime: 70%, late: 1-3d } }
`.replace('lid: { title: Lid, owner: Ann', 'lid: { after: metal, title: Lid, owner: Ann');

it('says the same, bit for bit, in one run, in two and in seven', async () => {
  const plan = planOf(TEXT);
  const ask: AnalysisRequest = {
    plan,
    seed: '1',
    replications: 220,
    about: 'ship',
    parts: [
      'ledger',
      'chains',
      'merge-bias',
      'risks',
      'mitigations',
      'people',
      'issues',
      'influence',
      'information',
      'lateness',
    ],
    options: [{ id: 'calm', title: 'Calm', plan: { ...plan, risks: [] } }],
    stories: [
      { kind: 'issue', id: 'test' },
      { kind: 'person', id: 'Ann' },
    ],
    stepDown: 2,
    twistFutures: 60,
  };
  const whole = await analyse({ ...ask, executor: inProcess });
  expect(whole.tornado?.people.length).toBeGreaterThan(0);
  expect(whole.tornado?.steps.length).toBeGreaterThan(0);
  for (const executor of [splitter(2, 50), splitter(7, 13)]) expect(await analyse({ ...ask, executor })).toEqual(whole);
});

it('ended early it is the analysis of the futures seen, and says so', async () => {
  const plan = planOf(TEXT);
  const ask: AnalysisRequest = { plan, seed: '1', replications: 1000, about: null, parts: ['risks'] };
  const stopped = await analyse({ ...ask, shouldStop: () => true });
  const whole = await analyse({ ...ask, replications: stopped.replications });
  expect(stopped.replications).toBeLessThan(1000);
  expect({ ...stopped, partial: false }).toEqual(whole);
  expect(stopped.partial).toBe(true);
});
