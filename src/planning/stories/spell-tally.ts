// How long something took in each of many futures, by key: counts of whole minutes, so that parts add up exactly in any order.
// What a future has nothing of costs nothing: zeros are what is missing from the number of futures.
import { nearestRank } from '../../engine/forecast/quantiles.ts';
import type { Spell } from './story-words.ts';

/** By key: how many futures had so many minutes. */
export type SpellCounts = Map<number, Map<number, number>>;

export class SpellTally {
  private readonly slotOfKey = new Map<number, number>();
  private readonly counts: SpellCounts = new Map();
  private readonly countsOfSlot: Map<number, number>[] = [];
  // The future in hand, by slot.
  private minutes = new Float64Array(64);
  private touched = new Int32Array(64);
  private readonly isTouched: boolean[] = [];
  private touchedCount = 0;

  /** Whole minutes, added to what the future in hand has of this key. */
  add(key: number, minutes: number): void {
    if (minutes === 0) return;
    const slot = this.slotOfKey.get(key) ?? this.newSlot(key);
    if (!this.isTouched[slot]) {
      this.isTouched[slot] = true;
      this.touched[this.touchedCount++] = slot;
    }
    this.minutes[slot] += minutes;
  }

  /** What the future in hand has of a key so far. */
  soFar(key: number): number {
    const slot = this.slotOfKey.get(key);
    return slot === undefined ? 0 : this.minutes[slot];
  }

  /** Ends the future in hand. */
  close(): void {
    for (let k = 0; k < this.touchedCount; k++) {
      const slot = this.touched[k];
      const minutes = this.minutes[slot];
      const counts = this.countsOfSlot[slot];
      if (minutes !== 0) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
      this.minutes[slot] = 0;
      this.isTouched[slot] = false;
    }
    this.touchedCount = 0;
  }

  part(): SpellCounts {
    return this.counts;
  }

  private newSlot(key: number): number {
    const slot = this.countsOfSlot.length;
    const counts = new Map<number, number>();
    this.slotOfKey.set(key, slot);
    this.counts.set(key, counts);
    this.countsOfSlot.push(counts);
    this.isTouched.push(false);
    if (slot === this.minutes.length) {
      const wider = new Float64Array(2 * slot);
      wider.set(this.minutes);
      this.minutes = wider;
      const longer = new Int32Array(2 * slot);
      longer.set(this.touched);
      this.touched = longer;
    }
    return slot;
  }
}

/** The counts of all parts together. */
export function addSpells(parts: readonly SpellCounts[]): SpellCounts {
  const sum: SpellCounts = new Map();
  for (const part of parts)
    for (const [key, counts] of part) {
      const total = sum.get(key) ?? new Map<number, number>();
      sum.set(key, total);
      for (const [minutes, count] of counts) total.set(minutes, (total.get(minutes) ?? 0) + count);
    }
  return sum;
}

/** Minutes summed over all futures: exact. */
export function totalOf(counts: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const [minutes, count] of counts ?? []) sum += minutes * count;
  return sum;
}

/** Futures with any of it. */
export function futuresWith(counts: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const count of counts?.values() ?? []) sum += count;
  return sum;
}

/** Mean and nearest-rank quantiles over `futures` futures; all 0 when there are none. */
export function spellOf(counts: ReadonlyMap<number, number> | undefined, futures: number): Spell {
  const some = futuresWith(counts);
  if (futures === 0 || some === 0) return { meanMinutes: 0, p50Minutes: 0, p80Minutes: 0, maxMinutes: 0, share: 0 };
  if (some > futures) throw new Error(`assertion: ${some} of ${futures} futures`);
  const sorted: (readonly [number, number])[] = [...(counts ?? [])];
  if (futures > some) sorted.push([0, futures - some]);
  sorted.sort(([a], [b]) => a - b);
  return {
    meanMinutes: totalOf(counts) / futures,
    p50Minutes: atRank(sorted, nearestRank(50, futures)),
    p80Minutes: atRank(sorted, nearestRank(80, futures)),
    maxMinutes: sorted.at(-1)![0],
    share: some / futures,
  };
}

function atRank(sorted: readonly (readonly [number, number])[], rank: number): number {
  let seen = 0;
  for (const [minutes, count] of sorted) {
    seen += count;
    if (seen >= rank) return minutes;
  }
  throw new Error(`assertion: rank ${rank} of ${seen}`);
}
