// One small plan with a bit of everything, and its explanations, each made once.
import { inProcess } from '../../src/engine/forecast/in-process.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { explain } from '../../src/planning/explain.ts';
import type { Explanation, WhatAsked } from '../../src/planning/explanation.ts';
import { planOf } from '../forecast/plans.ts';

/** Two people, a gate that fails, risks of every kind with a mitigation, a delivery, and titles that try things. */
export const KETTLE = planOf(`
plan: "Kettle \\u001b[2J\\u202e茶"
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
estimates: { ranges: limits }
classes: [P0, P1]
meetings: [{ name: Stand-up, every: workday, at: 09:00, takes: 15m, who: all }]
team:
  Ann: { role: Backend }
  Bob: { role: QA, capacity: 50% }
deliveries:
  copper: { title: Copper sheet, due: week 1 wed 12:00, onTime: 60%, late: 1-3d }
phases:
  build: { title: Build, target: week 2 fri }
issues:
  heat: { title: "発熱体 👩‍🔧 heating", owner: Ann, effort: 2-4d, priority: P0, phase: build, after: [{ delivery: copper }] }
  lid: { title: "L\\u001b[31mid\\u202e|x", owner: Ann, effort: 1-2d, priority: P1, phase: build }
  paint: { title: Paint, owner: Ann, effort: 2-3d, priority: P1, phase: build }
  seal: { title: Better seal, owner: Bob, effort: 0.5d, priority: P1 }
  test: { title: Test run, owner: Bob, effort: 1-3d, after: [heat, lid], priority: P0, phase: build, due: week 3 wed }
gates:
  ship: { title: Ready to ship, after: { phase: build }, keepers: [Ann], review: 2-4h, pass: 80%, attempts: 2, rework: { effort: 1d, owner: Bob }, target: week 3 fri }
milestones:
  sold: { title: First kettle sold, after: ship, target: week 3 fri }
risks:
  steam: { title: Steam leaks, probability: 10-60%, impact: { factor: 1.5 }, hits: { ids: [heat] }, mitigation: { issue: seal, probability: 5% } }
  ill: { title: Ann ill, probability: 30%, impact: { absence: 1-3d, of: Ann }, window: { from: 2025-11-18, to: 2025-11-26 } }
  leaks: { title: Leaks, probability: 20%, impact: { delay: 4h-1d }, hits: { phase: build }, each: true }
`);

const made = new Map<string, Promise<Explanation>>();

/** Of 200 futures. */
export function explanationOf(about: WhatAsked): Promise<Explanation> {
  const key = `${about.kind}:${about.id}`;
  const network = compile(KETTLE);
  const known =
    made.get(key) ??
    explain({ plan: KETTLE, network, seed: '1', replications: 200, about, executor: inProcess, options: [] });
  made.set(key, known);
  return known;
}
