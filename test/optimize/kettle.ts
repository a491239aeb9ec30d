// A plan small enough to search whole: three people who can do each other's work in part, a pool, classes, a gate and a milestone.
import { planOf } from '../forecast/plans.ts';

export const KETTLE_TEXT = `plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
estimates: { ranges: limits }
classes: [P0, P1]
team:
  Ann: { role: Backend }
  Bob: { role: Backend, capacity: 80% }
pools:
  Crew: { units: 2 }
phases:
  build: { title: Build, target: week 2 fri }
  rest: { title: The rest }
issues:
  heat: { title: Heating element, owner: Ann, effort: 2-4d, priority: P0, phase: build }
  lid: { title: Lid, owner: Ann, effort: 1-2d, priority: P1, phase: build }
  paint: { title: Paint, owner: Ann, effort: 2-3d, priority: P1, phase: build }
  box: { title: Box, anyOf: Crew, effort: 1-2d, phase: rest }
  test: { title: Test run, owner: Bob, effort: 1-3d, after: [heat, lid], priority: P0, phase: build, due: week 2 wed }
gates:
  ship: { title: Ready to ship, after: { phase: build }, keepers: [Ann], review: 2-4h, target: week 3 fri }
milestones:
  sold: { title: First kettle sold, after: ship, target: week 3 fri }
risks:
  steam: { title: Steam leaks, probability: 40%, impact: { factor: 1.5 }, hits: { ids: [heat] } }
`;

export const KETTLE = planOf(KETTLE_TEXT);
