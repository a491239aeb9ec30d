// Indices of the network back into ids of the plan.
import type { Plan } from '../../plan/plan.ts';
import type { Network } from '../network/network.ts';

export interface Names {
  node(index: number): string;
  gate(index: number): string;
  risk(index: number): string;
  resource(index: number): string;
  person(index: number): string;
  window(index: number): string;
  quota(index: number): string;
  policy(index: number): string;
  /** Keeper entries list the people of a gate first, then those outside the team. */
  keeper(entry: number, gate: number): string;
}

/** Every look-up throws (assertion) on an index the network does not have. */
export function namesOf(network: Network, plan: Plan): Names {
  const { nodeIds, issueCount, riskIds, resourceIds, personIds, keeperPerson, keeperOffset } = network;
  const { windowIds, quotaIds, policyIds } = network;
  return {
    node: (index) => known(nodeIds[index], 'node', index),
    gate: (index) => known(nodeIds[issueCount + index], 'gate', index),
    risk: (index) => known(riskIds[index], 'risk', index),
    resource: (index) => known(resourceIds[index], 'resource', index),
    person: (index) => known(personIds[index], 'person', index),
    window: (index) => known(windowIds[index], 'window', index),
    quota: (index) => known(quotaIds[index], 'quota', index),
    policy: (index) => known(policyIds[index], 'policy', index),
    keeper(entry, gate) {
      if (keeperPerson[entry] >= 0) return known(personIds[keeperPerson[entry]], 'person', keeperPerson[entry]);
      const { keepers, external } = plan.gates[gate];
      return known(external[entry - keeperOffset[gate] - keepers.length], 'keeper', entry);
    },
  };
}

function known(id: string | undefined, what: string, index: number): string {
  if (id === undefined) throw new Error(`assertion: the trace names ${what} ${index}, which the network does not have`);
  return id;
}
