// Slots that widen a stated value by what such values really miss by: median * e^(sdLog * z), where z is a standard normal
// with a part drawn once for everybody who names the same shared stream, so that their logs correlate as stated.
import type { Slot } from '../network/network.ts';
import { MAX_WORK_MINUTES } from '../network/network.ts';
import { exponential } from './exponential.ts';
import { quantileTable, tableQuantile } from './quantile-table.ts';
import { NORMAL } from './shape.ts';
import { membersOf, type SlotGroup, type StreamList, streamNumbers, wholeWithin } from './slot-group.ts';

/** Members of kind `spread`. */
export function spreadGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'spread');
  const sharedNames = [...new Set(members.map((member) => member.source.sharedName))];
  const numberOf = new Map(sharedNames.map((name, number) => [name, number]));
  const own = streamNumbers(members, streams);
  const shared = Int32Array.from(sharedNames, (name) => streams.numberOf(name));
  const index = Int32Array.from(members, (member) => member.index);
  const sharedOf = Int32Array.from(members, (member) => numberOf.get(member.source.sharedName) ?? 0);
  const median = Float64Array.from(members, (member) => member.source.median);
  const ownPart = Float64Array.from(members, ({ source }) => source.sdLog * Math.sqrt(1 - source.correlation));
  const sharedPart = Float64Array.from(members, ({ source }) => source.sdLog * Math.sqrt(source.correlation));
  const sharedZ = new Float64Array(sharedNames.length);
  const knots = members.length > 0 ? quantileTable(NORMAL) : new Float32Array(0);
  const power = members.length > 0 ? exponential() : () => 1;

  const normal = (word: number): number => tableQuantile(NORMAL, knots, 0, word);
  const spread = (member: number, commonZ: number, word: number): number => {
    const factor = power(sharedPart[member] * commonZ + ownPart[member] * normal(word));
    return wholeWithin(median[member] * factor, 0, MAX_WORK_MINUTES);
  };
  return {
    slots: index,
    value(member, wordOf) {
      return spread(member, normal(wordOf(shared[sharedOf[member]])), wordOf(own[member]));
    },
    deal(words, tape) {
      for (let number = 0; number < sharedZ.length; number++) sharedZ[number] = normal(words[shared[number]]);
      for (let member = 0; member < index.length; member++) {
        tape[index[member]] = spread(member, sharedZ[sharedOf[member]], words[own[member]]);
      }
    },
  };
}
