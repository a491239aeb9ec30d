// Sums of whole numbers, one per subject, exact whatever is added in whatever order: two limbs, so that even squares of minutes over
// a million futures lose nothing. Sums that were split among threads add up limb by limb.

/** 2^47: below it an amount, and what the low limb is left with. Room above it lets up to 64 parts be added before anything rounds. */
export const LIMB = 140_737_488_355_328;

export class ExactSums {
  private readonly low: Float64Array;
  /** How many times 2^47. */
  private readonly high: Float64Array;

  constructor(subjects: number) {
    this.low = new Float64Array(subjects);
    this.high = new Float64Array(subjects);
  }

  /** @param amount a whole number between -2^47 and 2^47; the square of twenty years of minutes is below that */
  add(subject: number, amount: number): void {
    const sum = this.low[subject] + amount;
    if (sum < LIMB && sum > -LIMB) this.low[subject] = sum;
    else this.carry(subject, sum);
  }

  /** The sum, rounded once. */
  of(subject: number): number {
    return this.high[subject] * LIMB + this.low[subject];
  }

  part(): { low: Float64Array; high: Float64Array } {
    return { low: this.low, high: this.high };
  }

  private carry(subject: number, sum: number): void {
    const limbs = sum < 0 ? -1 : 1;
    this.high[subject] += limbs;
    this.low[subject] = sum - limbs * LIMB;
  }
}
