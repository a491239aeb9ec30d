// Slots with a histogram: exact inversion instead of a table, because a table would put draws into the gaps between bins.
import type { Slot } from '../network/network.ts';
import { scramble } from './draw.ts';
import { drawQuantile } from './draw-quantile.ts';
import { membersOf, type SlotGroup, streamsOf, wholeWithin } from './slot-group.ts';

/** Members with a histogram distribution. */
export function histogramGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = membersOf(slots, 'quantile').filter(({ source }) => source.distribution.kind === 'histogram');
  const keys = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const index = Int32Array.from(members, (member) => member.index);
  const quantiles = members.map(({ source }) => drawQuantile(source.distribution));
  const value = (member: number, low: number, high: number): number => {
    const { scale, min, max } = members[member].source;
    const word = scramble(keys.low[member], keys.high[member], low, high) >>> 0;
    return wholeWithin(quantiles[member](word) * scale, Math.max(0, min), max);
  };
  return {
    slots: index,
    value,
    deal(low, high, tape) {
      for (let member = 0; member < index.length; member++) tape[index[member]] = value(member, low, high);
    },
  };
}
