// Names are names: with every id changed, alphabet turned round, the same tape gives the same rows.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { compileShort, tapeFor } from './kernel-outcome.ts';
import { holdsOnRandomFutures } from './random-futures.ts';

/** Every id of the plan, wherever it stands, becomes another; later ones sort first, and some look like numbers. */
function renamed(plan: Plan): Plan {
  const lists = [plan.people, plan.resources, plan.phases, plan.issues, plan.gates, plan.milestones, plan.risks];
  const names = new Map(
    lists.flat().map(({ id }, index) => [id, index % 3 === 0 ? `${900 - index}` : `z${900 - index}`]),
  );
  return JSON.parse(JSON.stringify(plan), (key, value: unknown) =>
    typeof value === 'string' && key !== 'kind' && key !== 'type' ? (names.get(value) ?? value) : value,
  ) as Plan;
}

test('renaming keeps the schedule', () => {
  holdsOnRandomFutures(1_000, (random, slotValue) => {
    // Priority classes are called P0, P1 as the people are; they are not ids.
    const plan = { ...random, classes: ['first', 'second', 'third'] };
    const network = compileShort(plan);
    const tape = tapeFor(network, slotValue);
    const trace = createKernel(network).simulate(tape);
    const rows = trace.rows.slice(0, 4 * trace.rowCount);
    const other = renamed(plan);
    expect(other.issues[0].id).not.toBe(plan.issues[0].id);
    const again = createKernel(compileShort(other)).simulate(tape);
    expect(Array.from(again.rows.subarray(0, 4 * again.rowCount))).toEqual(Array.from(rows));
  });
});
