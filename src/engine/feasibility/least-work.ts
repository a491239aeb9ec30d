// The least a quantity can be: its lower limit where it has one, its P1 where it has none. `chanceReady()` must have settled.
import type { Estimate, Plan } from '../../plan/plan.ts';
import { exp } from '../chance/ready.ts';
import { placeShape } from '../chance/shape.ts';

/** Standard normal quantile of 0.01. */
const Z01 = -2.3263478740408408;

/** Whole minutes, rounded down: what is said to be impossible must be impossible. */
export function leastMinutes(estimate: Estimate, plan: Plan): number {
  return Math.max(0, Math.floor(leastValue(estimate, plan) + 1e-9));
}

function leastValue({ distribution, single }: Estimate, { spread }: Plan): number {
  switch (distribution.kind) {
    case 'fixed':
      return single && spread !== null ? distribution.value * exp(Z01 * spread.sdLog) : distribution.value;
    case 'triangular':
    case 'pert':
    case 'uniform':
      return distribution.min;
    case 'discrete':
      return Math.min(...distribution.values.filter((_, k) => distribution.weights[k] > 0));
    case 'empirical':
      return Math.min(...distribution.values);
    case 'histogram':
      return distribution.bins[0].from;
    default: {
      const { shape, offset, size } = placeShape(distribution);
      return offset + size * shape.quantile(0.01);
    }
  }
}
