// All ways in which slots get their values, and who of a network's slots goes which way.
import type { Slot } from '../network/network.ts';
import { histogramGroup } from './deal-histograms.ts';
import { listGroup } from './deal-lists.ts';
import { quantileGroup } from './deal-quantiles.ts';
import { remainingQuantileGroup, remainingSpreadGroup } from './deal-remaining.ts';
import { spreadGroup } from './deal-spread.ts';
import { integerGroup, uniformGroup } from './deal-uniforms.ts';
import type { SlotGroup, StreamList } from './slot-group.ts';

const MAKERS = [
  quantileGroup,
  listGroup,
  spreadGroup,
  uniformGroup,
  integerGroup,
  histogramGroup,
  remainingQuantileGroup,
  remainingSpreadGroup,
];

/** Every slot is a member of one group, but constants; the streams they read are added to the list. */
export function slotGroups(slots: readonly Slot[], streams: StreamList): SlotGroup[] {
  return MAKERS.map((make) => make(slots, streams)).filter((group) => group.slots.length > 0);
}
