// How often a future, or a number of futures together, is met in a round of drawing again: Poisson numbers from words of 32 bits, by inverting
// their distribution. Only products and sums, so the same numbers on every machine.

/** Standard deviations that are told apart; beyond them lies less than a word can say. */
const REACH = 9;
const WORDS = 4_294_967_296;
const QUICK_BITS = 12;

/** Inverts the distribution of a Poisson number with this mean. */
export class PoissonTable {
  private readonly first: number;
  /** Words below limits[k] mean first + k or less. */
  private readonly limits: Float64Array;

  constructor(mean: number) {
    const middle = Math.floor(mean);
    const reach = Math.ceil(REACH * Math.sqrt(mean)) + 10;
    this.first = Math.max(0, middle - reach);
    const chances = new Float64Array(middle + reach - this.first + 1);
    chances[middle - this.first] = 1;
    for (let k = middle; k < middle + reach; k++)
      chances[k + 1 - this.first] = (chances[k - this.first] * mean) / (k + 1);
    for (let k = middle; k > this.first; k--) chances[k - 1 - this.first] = (chances[k - this.first] * k) / mean;
    const whole = chances.reduce((sum, chance) => sum + chance, 0);
    let below = 0;
    this.limits = chances.map((chance) => ((below += chance) / whole) * WORDS);
  }

  /** @param word 0 to 2^32 - 1 */
  at(word: number): number {
    const { limits } = this;
    let from = 0;
    let to = limits.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (word < limits[middle]) to = middle;
      else from = middle + 1;
    }
    return this.first + from;
  }
}

/** Poisson numbers of mean 1: what their first bits decide is looked up. */
export class UnitPoisson {
  private readonly table = new PoissonTable(1);
  /** By the first bits of a word: the number, or 255 where the other bits decide. */
  private readonly quick = new Uint8Array(1 << QUICK_BITS);

  constructor() {
    const width = WORDS / this.quick.length;
    for (let k = 0; k < this.quick.length; k++) {
      const least = this.table.at(k * width);
      this.quick[k] = least === this.table.at((k + 1) * width - 1) ? least : 255;
    }
  }

  /** @param word signed or not */
  at(word: number): number {
    const known = this.quick[word >>> (32 - QUICK_BITS)];
    return known === 255 ? this.table.at(word >>> 0) : known;
  }
}
