// Single twists: what "without it" means for a risk, a mitigation, a person, an issue and a delivery.

import type { Network } from '../../engine/network/network.ts';
import { CHANCE_SCALE } from '../../engine/network/risk-tables.ts';
import type { Later, Twist } from './twist.ts';

/** No draw of a risk reaches it: thresholds stay at or below. */
const FIRES_NEVER = CHANCE_SCALE - 1;

/** These risks (indices) do not fire. Risks that share their draws with others are switched off alone. */
export function withoutRisks(network: Network, risks: readonly number[]): Twist {
  return {
    hold: risks.map((r) => ({ slot: network.riskSlot[r], value: FIRES_NEVER })),
    changes: [],
    reach: { of: 'fired', risks },
  };
}

/** The mitigations of these risks have no effect; their effort is spent. */
export function inherentRisks(risks: readonly number[]): Twist {
  return { hold: [], changes: [{ kind: 'unmitigated', risks }], reach: { of: 'drawn', risks } };
}

/** The residual values of these risks hold from the start. */
export function residualRisks(risks: readonly number[]): Twist {
  return { hold: [], changes: [{ kind: 'mitigated', risks }], reach: { of: 'drawn', risks } };
}

/** Neither the work of the mitigating issue nor its effect on any of the risks that name it. */
export function withoutMitigation(network: Network, issue: number, risks: readonly number[]): Twist {
  return {
    hold: [{ slot: network.workSlot[issue], value: 0 }],
    changes: [{ kind: 'unmitigated', risks }],
    reach: { of: 'all' },
  };
}

/** Nothing waits for this person. */
export function withoutWaitingFor(person: number): Twist {
  return { hold: [], changes: [{ kind: 'no-queueing', people: [person] }], reach: { of: 'all' } };
}

/** The issue's draw is this many minutes in every future; risks still bear on it. */
export function issueAt(network: Network, issue: number, minutes: number): Twist {
  return { hold: [{ slot: network.workSlot[issue], value: minutes }], changes: [], reach: { of: 'all' } };
}

/** A delivery that comes at this minute for certain. `lateness` is the index of its risk; -1 = it is never late. */
export function deliveredAt(network: Network, issue: number, minute: number, lateness: number): Twist {
  return {
    hold: lateness < 0 ? [] : [{ slot: network.riskSlot[lateness], value: FIRES_NEVER }],
    changes: [{ kind: 'not-before', issue, minute }],
    reach: { of: 'all' },
  };
}

/** Something nobody of the plan works on takes longer than drawn. */
export function laterThanDrawn(later: Later): Twist {
  return { hold: [], later, changes: [], reach: { of: 'all' } };
}
