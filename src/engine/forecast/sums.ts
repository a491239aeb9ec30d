// Sums of one number per subject, closed block by block: the total depends on the blocks, never on who computed them.

/** Replications per block: small enough to stop quickly, large enough to cost nothing. */
export const BLOCK_SIZE = 250;

export class BlockSums {
  private readonly block: Float64Array;
  private readonly total: Float64Array;

  constructor(subjects: number) {
    this.block = new Float64Array(subjects);
    this.total = new Float64Array(subjects);
  }

  add(subject: number, amount: number): void {
    this.block[subject] += amount;
  }

  closeBlock(): void {
    for (let k = 0; k < this.block.length; k++) this.total[k] += this.block[k];
    this.block.fill(0);
  }

  /** Sum over all closed blocks. */
  of(subject: number): number {
    return this.total[subject];
  }
}
