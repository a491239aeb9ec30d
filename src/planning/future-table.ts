// What has to be kept of every future by itself: a row of whole numbers, placed by the number of the replication. So it does not matter who
// filled which rows in which order.

/** Rows as they can be handed to another thread: `width` numbers each, the first the replication. */
export interface FutureRows {
  readonly width: number;
  readonly rows: Int32Array;
}

export class FutureTable {
  private readonly width: number;
  private rows: Int32Array;
  private used = 0;

  /** @param columns numbers kept of a future, beside its number */
  constructor(columns: number) {
    this.width = columns + 1;
    this.rows = new Int32Array(64 * this.width);
  }

  /** Begins the row of a future. Returns the place of its first column in `data`, which is valid until the next `begin`. */
  begin(replication: number): number {
    if (this.used + this.width > this.rows.length) {
      const wider = new Int32Array(2 * this.rows.length);
      wider.set(this.rows);
      this.rows = wider;
    }
    const at = this.used;
    this.rows[at] = replication;
    this.used += this.width;
    return at + 1;
  }

  get data(): Int32Array {
    return this.rows;
  }

  part(): FutureRows {
    return { width: this.width, rows: this.rows.slice(0, this.used) };
  }
}

/** All rows of several parts, in any order. */
export function joinRows(parts: readonly FutureRows[]): FutureRows {
  const [{ width }] = parts;
  const rows = new Int32Array(parts.reduce((sum, part) => sum + part.rows.length, 0));
  let at = 0;
  for (const part of parts) {
    if (part.width !== width) throw new Error(`Assertion: rows of ${part.width} and ${width} numbers`);
    rows.set(part.rows, at);
    at += part.rows.length;
  }
  return { width, rows };
}

/** Number of futures, which are the first ones without a gap; throws an assertion otherwise. */
export function countFutures({ width, rows }: FutureRows): number {
  const count = rows.length / width;
  const seen = new Uint8Array(count);
  for (let at = 0; at < rows.length; at += width) {
    const replication = rows[at];
    if (replication >= count || seen[replication] === 1)
      throw new Error(`Assertion: replication ${replication} among ${count} futures`);
    seen[replication] = 1;
  }
  return count;
}

/** One column (0 = the first after the number), in the order of replications. */
export function columnOf({ width, rows }: FutureRows, column: number): Int32Array {
  const values = new Int32Array(rows.length / width);
  for (let at = 0; at < rows.length; at += width) values[rows[at]] = rows[at + 1 + column];
  return values;
}
