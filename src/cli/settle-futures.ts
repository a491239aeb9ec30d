// Plans that are compared must meet the same futures. Plain draws go by name, so they do; points of a Sobol sequence go by dimension, and
// who reads which dimension is settled here, once for all variants of a document: as the plan as written has it.
import { sobolOrder } from '../engine/forecast/sobol-order.ts';
import { compile } from '../engine/network/compile.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanReading } from '../scenarios/read-plan.ts';
import { type Settled, settle } from './settle.ts';

/** The same, with the dimensions of its draws where they have any. */
export async function settleFutures(settled: Settled, reading: PlanReading): Promise<Settled> {
  if (settled.plan.simulation.sampling === undefined) return settled;
  const written = reading.written() ?? settled.plan;
  return { ...settled, plan: withDimensions(settled.plan, await sobolOrder(compile(written))) };
}

/** Another variant under the settings of one that is settled: both meet the same futures. */
export function settleLike(plan: Plan, settings: Parameters<typeof settle>[1], like: Settled): Settled {
  const settled = settle(plan, settings);
  const { sampling, dimensions } = like.plan.simulation;
  const { seed, replications } = settled.plan.simulation;
  if (sampling === undefined) return { ...settled, plan: { ...settled.plan, simulation: { seed, replications } } };
  const drawn = { ...settled.plan, simulation: { seed, replications, sampling } };
  return { ...settled, plan: dimensions === undefined ? drawn : withDimensions(drawn, dimensions) };
}

function withDimensions(plan: Plan, dimensions: readonly string[]): Plan {
  return { ...plan, simulation: { ...plan.simulation, dimensions } };
}
