// "Cannot" must be true: in no plan does the kernel bring anything earlier than the forward pass says it can come. The pass is made on
// likely lengths and held against the likely future, so the calendars, lags, windows and reviews of both must agree.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forwardPass } from '../../src/engine/feasibility/forward-pass.ts';
import { situationOf } from '../../src/engine/feasibility/situation.ts';
import { likelyLengths } from '../../src/engine/feasibility/work-left.ts';
import { enough, parameters } from '../laws/random-futures.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';

test('nothing of the likely future comes before its bound, and much of it at its bound', () => {
  let exact = 0;
  let looked = 0;
  const property = fc.property(arbitraryPlan, (plan) => {
    // What a policy drops or supports is no chance, but it is not known beforehand.
    const s = situationOf({ ...plan, policies: [] });
    const { minute } = forwardPass(s, { lengths: likelyLengths(s) });
    for (let node = 0; node < s.network.nodeCount; node++) {
      // Reworks and queued reviews are part of their gate here.
      if (node < s.network.issueCount && s.network.gateOfIssue[node] >= 0) continue;
      for (const event of [2 * node, 2 * node + 1]) {
        const happened = s.likely.eventMinute[event];
        if (happened < 0) continue;
        looked++;
        if (happened === minute[event]) exact++;
        expect(happened, `event ${event} of ${s.network.nodeIds[node]}`).toBeGreaterThanOrEqual(minute[event]);
      }
    }
  });
  fc.assert(property, parameters(500));
  expect(looked).toBeGreaterThan(enough(3_000));
  expect(exact / looked).toBeGreaterThan(0.5);
});
