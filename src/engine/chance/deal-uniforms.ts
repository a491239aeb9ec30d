// Slots whose value is the draw itself: 31 bits that the kernel compares with a threshold, or an integer of a span.
import type { Slot } from '../network/network.ts';
import { membersOf, type SlotGroup, type StreamList, streamNumbers } from './slot-group.ts';

const UNIT = 1 / 4294967296;

/** Members of kind `uniform31`. */
export function uniformGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'uniform31');
  const stream = streamNumbers(members, streams);
  const index = Int32Array.from(members, (member) => member.index);
  return {
    slots: index,
    value: (member, wordOf) => wordOf(stream[member]) >>> 1,
    deal(words, tape) {
      for (let member = 0; member < index.length; member++) tape[index[member]] = words[stream[member]] >>> 1;
    },
  };
}

/** Members of kind `integer`: `from` <= value < `to`, equally likely to 2^-32; an empty span gives `from`. */
export function integerGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'integer');
  const stream = streamNumbers(members, streams);
  const index = Int32Array.from(members, (member) => member.index);
  const from = Int32Array.from(members, (member) => member.source.from);
  const span = Float64Array.from(members, (member) => Math.max(0, member.source.to - member.source.from));
  const valueAt = (member: number, word: number): number =>
    from[member] + Math.floor((word >>> 0) * UNIT * span[member]);
  return {
    slots: index,
    value: (member, wordOf) => valueAt(member, wordOf(stream[member])),
    deal(words, tape) {
      for (let member = 0; member < index.length; member++)
        tape[index[member]] = valueAt(member, words[stream[member]]);
    },
  };
}
