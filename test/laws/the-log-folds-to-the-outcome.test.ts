// Whoever reads only the log knows everything the kernel knew: folding it gives every start, finish, attempt and firing.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { foldLog } from '../../src/engine/log/evolve.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { instantOfMinute } from '../../src/plan/civil-date.ts';
import { compileShort, outcomeOfTrace, tapeFor } from './kernel-outcome.ts';
import { holdsOnRandomFutures } from './random-futures.ts';

test('the log folds to the outcome', () => {
  holdsOnRandomFutures(1_000, (plan, slotValue) => {
    const network = compileShort(plan);
    const trace = createKernel(network).simulate(tapeFor(network, slotValue));
    const outcome = outcomeOfTrace(network, trace, plan);
    const state = foldLog(plan, narrate(trace, network, plan));
    const at = (minute: number) => (minute < 0 ? null : instantOfMinute(plan.start, minute));
    expect(state.finished).toBe(true);
    expect(state.finish).toBe(at(trace.finishMinute));
    for (const [id, { ready, start, finish, performer }] of outcome.issues) {
      const issue = state.issues.get(id)!;
      expect([id, issue.ready, issue.start, issue.finish, issue.person]).toEqual([
        id,
        at(ready),
        at(start),
        at(finish),
        performer,
      ]);
      expect(issue.status === 'done').toBe(finish >= 0);
    }
    for (const [id, { start, finish, waived, attempts }] of outcome.gates) {
      const gate = state.gates.get(id)!;
      expect([gate.start, gate.finish]).toEqual([at(start), at(finish)]);
      if (finish >= 0) expect(gate.attempt).toBe(attempts);
      expect(gate.status === 'waived').toBe(waived && finish >= 0);
    }
    for (const { id } of plan.milestones)
      expect(state.milestones.get(id)!.reached).toBe(at(outcome.points.get(`milestone ${id}`)!));
    for (const { id } of plan.phases)
      expect(state.phases.get(id)!.finish).toBe(at(outcome.points.get(`phase-exit ${id}`)!));
    for (const [id, { occurred }] of state.risks) expect(occurred !== null, id).toBe(outcome.risks.has(id));
    for (const [id, { inUse }] of state.resources) if (outcome.complete) expect(inUse, id).toBe(0);
  });
});
