// Futures as a forecast deals them: random small plans whose estimates and risks are uncertain, and one replication opened alone.
import { createDealer } from '../../src/engine/chance/deal.ts';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import type { Trace } from '../../src/engine/kernel/trace.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import type { Network } from '../../src/engine/network/network.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { compileShort } from './kernel-outcome.ts';

/** The plan with a spread on every single value, so that every estimate is drawn. */
export const uncertain = (plan: Plan, by: 'plan' | 'person'): Plan => ({
  ...plan,
  spread: { sdLog: 0.5, shared: 0.3, by },
});

export interface Opened {
  network: Network;
  tape: Int32Array;
  trace: Trace;
}

/** One replication, from nothing but plan, seed and number. Await chanceReady() before. */
export function openAlone(plan: Plan, seed: string, replication: number): Opened {
  const network = compileShort(plan);
  const tape = new Int32Array(network.slots.length);
  createDealer(network, seed).deal(replication, tape);
  return { network, tape, trace: createKernel(network).simulate(tape) };
}

/** The log of one replication as text. */
export function logOf(plan: Plan, seed: string, replication: number): string {
  const { network, trace } = openAlone(plan, seed, replication);
  return narrate(trace, network, plan)
    .map((event) => JSON.stringify(event))
    .join('\n');
}
