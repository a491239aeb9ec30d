// A network of the same shape in which something is different. Every tape of the plan is one of its tapes.
import type { Network } from '../../engine/network/network.ts';
import { withoutQueueing } from '../../engine/network/without-queueing.ts';
import type { NetworkChange } from './twist.ts';

/** The network with all changes made; the network itself when there are none. */
export function changeNetwork(network: Network, changes: readonly NetworkChange[]): Network {
  return changes.reduce(changed, network);
}

function changed(network: Network, change: NetworkChange): Network {
  switch (change.kind) {
    case 'no-queueing':
      return withoutQueueing(network, change.people);
    case 'unmitigated':
      return { ...network, mitigationOfRisk: unmitigated(network, change.risks) };
    case 'mitigated':
      return { ...network, ...residualFromTheStart(network, change.risks) };
    case 'not-before': {
      const notBefore = network.notBefore.slice();
      notBefore[change.issue] = change.minute;
      return { ...network, notBefore };
    }
  }
}

function unmitigated({ mitigationOfRisk }: Network, risks: readonly number[]): Int32Array {
  const mitigations = mitigationOfRisk.slice();
  for (const r of risks) mitigations[r] = -1;
  return mitigations;
}

/** What is residual takes the place of what is inherent, and no issue has to be finished for it. */
function residualFromTheStart(network: Network, risks: readonly number[]) {
  const riskThreshold = network.riskThreshold.slice();
  const effectSlot = network.effectSlot.slice();
  const { effectOffset, effectResidualSlot } = network;
  for (const r of risks) {
    riskThreshold[4 * r] = riskThreshold[4 * r + 2];
    riskThreshold[4 * r + 1] = riskThreshold[4 * r + 3];
    for (let e = effectOffset[r]; e < effectOffset[r + 1]; e++) effectSlot[e] = effectResidualSlot[e];
  }
  return { riskThreshold, effectSlot, mitigationOfRisk: unmitigated(network, risks) };
}
