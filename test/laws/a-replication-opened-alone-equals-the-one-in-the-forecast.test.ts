// "Show me run 4,127": dealt and simulated alone it is the very future that the forecast counted.

import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { NEVER } from '../../src/engine/forecast/quantiles.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';
import { openAlone, uncertain } from './dealt-futures.ts';
import { compileShort } from './kernel-outcome.ts';
import { parameters } from './random-futures.ts';

beforeAll(chanceReady);

test('a replication opened alone equals the one in the forecast', async () => {
  const replications = 6;
  const property = fc.asyncProperty(arbitraryPlan, fc.nat(replications - 1), async (random, replication) => {
    const plan = uncertain(random, 'plan');
    const { finishByReplication } = await forecast({ plan, network: compileShort(plan), seed: 'alone', replications });
    const { finishMinute } = openAlone(plan, 'alone', replication).trace;
    expect(finishByReplication[replication]).toBe(finishMinute < 0 ? NEVER : finishMinute);
  });
  await fc.assert(property, parameters(1_000));
});
