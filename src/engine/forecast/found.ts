// In how many futures something was found, however often in each: nothing has to be cleared between futures, and nothing
// has to be added up behind them.

export class Found {
  /** By subject: futures in which it was found. */
  readonly futures: Int32Array;
  /** By subject: number of the last of them; 0 = none. */
  private readonly last: Int32Array;

  constructor(subjects: number) {
    this.futures = new Int32Array(subjects);
    this.last = new Int32Array(subjects);
  }

  /** Futures are numbered from 1, ascending. */
  note(subject: number, future: number): void {
    if (this.last[subject] === future) return;
    this.last[subject] = future;
    this.futures[subject]++;
  }

  /** Asked of the future in hand. */
  isIn(subject: number, future: number): boolean {
    return this.last[subject] === future;
  }
}
