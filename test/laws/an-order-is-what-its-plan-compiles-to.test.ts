// A search changes the order of dispatch in the network, a plan states it as `order`: both must mean the same future, event for event, and a
// kernel that is given another order must forget the one before. Of a list: nothing overtakes what could not wait behind it.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { withOrder } from '../../src/engine/network/with-order.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { compileShort } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

/** Some issues of the plan in an order that hangs on the number of the tape. */
function someOrder({ issues }: Plan, tape: number): number[] {
  const all = issues.map((_, i) => i).sort((a, b) => ((7 * a + tape) % 11) - ((7 * b + tape) % 11) || a - b);
  return all.slice(0, 1 + (tape % all.length));
}

const placesOf = ({ rankOfIssue, takeUpRank, issueAtRank }: Network) => ({ rankOfIssue, takeUpRank, issueAtRank });

test('a network with another order is what the plan with that order compiles to', () => {
  let stated = 0;
  holdsOnRandomFutures(600, (plan, _, tape) => {
    const first = someOrder(plan, tape);
    const ids = first.map((i) => plan.issues[i].id);
    const order = [...ids, ...(plan.order ?? []).filter((id) => !ids.includes(id))];
    if (plan.order !== undefined) stated++;
    expect(placesOf(withOrder(compileShort(plan), first))).toEqual(placesOf(compileShort({ ...plan, order })));
  });
  expect(stated).toBeGreaterThan(enough(50));
});

test('a kernel with another order gives the futures of a kernel made for it', () => {
  let moved = 0;
  holdsOnRandomFutures(600, (plan, slotValue, tape) => {
    const network = compileShort(plan);
    const values = Int32Array.from(network.slots, ({ name }) => slotValue(name));
    const rowsOf = (kernel: ReturnType<typeof createKernel>): number[] => {
      const { rows, rowCount } = kernel.simulate(values);
      return Array.from(rows.subarray(0, 4 * rowCount));
    };
    const kernel = createKernel(withOrder(network, []));
    const before = rowsOf(kernel);
    kernel.reorder(someOrder(plan, tape));
    const after = rowsOf(kernel);
    expect(after).toEqual(rowsOf(createKernel(withOrder(network, someOrder(plan, tape)))));
    if (after.join() !== before.join()) moved++;
    kernel.reorder([]);
    expect(rowsOf(kernel)).toEqual(before);
  });
  expect(moved).toBeGreaterThan(enough(50));
});

test('in a list every issue stands behind what its start needs, whatever was asked', () => {
  let mended = 0;
  holdsOnRandomFutures(600, (plan, _, tape) => {
    const asked = someOrder(plan, tape);
    const network = withOrder(compileShort({ ...plan, dispatch: 'list' }), asked);
    const { rankOfIssue, plannedIssueCount, outFrom, outTo } = network;
    for (let e = 0; e < outTo.length; e++) {
      const [a, b] = [outFrom[e] >> 1, outTo[e] >> 1];
      if (a >= plannedIssueCount || b >= plannedIssueCount || (outTo[e] & 1) === 1) continue;
      expect(rankOfIssue[a], `${network.nodeIds[a]} before ${network.nodeIds[b]}`).toBeLessThan(rankOfIssue[b]);
    }
    if (asked.some((i, k) => k > 0 && rankOfIssue[asked[k - 1]] > rankOfIssue[i])) mended++;
  });
  expect(mended).toBeGreaterThan(enough(50));
});
