// Which slot reads which dimension of a low-discrepancy sequence. The first dimensions are the best ones, so they go to what is likely to move
// dates most: decisions (does a risk fire, does a gate pass), then whatever moves its slots' values furthest.
import type { Slot } from '../network/network.ts';
import { StreamList } from './slot-group.ts';
import { slotGroups } from './slot-groups.ts';

const DRAWS = 4294967296;
const LOW = 0.1 * DRAWS;
const MIDDLE = 0.5 * DRAWS;
const HIGH = 0.9 * DRAWS;

/**
 * Names of the streams of these slots by dimension: those that decide first, then by the sum over their slots of the value at P90 minus that at P10
 * (with every other stream at its median), largest first; ties in the order of the slots. Needs `await chanceReady()`.
 */
export function sobolDimensions(slots: readonly Slot[]): string[] {
  const streams = new StreamList();
  const groups = slotGroups(slots, streams);
  const weight = new Float64Array(streams.names.length);
  const firstSlot = new Int32Array(streams.names.length).fill(slots.length);
  const read = new Set<number>();
  for (const group of groups) {
    for (const [member, slot] of group.slots.entries()) {
      read.clear();
      group.value(member, (stream) => {
        read.add(stream);
        return MIDDLE;
      });
      const decides = slots[slot].source.kind === 'uniform31';
      for (const moved of read) {
        const at = (word: number): number => group.value(member, (stream) => (stream === moved ? word : MIDDLE));
        weight[moved] += decides ? Infinity : at(HIGH) - at(LOW);
        firstSlot[moved] = Math.min(firstSlot[moved], slot);
      }
    }
  }
  return streams.names
    .map((name, stream) => ({ name, stream }))
    .sort((a, b) => compare(weight[b.stream], weight[a.stream]) || firstSlot[a.stream] - firstSlot[b.stream])
    .map(({ name }) => name);
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
