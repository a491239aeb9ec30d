// Slots with a histogram: exact inversion instead of a table, because a table would put draws into the gaps between bins.
import type { Slot } from '../network/network.ts';
import { drawQuantile } from './draw-quantile.ts';
import { membersOf, type SlotGroup, type StreamList, streamNumbers, wholeWithin } from './slot-group.ts';

/** Members with a histogram distribution. */
export function histogramGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'quantile').filter(({ source }) => source.distribution.kind === 'histogram');
  const stream = streamNumbers(members, streams);
  const index = Int32Array.from(members, (member) => member.index);
  const quantiles = members.map(({ source }) => drawQuantile(source.distribution));
  const valueAt = (member: number, word: number): number => {
    const { scale, min, max } = members[member].source;
    return wholeWithin(quantiles[member](word >>> 0) * scale, Math.max(0, min), max);
  };
  return {
    slots: index,
    value: (member, wordOf) => valueAt(member, wordOf(stream[member])),
    deal(words, tape) {
      for (let member = 0; member < index.length; member++)
        tape[index[member]] = valueAt(member, words[stream[member]]);
    },
  };
}
