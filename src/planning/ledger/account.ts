// What one future has charged to the rows of a ledger, in two readings at once: minutes on the clock, and working minutes of the plan
// calendar. Cleared by what was touched, so that a large plan costs what its chain costs.

export class Account {
  readonly civil: Int32Array;
  readonly working: Int32Array;
  /** Rows with an entry, in the order of their first one. */
  readonly touched: Int32Array;
  touchedCount = 0;
  private readonly isTouched: Uint8Array;

  constructor(rows: number) {
    this.civil = new Int32Array(rows);
    this.working = new Int32Array(rows);
    this.touched = new Int32Array(rows);
    this.isTouched = new Uint8Array(rows);
  }

  clear(): void {
    for (let k = 0; k < this.touchedCount; k++) {
      const row = this.touched[k];
      this.civil[row] = 0;
      this.working[row] = 0;
      this.isTouched[row] = 0;
    }
    this.touchedCount = 0;
  }

  add(row: number, civil: number, working: number): void {
    if (civil === 0 && working === 0) return;
    if (this.isTouched[row] === 0) {
      this.isTouched[row] = 1;
      this.touched[this.touchedCount++] = row;
    }
    this.civil[row] += civil;
    this.working[row] += working;
  }
}
