// Slots whose value is the draw itself: 31 bits that the kernel compares with a threshold, or an integer of a span.
import type { Slot } from '../network/network.ts';
import { scramble } from './draw.ts';
import { membersOf, type SlotGroup, streamsOf } from './slot-group.ts';

const UNIT = 1 / 4294967296;

/** Members of kind `uniform31`. */
export function uniformGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = membersOf(slots, 'uniform31');
  const { low: keyLow, high: keyHigh } = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const index = Int32Array.from(members, (member) => member.index);
  const value = (member: number, low: number, high: number): number =>
    scramble(keyLow[member], keyHigh[member], low, high) >>> 1;
  return {
    slots: index,
    value,
    deal(low, high, tape) {
      for (let member = 0; member < index.length; member++) tape[index[member]] = value(member, low, high);
    },
  };
}

/** Members of kind `integer`: `from` <= value < `to`, equally likely to 2^-32; an empty span gives `from`. */
export function integerGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = membersOf(slots, 'integer');
  const { low: keyLow, high: keyHigh } = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const index = Int32Array.from(members, (member) => member.index);
  const from = Int32Array.from(members, (member) => member.source.from);
  const span = Float64Array.from(members, (member) => Math.max(0, member.source.to - member.source.from));
  const value = (member: number, low: number, high: number): number =>
    from[member] + Math.floor((scramble(keyLow[member], keyHigh[member], low, high) >>> 0) * UNIT * span[member]);
  return {
    slots: index,
    value,
    deal(low, high, tape) {
      for (let member = 0; member < index.length; member++) tape[index[member]] = value(member, low, high);
    },
  };
}
