// What issues hold from their start to the end of their work never adds up to more than there is, at any minute.
import { expect, test } from 'vitest';
import { runKernel } from './kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from './random-futures.ts';

test('the capacity of a resource is never exceeded', () => {
  let contended = 0;
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const { issues } = runKernel(plan, slotValue);
    for (const { id: resource, capacity } of plan.resources) {
      const holders = plan.issues.flatMap(({ id, uses }) => {
        const { start, workEnd } = issues.get(id)!;
        return start < 0
          ? []
          : uses.filter((use) => use.resource === resource).map(({ amount }) => ({ id, start, workEnd, amount }));
      });
      // The peak stands at a start: whoever has started there and not ended yet holds.
      for (const { start: at, id } of holders) {
        // What is recorded took what it took, whether it was there or not.
        if (plan.facts.some((fact) => fact.id === id)) continue;
        const held = holders.filter(({ start, workEnd }) => start <= at && (workEnd < 0 || workEnd > at));
        const total = held.reduce((sum, { amount }) => sum + amount, 0);
        expect(total).toBeLessThanOrEqual(capacity);
        if (total === capacity && holders.length > held.length) contended++;
      }
    }
  });
  expect(contended).toBeGreaterThan(enough(100));
});
