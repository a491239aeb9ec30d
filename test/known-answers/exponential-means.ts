// A process of its own: mean makespans of all j30 instances under exponential durations, one JSON object on standard output.
// Apart from the tests because a test runner's module wrappers make this hot loop several times slower.
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { type Instance, planOfInstance, readInstances } from './psplib.ts';

const MINUTES_PER_PERIOD = 1000;

/** Mean makespan in periods; the seed is the instance's name. */
function meanMakespan(instance: Instance, replications: number): number {
  const plan = planOfInstance(instance, 'lft', (periods) => ({
    kind: 'exponential',
    mean: periods * MINUTES_PER_PERIOD,
  }));
  const network = compile(plan);
  const kernel = createKernel(network);
  const dealer = createDealer(network, instance.name);
  const tape = new Int32Array(network.slots.length);
  let sum = 0;
  for (let r = 0; r < replications; r++) {
    dealer.deal(r, tape);
    sum += kernel.simulate(tape).finishMinute;
  }
  return sum / replications / MINUTES_PER_PERIOD;
}

await chanceReady();
const replications = Number(process.argv[2]);
const means = [...readInstances(30)].map(([name, instance]) => [name, meanMakespan(instance, replications)]);
process.stdout.write(JSON.stringify(Object.fromEntries(means)));
