// Exact expected makespans (Markov chains) of 480 networks with exponential durations under the parallel LFT policy: the z-scores
// of our means must look like a standard normal sample. A sampler or dispatch that is off by a per mille shows here.
import { expect } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { type Instance, planOfInstance, readInstances } from './psplib.ts';
import { readTable, testWithData } from './shared-data.ts';

const REPLICATIONS = 4000;
const MINUTES_PER_PERIOD = 1000;

function meanMakespan(instance: Instance): number {
  const plan = planOfInstance(instance, 'lft', (periods) => ({
    kind: 'exponential',
    mean: periods * MINUTES_PER_PERIOD,
  }));
  const network = compile(plan);
  const kernel = createKernel(network);
  const dealer = createDealer(network, instance.name);
  const tape = new Int32Array(network.slots.length);
  let sum = 0;
  for (let r = 0; r < REPLICATIONS; r++) {
    dealer.deal(r, tape);
    sum += kernel.simulate(tape).finishMinute;
  }
  return sum / REPLICATIONS / MINUTES_PER_PERIOD;
}

testWithData(
  'the 480 mean makespans under exponential durations scatter around the exact ones as chance demands',
  async () => {
    await chanceReady();
    const instances = readInstances(30);
    const rows = readTable('psplib/j30_exp_lft.csv');
    const scores = rows.map(({ instance, exact_mean, exact_sd }) => {
      const mean = meanMakespan(instances.get(instance)!);
      return (mean - Number(exact_mean)) / (Number(exact_sd) / Math.sqrt(REPLICATIONS));
    });
    const mean = scores.reduce((sum, z) => sum + z, 0) / scores.length;
    const variance = scores.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (scores.length - 1);
    const largest = Math.max(...scores.map(Math.abs));
    console.log(
      `exponential j30: ${scores.length} z-scores, mean ${mean.toFixed(3)}, variance ${variance.toFixed(3)}, largest ${largest.toFixed(2)}`,
    );
    expect(scores.length).toBe(480);
    expect(Math.abs(mean)).toBeLessThanOrEqual(0.14);
    expect(Math.abs(variance - 1)).toBeLessThanOrEqual(0.2);
  },
);
