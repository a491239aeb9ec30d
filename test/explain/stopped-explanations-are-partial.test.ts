// An explanation that was stopped at whatever point says so: nobody takes it for the answer of that plan and seed.
import { describe, expect, it } from 'vitest';
import { inProcess } from '../../src/engine/forecast/in-process.ts';
import type { Executor } from '../../src/engine/forecast/study.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { explain } from '../../src/planning/explain.ts';
import { planOf } from '../forecast/plans.ts';

/** Ann takes the long one of a worse class because the better one is not ready yet: a remedy to be tried. */
const HASTY = planOf(`
plan: Hasty
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
classes: [P0, P1]
team: { Ann: { role: Dev }, Bob: { role: Dev } }
issues:
  spade: { title: Spade, owner: Bob, effort: 2-6h, priority: P0 }
  dig: { title: Dig, owner: Ann, effort: 1d, after: spade, priority: P0 }
  rest: { title: Rest, owner: Ann, effort: 4-5d, priority: P1 }
`);

describe('an explanation', () => {
  it('is partial when it is stopped while remedies are tried, behind the analysis', async () => {
    let stopped = false;
    const executor: Executor = {
      ...inProcess,
      run(study, spec, order) {
        if (study.name === 'remedies') stopped = true;
        return inProcess.run(study, spec, order);
      },
    };
    const network = compile(HASTY);
    const about = { kind: 'finish' as const, id: 'finish' };
    const ask = { plan: HASTY, network, seed: '1', replications: 1000, about, options: [] };
    const whole = await explain({ ...ask, executor: inProcess, shouldStop: () => false });
    expect(whole.partial).toBe(false);
    const { partial, replications, inversions } = await explain({ ...ask, executor, shouldStop: () => stopped });
    expect(stopped).toBe(true);
    expect(inversions?.inversions[0]?.remedy?.proof?.futures).toBeLessThan(1000);
    expect({ partial, replications }).toEqual({ partial: true, replications: 1000 });
  });
});
