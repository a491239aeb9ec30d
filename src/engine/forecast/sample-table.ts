// The minutes of many events over many futures: one flat array, a column an event, so that taking in a future is a plain loop.
// What is kept depends on how many futures there were, never on how many were asked for: an interrupted forecast equals a shorter one.
import { NEVER } from './quantiles.ts';
import { type QuarterHours, quarterHourColumn, type SortedSamples } from './samples.ts';
import { sortMinutes } from './sort-minutes.ts';

export class SampleTable {
  private readonly columns: number;
  /** Futures there is room for, and futures taken in. */
  private readonly room: number;
  private futures = 0;
  /** Value of column c in future r at c * room + r, -1 = never; empty once there are only quarter hours. */
  private values: Int32Array;
  private readonly inOrder: Int32Array;
  private coarse: QuarterHours[] | null = null;
  /** Where in what is taken in each column's minute stands; null = at the column's own number. */
  private readonly places: Int32Array | null;

  /** Keeps every value of up to `limit` futures, only quarter hours of more; `asked` is the most there will be. */
  constructor(columns: number, limit: number, asked: number, places: Int32Array | null = null) {
    this.places = places;
    this.columns = columns;
    this.inOrder = new Int32Array(places === null ? 0 : columns);
    this.room = Math.min(limit, asked);
    this.values = new Int32Array(columns * this.room);
  }

  /** Takes in a future: one minute a column, -1 = never. More minutes than columns are ignored. */
  add(taken: Int32Array): void {
    const minutes = this.places === null ? taken : this.picked(taken, this.places);
    if (this.futures === this.room) this.coarse ??= this.coarsen();
    if (this.coarse === null) {
      const { values, room, columns } = this;
      for (let c = 0, at = this.futures; c < columns; c++, at += room) values[at] = minutes[c];
    } else for (let c = 0; c < this.columns; c++) this.coarse[c].add(minutes[c]);
    this.futures++;
  }

  /** A column, ready for questions. Call when everything is in, once a column: it is sorted in place. */
  sorted(column: number): SortedSamples {
    if (this.coarse !== null) return this.coarse[column].counted();
    const sorted = this.values.subarray(column * this.room, column * this.room + this.futures);
    for (let r = 0; r < sorted.length; r++) if (sorted[r] < 0) sorted[r] = NEVER;
    return { kind: 'exact', sorted: sortMinutes(sorted) };
  }

  private picked(taken: Int32Array, places: Int32Array): Int32Array {
    const { inOrder } = this;
    for (let c = 0; c < inOrder.length; c++) inOrder[c] = taken[places[c]];
    return inOrder;
  }

  private coarsen(): QuarterHours[] {
    const coarse = Array.from({ length: this.columns }, (_, c) => {
      const column = quarterHourColumn();
      for (let r = 0; r < this.futures; r++) column.add(this.values[c * this.room + r]);
      return column;
    });
    this.values = new Int32Array(0);
    return coarse;
  }
}
