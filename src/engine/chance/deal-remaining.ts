// Slots of work in progress: they read the same draws as before it began and give what remains. They are few (at most what
// a team has in hand), so each has a function of its own; the loops of all other slots know nothing of them.
import type { Slot } from '../network/network.ts';
import { MAX_WORK_MINUTES } from '../network/network.ts';
import { quantileTable, tableQuantile } from './quantile-table.ts';
import { remainingOfDeviate, remainingQuantile } from './remaining-quantile.ts';
import { NORMAL } from './shape.ts';
import {
  givenMembersOf,
  type SlotGroup,
  type StreamList,
  streamNumbers,
  type WordOf,
  wholeWithin,
} from './slot-group.ts';

/** Members of kind `quantile` of which part is delivered. */
export function remainingQuantileGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = givenMembersOf(slots, 'quantile');
  const stream = streamNumbers(members, streams);
  const quantiles = members.map(({ source, given }) => remainingQuantile(source.distribution, given));
  return groupOf(members, (member, wordOf) => {
    const { scale, min, max } = members[member].source;
    return wholeWithin(quantiles[member](wordOf(stream[member]) >>> 0) * scale, Math.max(1, min), max);
  });
}

/** Members of kind `spread` of which part is delivered. */
export function remainingSpreadGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = givenMembersOf(slots, 'spread');
  const own = streamNumbers(members, streams);
  const shared = Int32Array.from(members, ({ source }) => streams.numberOf(source.sharedName));
  const knots = members.length > 0 ? quantileTable(NORMAL) : new Float32Array(0);
  const remaining = members.map(({ source, given }) => remainingOfDeviate(source.median, source.sdLog, given));
  return groupOf(members, (member, wordOf) => {
    const { correlation } = members[member].source;
    const ownZ = tableQuantile(NORMAL, knots, 0, wordOf(own[member]));
    const sharedZ = tableQuantile(NORMAL, knots, 0, wordOf(shared[member]));
    const z = Math.sqrt(correlation) * sharedZ + Math.sqrt(1 - correlation) * ownZ;
    return wholeWithin(remaining[member](z), 1, MAX_WORK_MINUTES);
  });
}

function groupOf(members: readonly { index: number }[], value: SlotGroup['value']): SlotGroup {
  const index = Int32Array.from(members, (member) => member.index);
  let dealt: Int32Array = new Int32Array(0);
  const wordOfDealt: WordOf = (stream) => dealt[stream];
  return {
    slots: index,
    value,
    deal(words, tape) {
      dealt = words;
      for (let member = 0; member < index.length; member++) tape[index[member]] = value(member, wordOfDealt);
    },
  };
}
