// "Cannot" must be true: in no future does the kernel bring anything earlier than the forward pass says it can come. The pass is made on
// likely lengths and held against the likely future, so the calendars, lags, windows and reviews of both must agree; and on least
// lengths against dealt futures, with all that luck and policies do to shorten work.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { forwardPass, type Pass } from '../../src/engine/feasibility/forward-pass.ts';
import { type Situation, situationOf } from '../../src/engine/feasibility/situation.ts';
import { leastLengths, likelyLengths } from '../../src/engine/feasibility/work-left.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Trace } from '../../src/engine/kernel/trace.ts';
import type { Estimate, Plan } from '../../src/plan/plan.ts';
import { enough, parameters } from '../laws/random-futures.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';

await chanceReady();

/** Holds every event of a future against its bound; tells of how many it knew, and how many came at their bound. */
function hold({ network }: Situation, { minute }: Pass, { eventMinute }: Trace): { looked: number; exact: number } {
  let [looked, exact] = [0, 0];
  for (let node = 0; node < network.nodeCount; node++) {
    // Reworks and queued reviews are part of their gate here.
    if (node < network.issueCount && network.gateOfIssue[node] >= 0) continue;
    for (const event of [2 * node, 2 * node + 1]) {
      const happened = eventMinute[event];
      if (happened < 0) continue;
      looked++;
      if (happened === minute[event]) exact++;
      expect(happened, `event ${event} of ${network.nodeIds[node]}`).toBeGreaterThanOrEqual(minute[event]);
    }
  }
  return { looked, exact };
}

test('nothing of the likely future comes before its bound, and much of it at its bound', () => {
  let exact = 0;
  let looked = 0;
  const property = fc.property(arbitraryPlan, (plan) => {
    // What a policy drops or supports is no chance, but it is not known beforehand.
    const s = situationOf({ ...plan, policies: [] });
    const held = hold(s, forwardPass(s, { lengths: likelyLengths(s) }), s.likely);
    looked += held.looked;
    exact += held.exact;
  });
  fc.assert(property, parameters(500));
  expect(looked).toBeGreaterThan(enough(3_000));
  expect(exact / looked).toBeGreaterThan(0.5);
});

/** Half to twice what it was: limits on both sides, so that the least is no matter of percentiles. */
const around = (estimate: Estimate): Estimate => {
  const { likely } = estimate;
  return likely === null || likely === 0
    ? estimate
    : { ...estimate, distribution: { kind: 'uniform', min: likely / 2, max: 2 * likely }, single: false };
};

const uncertain = (plan: Plan): Plan => ({
  ...plan,
  issues: plan.issues.map((issue) => ({ ...issue, estimate: around(issue.estimate) })),
  gates: plan.gates.map((gate) => ({ ...gate, review: gate.review === null ? null : around(gate.review) })),
  // Good luck as well as bad.
  risks: plan.risks.map((risk) => ({
    ...risk,
    impacts: risk.impacts.map((impact) =>
      impact.kind === 'factor'
        ? { ...impact, by: { ...impact.by, distribution: { kind: 'uniform' as const, min: 0.4, max: 1.5 } } }
        : impact,
    ),
  })),
});

test('nothing of any dealt future comes before its least bound, whatever luck and policies shorten', () => {
  let exact = 0;
  let looked = 0;
  let policies = 0;
  const property = fc.property(arbitraryPlan, fc.nat(9_999), (drawn, replication) => {
    const plan = uncertain(drawn);
    const s = situationOf(plan);
    const tape = new Int32Array(s.network.slots.length);
    createDealer(s.network, 'bound').deal(replication, tape);
    const future = createKernel(s.network).simulate(tape);
    const held = hold(s, forwardPass(s, { lengths: leastLengths(s), atBest: true }), future);
    looked += held.looked;
    exact += held.exact;
    if (plan.policies.length > 0) policies++;
  });
  fc.assert(property, parameters(500));
  expect(looked).toBeGreaterThan(enough(3_000));
  expect(exact).toBeGreaterThan(enough(300));
  expect(policies).toBeGreaterThan(enough(30));
});
