// `--sampling sobol`, whole: variants meet the same futures, one future opened alone is the forecast's, what the intervals say fits
// how futures were drawn, and nothing changes for whoever does not ask.
import { describe, expect, it } from 'vitest';
import { settle } from '../../src/cli/settle.ts';
import { settleFutures, settleLike } from '../../src/cli/settle-futures.ts';
import { createDealer } from '../../src/engine/chance/deal.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { sectionedQuantile } from '../../src/engine/forecast/sections.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { forecastAnswer } from '../../src/reports/forecast-json.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const TEXT = `
plan: Points
start: 2026-01-05
team: { Ann: , Bob: }
issues:
  one: { owner: Ann, effort: 2-6d }
  two: { owner: Bob, effort: 1-9d, after: one }
  three: { owner: Ann, effort: 1-2d, after: one }
gates: { G: { after: [two, three], keepers: Ann, review: 1-4h, pass: 80%, target: week 4 fri } }
risks: { storm: { probability: 30%, hits: two, impact: { factor: 1.2-2 } } }
options:
  more: { changes: { issues: { zero: { owner: Bob, effort: 1-3d }, one: { owner: Ann, effort: 2-6d, after: zero } } } }
simulation: { replications: 1000, sampling: sobol }
`;
const reading = readPlan(TEXT, { name: 'points.yaml' });
const variant = reading.variant({ options: ['more'] });
const NO_FLAGS = { seed: undefined, replications: undefined, rule: undefined, bands: undefined };

function planOf({ plan, diagnostics }: typeof reading) {
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return plan;
}

function tapeByName(network: Network, replication: number): Map<string, number> {
  const tape = new Int32Array(network.slots.length);
  createDealer(network, '1').deal(replication, tape);
  return new Map(network.slots.map(({ name }, slot) => [name, tape[slot]]));
}

describe('a plan that says sampling: sobol', () => {
  it('gives all its variants the same futures, and new issues plain draws', async () => {
    const base = await settleFutures(settle(planOf(reading), NO_FLAGS), reading);
    const chosen = await settleFutures(settle(planOf(variant), NO_FLAGS), variant);
    const asClaimed = settleLike(planOf(variant), NO_FLAGS, base);
    expect(chosen.plan.simulation).toEqual(base.plan.simulation);
    expect(asClaimed.plan.simulation).toEqual(base.plan.simulation);
    const [before, after] = [tapeByName(compile(base.plan), 77), tapeByName(compile(chosen.plan), 77)];
    for (const [name, value] of before) expect(after.get(name)).toBe(value);
    const plainly = compile(settle(planOf(variant), { ...NO_FLAGS, sampling: 'plain' }).plan);
    expect(after.get('issue/zero/work')).toBe(tapeByName(plainly, 77).get('issue/zero/work'));
  });

  it('is drawn plainly with --sampling plain, byte for byte as if it had said nothing', async () => {
    const silent = planOf(readPlan(TEXT.replace(', sampling: sobol', ''), { name: 'points.yaml' }));
    const settled = await settleFutures(settle(planOf(reading), { ...NO_FLAGS, sampling: 'plain' }), reading);
    expect(settled.plan).toEqual(silent);
    expect(tapeByName(compile(settled.plan), 5)).toEqual(tapeByName(compile(silent), 5));
    expect(settleLike(planOf(variant), NO_FLAGS, settled).plan.simulation).toEqual(silent.simulation);
  });

  it('opens any replication alone as the forecast met it, and takes its intervals from the scramblings', async () => {
    const { plan, seed } = await settleFutures(settle(planOf(reading), NO_FLAGS), reading);
    const network = compile(plan);
    const result = await forecast({ plan, network, seed, replications: 1000 });
    const kernel = createKernel(network);
    const tape = new Int32Array(network.slots.length);
    for (const replication of [0, 19, 20, 999]) {
      createDealer(network, seed).deal(replication, tape);
      expect(kernel.simulate(tape).finishMinute).toBe(result.finishByReplication[replication]);
    }
    expect(result.sampling).toEqual({ kind: 'sobol', scramblings: 20 });
    expect(result.finish.p80).toEqual(sectionedQuantile(result.finishByReplication, 80));
    expect(result.milestones[0].p50).toEqual(sectionedQuantile(result.milestonesByReplication[0], 50));
    expect(forecastAnswer(result, plan)).toMatchObject({ sampling: 'sobol', scramblings: 20 });
  });

  it('of fewer futures is the beginning of the one of more', async () => {
    const { plan, seed } = await settleFutures(settle(planOf(reading), NO_FLAGS), reading);
    const network = compile(plan);
    const [few, more] = [
      await forecast({ plan, network, seed, replications: 333 }),
      await forecast({ plan, network, seed, replications: 500 }),
    ];
    expect(few.finishByReplication).toEqual(more.finishByReplication.slice(0, 333));
  });
});
