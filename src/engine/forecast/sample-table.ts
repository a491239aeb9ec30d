// The minutes of many events over many futures, placed by replication number in memory that threads share: one column an event.
// Beyond so many futures only quarter hours are kept, of all futures alike. What is kept depends on how many futures there were,
// never on how many were asked for or on who simulated them.
import { NEVER } from './quantiles.ts';
import { addMinute, countedQuarterHours, type QuarterHours, quarterHours } from './quarter-hours.ts';
import type { SortedSamples } from './samples.ts';
import { sortMinutes } from './sort-minutes.ts';

export class SampleTable {
  private readonly columns: number;
  /** Futures there is room for. */
  private readonly room: number;
  /** Value of column c in future r at c * room + r, -1 = never. */
  private readonly values: Int32Array;
  /** By column: futures beyond the room. */
  private readonly beyond: (QuarterHours | undefined)[] = [];
  /** Where in what is taken in each column's minute stands; null = at the column's own number. */
  private readonly places: Int32Array | null;

  /**
   * @param room futures of which every value is kept
   * @param memory zeros, `SampleTable.bytes(columns, room)` of them
   */
  constructor(columns: number, room: number, memory: ArrayBufferLike, places: Int32Array | null = null) {
    this.places = places;
    this.columns = columns;
    this.room = room;
    this.values = new Int32Array(memory, 0, columns * room);
  }

  static bytes(columns: number, room: number): number {
    return 4 * columns * room;
  }

  /** Takes in a future: one minute a column, -1 = never. More minutes than columns are ignored. */
  add(taken: Int32Array, replication: number): void {
    const { values, room, columns, places } = this;
    if (replication >= room) this.addBeyond(taken);
    else if (places === null) for (let c = 0, at = replication; c < columns; c++, at += room) values[at] = taken[c];
    else for (let c = 0, at = replication; c < columns; c++, at += room) values[at] = taken[places[c]];
  }

  /** What has been taken in beyond the room, by column. */
  part(): (QuarterHours | undefined)[] {
    return this.beyond;
  }

  /** A column of futures 0 .. n - 1, ready for questions. Call when everything is in, once a column: it is sorted in place. */
  sorted(column: number, futures: number): SortedSamples {
    const start = column * this.room;
    const kept = this.values.subarray(start, start + Math.min(futures, this.room));
    if (futures > this.room) return this.coarse(column, kept);
    for (let r = 0; r < kept.length; r++) if (kept[r] < 0) kept[r] = NEVER;
    return { kind: 'exact', sorted: sortMinutes(kept) };
  }

  private addBeyond(taken: Int32Array): void {
    const { columns, places, beyond } = this;
    for (let c = 0; c < columns; c++) addMinute((beyond[c] ??= quarterHours()), taken[places === null ? c : places[c]]);
  }

  private coarse(column: number, kept: Int32Array): SortedSamples {
    const all = this.beyond[column] ?? quarterHours();
    for (const minute of kept) addMinute(all, minute);
    return countedQuarterHours(all);
  }
}
