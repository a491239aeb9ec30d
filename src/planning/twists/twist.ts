// A twist: the same future with something taken away. The tape is the future's own but for a few slots held at a value, the network one of
// the same shape: the order of dispatch stays that of the plan, never recomputed.

/** How a network differs from the plan's; people, risks and issues by index. */
export type NetworkChange =
  /** Nothing waits for these people. */
  | { kind: 'no-queueing'; people: readonly number[] }
  /** The mitigations of these risks change nothing. */
  | { kind: 'unmitigated'; risks: readonly number[] }
  /** The residual values of these risks hold from the start. */
  | { kind: 'mitigated'; risks: readonly number[] }
  /** The issue may start at this minute instead. */
  | { kind: 'not-before'; issue: number; minute: number };

/** Which futures can become other ones: those in which one of these risks changed something, in which it could fire, or all. */
export type Reach = { of: 'fired' | 'drawn'; risks: readonly number[] } | { of: 'all' };

/** A slot of time that passes without anybody's work ends later than drawn. */
export interface Later {
  slot: number;
  /** Event at which its time begins. */
  from: number;
  /** Working minutes of the plan calendar. */
  minutes: number;
  /** The slot counts minutes of the clock, or working minutes of the plan calendar. */
  onClock: boolean;
}

export interface Twist {
  /** Slots held at a value, by index. */
  hold: readonly { slot: number; value: number }[];
  later?: Later;
  changes: readonly NetworkChange[];
  reach: Reach;
}

/** Nothing is taken away. */
export const NO_TWIST: Twist = { hold: [], changes: [], reach: { of: 'fired', risks: [] } };

/** Both at once; of slots and issues that both hold, and of what comes later, the second counts. */
export function both(one: Twist, other: Twist): Twist {
  const later = other.later ?? one.later;
  return {
    ...(later === undefined ? {} : { later }),
    hold: [...one.hold, ...other.hold],
    changes: [...one.changes, ...other.changes],
    reach: jointReach(one.reach, other.reach),
  };
}

function jointReach(one: Reach, other: Reach): Reach {
  if (one.of === 'all' || other.of === 'all') return { of: 'all' };
  const risks = [...one.risks, ...other.risks];
  return { of: one.of === 'drawn' || other.of === 'drawn' ? 'drawn' : 'fired', risks };
}
