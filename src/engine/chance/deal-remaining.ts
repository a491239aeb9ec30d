// Slots of work in progress: they read the same draws as before it began and give what remains. They are few (at most what
// a team has in hand), so each has a function of its own; the loops of all other slots know nothing of them.
import type { Slot } from '../network/network.ts';
import { MAX_WORK_MINUTES } from '../network/network.ts';
import { scramble } from './draw.ts';
import { quantileTable, tableQuantile } from './quantile-table.ts';
import { remainingOfDeviate, remainingQuantile } from './remaining-quantile.ts';
import { NORMAL } from './shape.ts';
import { givenMembersOf, type SlotGroup, streamsOf, wholeWithin } from './slot-group.ts';

/** Members of kind `quantile` of which part is delivered. */
export function remainingQuantileGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = givenMembersOf(slots, 'quantile');
  const keys = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const quantiles = members.map(({ source, given }) => remainingQuantile(source.distribution, given));
  return groupOf(members, (member, low, high) => {
    const { scale, min, max } = members[member].source;
    const word = scramble(keys.low[member], keys.high[member], low, high) >>> 0;
    return wholeWithin(quantiles[member](word) * scale, Math.max(1, min), max);
  });
}

/** Members of kind `spread` of which part is delivered. */
export function remainingSpreadGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = givenMembersOf(slots, 'spread');
  const own = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const shared = streamsOf(
    seed,
    members.map((member) => member.source.sharedName),
  );
  const knots = members.length > 0 ? quantileTable(NORMAL) : new Float32Array(0);
  const remaining = members.map(({ source, given }) => remainingOfDeviate(source.median, source.sdLog, given));
  return groupOf(members, (member, low, high) => {
    const { correlation } = members[member].source;
    const ownZ = tableQuantile(NORMAL, knots, 0, scramble(own.low[member], own.high[member], low, high));
    const sharedZ = tableQuantile(NORMAL, knots, 0, scramble(shared.low[member], shared.high[member], low, high));
    const z = Math.sqrt(correlation) * sharedZ + Math.sqrt(1 - correlation) * ownZ;
    return wholeWithin(remaining[member](z), 1, MAX_WORK_MINUTES);
  });
}

function groupOf(members: readonly { index: number }[], value: SlotGroup['value']): SlotGroup {
  const index = Int32Array.from(members, (member) => member.index);
  return {
    slots: index,
    value,
    deal(low, high, tape) {
      for (let member = 0; member < index.length; member++) tape[index[member]] = value(member, low, high);
    },
  };
}
