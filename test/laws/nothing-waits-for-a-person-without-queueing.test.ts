// A person without queueing is as many as the plan could use, each at the speed of the one.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { ROW, ROW_SIZE } from '../../src/engine/kernel/trace.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { withoutQueueing } from '../../src/engine/network/without-queueing.ts';
import { after, issue, person, plan } from '../oracle/small-plan.ts';
import { compileShort } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

const likely = (network: Network): Int32Array => Int32Array.from(network.slots, (slot) => slot.likely);

test('two pieces of work of one person take as long as the longer one, each at their own speed', () => {
  const small = plan(
    [
      issue('Long', 'Ann', 120),
      issue('Short', 'Ann', 60),
      issue('Last', 'Ann', 30, { after: [after('Long'), after('Short')] }),
      issue('Other', 'Bob', 60, { after: [after('Short')] }),
    ],
    { people: [person('Ann', { efficiencyPercent: 50 }), person('Bob')] },
  );
  const network = compileShort(small);
  const finishes = (of: Network): number[] => {
    const { eventMinute } = createKernel(of).simulate(likely(of));
    return [0, 1, 2, 3].map((i) => eventMinute[2 * i + 1]);
  };
  // At half speed 120 minutes take 240: Monday 09:00 is minute 540.
  expect(finishes(network)).toEqual([780, 900, 960, 960]);
  expect(finishes(withoutQueueing(network, [0]))).toEqual([780, 660, 840, 720]);
});

test('on random plans nobody without queueing is ever the cause of a start, and what needs nothing else starts when it is ready', () => {
  let atOnce = 0;
  holdsOnRandomFutures(1_000, (given, slotValue) => {
    const base = compileShort(given);
    const network = withoutQueueing(
      base,
      given.people.map((_, p) => p),
    );
    const tape = Int32Array.from(base.slots, ({ name }) => slotValue(name));
    const { rows, rowCount, performer, readyMinute } = createKernel(network).simulate(tape);
    const plain = given.windows.length + given.quotas.length + given.resources.length + given.risks.length === 0;
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE) {
      const [minute, kind, i, object] = rows.subarray(at, at + ROW_SIZE);
      // The work that filled all hands: there is none. A review still occupies its keeper.
      if (kind === ROW.causePerson) expect(object).toBeGreaterThanOrEqual(network.nodeCount);
      if (kind !== ROW.issueStarted || !plain || given.statusDate !== null || given.gates.length > 0) continue;
      if (given.policies.length > 0 || performer[i] < 0 || network.workKind[i] === 2) continue;
      const profile = network.profiles[network.profileOfPerson[performer[i]]];
      expect(profile.minutesAt(minute)).toBe(profile.minutesAt(readyMinute[i]));
      atOnce++;
    }
  });
  expect(atOnce).toBeGreaterThan(enough(50));
});
