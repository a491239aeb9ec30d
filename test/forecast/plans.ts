// Small plans of these tests, read by the real reader and forecast by the real engine.
import { type Forecast, forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

export function planOf(text: string): Plan {
  const { plan, diagnostics } = readPlan(text, { name: 'test.yaml' });
  if (!plan) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return plan;
}

export async function forecastOf(plan: Plan, replications = 1000, seed = '1'): Promise<Forecast> {
  return forecast({ plan, network: compile(plan), seed, replications });
}

/** Two people, a gate that can fail, a risk with a band, a milestone, velocity targets: a bit of everything. */
export const SMALL = `
plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
estimates: { ranges: limits }
team:
  Ann: { role: Backend }
  Bob: { role: QA, capacity: 50% }
phases:
  build: { title: Build, target: week 2 fri }
issues:
  heat: { title: Heating element, owner: Ann, effort: 2-4d, priority: P0, phase: build }
  lid: { title: Lid, owner: Ann, effort: 1-2d, priority: P1, phase: build }
  test: { title: Test run, owner: Bob, effort: 1-3d, after: [heat, lid], priority: P0, phase: build, due: week 3 wed }
gates:
  ship: { title: Ready to ship, after: { phase: build }, keepers: [Ann], review: 2-4h, pass: 80%, attempts: 2, rework: { effort: 1d, owner: Bob }, target: week 3 fri }
milestones:
  sold: { title: First kettle sold, after: ship, target: week 3 fri }
risks:
  steam: { title: Steam leaks, probability: 10-60%, impact: { factor: 1.5 }, hits: { ids: [heat] } }
velocity: [2, 1]
`;
