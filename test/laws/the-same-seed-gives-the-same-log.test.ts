// Same plan, same seed, same replication: the same log to the last byte, whatever the kernel simulated before.
import { beforeAll, expect, test } from 'vitest';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { logOf, openAlone, uncertain } from './dealt-futures.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

beforeAll(chanceReady);

test('the same seed gives the same log', () => {
  let different = 0;
  holdsOnRandomFutures(1_000, (random, _, number) => {
    const plan = uncertain(random, 'person');
    const seed = `seed ${number}`;
    const { network, tape } = openAlone(plan, seed, number);
    const other = openAlone(plan, seed, number + 1).tape;
    // A kernel that has seen other futures tells this one as a fresh kernel does.
    const kernel = createKernel(network);
    kernel.simulate(other);
    kernel.simulate(tape);
    kernel.simulate(other);
    const again = narrate(kernel.simulate(tape), network, plan).map((event) => JSON.stringify(event));
    expect(again.join('\n')).toBe(logOf(JSON.parse(JSON.stringify(plan)), seed, number));
    if (tape.some((value, slot) => value !== other[slot])) different++;
  });
  expect(different).toBeGreaterThan(enough(900));
});
