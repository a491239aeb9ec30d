// Deals tapes: one possible future as one integer per slot. A value depends on the seed, the name of its slot and the
// replication, on nothing else: not on other slots, nor on their order, nor on which replications were dealt before.
import type { Network, Slot } from '../network/network.ts';
import { copulaOf } from './copula.ts';
import { type Draws, plainDraws } from './draws.ts';
import { type SlotGroup, StreamList } from './slot-group.ts';
import { slotGroups } from './slot-groups.ts';
import { sobolDraws } from './sobol-draws.ts';

/** Makes the tapes of one network under one seed. */
export interface Dealer {
  /** Writes replication `replication` (0 <= integer < 2^32) into `tape`, which has one element per slot. */
  deal(replication: number, tape: Int32Array): void;
  /** The same integer for one slot alone. */
  value(slotIndex: number, replication: number): number;
}

/** What a dealer has to know of a network. */
type Dealt = Pick<Network, 'slots' | 'sobol'>;

/** A dealer for the slots of `network`; needs `await chanceReady()` before, and throws an assertion without. */
export function createDealer({ slots, sobol }: Dealt, seed: string): Dealer {
  if (sobol === undefined) return dealerOf(slots, (names) => plainDraws(seed, names));
  return dealerOf(slots, (names) => sobolDraws(seed, names, sobol.dimensions ?? names));
}

/** A dealer that takes the words of the named streams from anywhere. */
export function dealerOf(slots: readonly Slot[], drawsOfStreams: (names: readonly string[]) => Draws): Dealer {
  const streams = new StreamList();
  const groups = slotGroups(slots, streams);
  const copula = copulaOf(slots, streams);
  const draws = drawsOfStreams(streams.names);
  const words = new Int32Array(streams.names.length);
  const constants = Int32Array.from(slots, ({ source }) => (source.kind === 'constant' ? source.value : 0));
  const { groupOf, memberOf } = locate(slots.length, groups);
  return {
    deal(replication, tape) {
      if (tape.length !== slots.length) throw new Error(`Assertion: ${slots.length} slots, tape of ${tape.length}`);
      draws.fill(assertReplication(replication), words);
      if (copula !== null) copula.mix(words);
      tape.set(constants);
      for (const group of groups) group.deal(words, tape);
    },
    value(slotIndex, replication) {
      assertReplication(replication);
      const group = groupOf[slotIndex];
      if (group === -1) return constants[slotIndex];
      const drawn = (stream: number): number => draws.word(stream, replication);
      const wordOf = copula === null ? drawn : (stream: number): number => copula.word(stream, drawn);
      return groups[group].value(memberOf[slotIndex], wordOf);
    },
  };
}

/** The tape on which everything goes as the plan's words say. */
export function likelyTape(network: Pick<Network, 'slots'>): Int32Array {
  return Int32Array.from(network.slots, (slot) => slot.likely);
}

/** Group and place in it of every slot; group -1 = a constant. */
function locate(slotCount: number, groups: readonly SlotGroup[]): { groupOf: Int32Array; memberOf: Int32Array } {
  const groupOf = new Int32Array(slotCount).fill(-1);
  const memberOf = new Int32Array(slotCount);
  groups.forEach(({ slots }, group) => {
    slots.forEach((slot, member) => {
      groupOf[slot] = group;
      memberOf[slot] = member;
    });
  });
  return { groupOf, memberOf };
}

function assertReplication(replication: number): number {
  if (replication >>> 0 !== replication) throw new Error(`Assertion: no replication ${replication}`);
  return replication;
}
