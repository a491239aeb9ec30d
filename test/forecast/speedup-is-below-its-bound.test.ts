// Speedup compares like with like: after a data date the work that is left with the time that is left. And its bound is one:
// no future is faster than the most any schedule could reach.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpeedupTally } from '../../src/engine/forecast/speedup.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compileShort, tapeFor } from '../laws/kernel-outcome.ts';
import { enough, parameters } from '../laws/random-futures.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';
import { tapeOf } from '../oracle/arbitrary-tape.ts';
import { forecastOf, planOf } from './plans.ts';

const HEAD =
  'plan: Paper\nstart: 2025-11-17\nteam: { Ann: {}, Bob: {} }\ncalendar: { week: mon-fri, hours: [09:00-17:00] }\n';

describe('speedup', () => {
  it('counts nothing of what was done before the data date, neither as work nor as time', async () => {
    const { speedup } = await forecastOf(
      planOf(`${HEAD}issues:
  a: { title: A, owner: Ann, effort: 10d }
  b: { title: B, owner: Bob, effort: 10d }
  c: { title: C, owner: Ann, effort: 2d }
statusDate: 2025-11-28 17:00
progress:
  a: { started: 2025-11-17 09:00, finished: 2025-11-28 17:00 }
  b: { started: 2025-11-17 09:00, finished: 2025-11-28 17:00 }`),
      2,
    );
    expect([speedup.p50, speedup.bound]).toEqual([1, 1]);
  });

  it('counts what remains of work in progress', async () => {
    const { speedup } = await forecastOf(
      planOf(`${HEAD}issues:
  a: { title: A, owner: Ann, effort: 10d }
  b: { title: B, owner: Bob, effort: 4d }
statusDate: 2025-11-21 17:00
progress:
  a: { started: 2025-11-17 09:00, remaining: 2d }`),
      2,
    );
    // Two days and four, one after another, in four.
    expect(speedup.p50).toBe(1.5);
  });

  it('is not bounded by the date of work that was dropped', async () => {
    const { speedup } = await forecastOf(
      planOf(`${HEAD}issues:
  a: { title: A, owner: Ann, effort: 2d }
  b: { title: B, owner: Bob, effort: 2d, notBefore: 2026-03-02, optional: true }
scope: [ { on: 2025-11-18, drop: b } ]`),
      2,
    );
    expect([speedup.p50, speedup.bound]).toEqual([1, 1]);
  });

  it('stays below its bound in random futures', () => {
    let after = 0;
    const property = fc.property(arbitraryPlan, fc.nat(9_999), (plan, tape) => {
      const network = compileShort(plan);
      const values = tapeFor(network, tapeOf(plan, tape));
      const tally = new SpeedupTally(plan, network, 1, new ArrayBuffer(SpeedupTally.bytes(1)));
      tally.count(createKernel(network).simulate(values), values, 0);
      const { speedups, bounds } = tally.sorted(1);
      // Hundredths of a percent are rounding.
      expect(speedups[0]).toBeLessThanOrEqual(bounds[0] * 1.0001);
      if (network.hasDataDate && speedups[0] > 0) after++;
    });
    fc.assert(property, parameters(500));
    expect(after).toBeGreaterThan(enough(20));
  });
});
