// The slots of a network, in the order in which they were registered.
import type { Slot } from './network.ts';

export class SlotList {
  readonly slots: Slot[] = [];

  get nextIndex(): number {
    return this.slots.length;
  }

  /** Registers a slot and returns its index. */
  add(slot: Slot): number {
    return this.slots.push(slot) - 1;
  }
}
