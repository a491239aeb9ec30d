// What goes wrong in one future says in which: that future can then be opened alone.

/** The error, carrying the replication number it happened in. */
export function withReplication(error: unknown, replication: number): unknown {
  return error instanceof Error ? Object.assign(error, { replication }) : error;
}
