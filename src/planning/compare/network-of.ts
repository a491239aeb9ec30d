// The network of a plan, compiled once for each plan and thread: who asks for several plans asks for each of them more than once.
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';

const networks = new WeakMap<Plan, Network>();

export function networkOf(plan: Plan): Network {
  let network = networks.get(plan);
  if (network === undefined) networks.set(plan, (network = compile(plan)));
  return network;
}
