// What is due next: a tournament tree over one leaf per thing that can be due. Keys are bare minutes; the leftmost leaf wins a tie,
// so the order of equal minutes is the order of the leaves and never a habit of the container.

/** Later than every minute. */
export const NEVER = 0x7fffffff;

export class Agenda {
  private readonly leaves: number;
  private readonly tree: Int32Array;

  constructor(leafCount: number) {
    let leaves = 2;
    while (leaves < leafCount) leaves *= 2;
    this.leaves = leaves;
    this.tree = new Int32Array(2 * leaves).fill(NEVER);
  }

  clear(): void {
    this.tree.fill(NEVER);
  }

  /** Earliest minute, NEVER when nothing is due. */
  next(): number {
    return this.tree[1];
  }

  at(leaf: number): number {
    return this.tree[this.leaves + leaf];
  }

  set(leaf: number, minute: number): void {
    const tree = this.tree;
    let i = this.leaves + leaf;
    tree[i] = minute;
    while (i > 1) {
      const a = tree[i];
      const b = tree[i ^ 1];
      i >>= 1;
      // Branch-free minimum: minutes are non-negative, so the difference cannot overflow.
      tree[i] = b + ((a - b) & ((a - b) >> 31));
    }
  }

  /** Takes the leftmost leaf of the earliest minute out and returns it. */
  take(): number {
    const tree = this.tree;
    const minute = tree[1];
    const leaves = this.leaves;
    let i = 1;
    while (i < leaves) {
      i *= 2;
      if (tree[i] !== minute) i++;
    }
    const leaf = i - leaves;
    this.set(leaf, NEVER);
    return leaf;
  }
}
