// Law: on random plans with everything in them, no story loses or invents a minute, and what has a cause is never charged to nothing.
import { expect, test } from 'vitest';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { RECORDED_NOTHING } from '../../../src/engine/network/network.ts';
import { GATE, GateObserver } from '../../../src/planning/stories/gate-observer.ts';
import { causeKeys, WAIT } from '../../../src/planning/stories/issue-causes.ts';
import { IssueObserver, LENGTH, WHOLE } from '../../../src/planning/stories/issue-observer.ts';
import { PERSON, PersonObserver } from '../../../src/planning/stories/person-observer.ts';
import { RiskObserver } from '../../../src/planning/stories/risk-observer.ts';
import { type SpellCounts, totalOf } from '../../../src/planning/stories/spell-tally.ts';
import { compileShort } from '../../laws/kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from '../../laws/random-futures.ts';

const sumOf = (counts: SpellCounts, keys: readonly number[] = [...counts.keys()]): number =>
  keys.reduce((sum, key) => sum + totalOf(counts.get(key)), 0);

test('random futures are told to the minute', async () => {
  await chanceReady();
  let waited = 0;
  let unexplained = 0;
  let idle = 0;
  let reviewed = 0;
  holdsOnRandomFutures(150, (plan, slotValue) => {
    const network = compileShort(plan);
    const tape = Int32Array.from(network.slots, ({ name }) => slotValue(name));
    const trace = createKernel(network).simulate(tape);
    const keys = causeKeys(network);
    plan.issues.forEach(({ id }, i) => {
      const observer = new IssueObserver(network, i);
      observer.count(trace, tape, 0);
      const { whole, waits, life, length, counted } = observer.part();
      expect(sumOf(waits), id).toBe(sumOf(whole, [WHOLE.readyToStart]));
      expect(sumOf(life), id).toBe(sumOf(whole, [WHOLE.startToDone]));
      const drawn = [...length.keys()].filter((key) => key !== LENGTH.capacity);
      if (counted > 0) expect(network.likelyWork[i] + sumOf(length, drawn), id).toBe(trace.workMinutes[i]);
      // Who is kept for what stands before it in a list has no cause of its own: nobody took it yet.
      if (counted === 0 || network.recorded[i] !== RECORDED_NOTHING || network.byList) return;
      waited += sumOf(waits);
      unexplained += sumOf(waits, [keys.key(WAIT.other, -1)]);
    });
    plan.people.forEach(({ id }, p) => {
      const observer = new PersonObserver(plan, network, p);
      observer.count(trace);
      const { whole, idle: reasons, reviewsOf, absences } = observer.part();
      const part = (key: number): number => sumOf(whole, [key]);
      expect(part(PERSON.work) + part(PERSON.review) + part(PERSON.absent) + part(PERSON.idle), id).toBe(
        part(PERSON.available),
      );
      expect(sumOf(reasons)).toBe(part(PERSON.idle));
      expect(sumOf(reviewsOf)).toBe(part(PERSON.review));
      expect(sumOf(absences)).toBe(part(PERSON.absent));
      idle += part(PERSON.idle);
    });
    plan.gates.forEach(({ id }, g) => {
      const observer = new GateObserver(network, network.issueCount + g);
      observer.count(trace, tape, 0);
      const { spells } = observer.part();
      const parts = [GATE.begin, GATE.first, GATE.rework, GATE.later, GATE.held];
      expect(sumOf(spells, parts), id).toBe(sumOf(spells, [GATE.metToOpen]));
      reviewed += sumOf(spells, [GATE.first]);
    });
    plan.risks.forEach(({ id, title, owner }, r) => {
      const mitigation = network.mitigationOfRisk[r];
      const subject = { kind: 'risk' as const, id, title, owner, risks: [r], mitigation, delivery: -1 };
      const observer = new RiskObserver(plan, network, subject);
      observer.count(trace, tape, 0);
      const { inherent, residual, tight, hit } = observer.part();
      const hits = hit.reduce((sum, count) => sum + count, 0);
      // What hits a person may find no issue in hand.
      if (inherent + residual > 0) expect(trace.riskHits[r], id).toBeGreaterThan(0);
      expect(hits > 0, id).toBe(inherent + residual > 0);
      expect(tight).toBeLessThanOrEqual(trace.riskState[r] > 0 ? 1 : 0);
    });
  });
  expect(waited).toBeGreaterThan(enough(1_000));
  expect(unexplained).toBeLessThan(waited / 50);
  expect(idle).toBeGreaterThan(enough(1_000));
  expect(reviewed).toBeGreaterThan(enough(100));
});
