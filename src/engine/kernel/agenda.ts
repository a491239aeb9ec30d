// What is due next: a tournament tree over one leaf per thing that can be due. The leftmost leaf wins a tie, so the order of
// equal minutes is the order of the leaves and never a habit of the container.
// Keys carry minute and leaf in 31 bits where they fit; plans with very many leaves keep bare minutes and find the leaf from the root.

/** Later than every minute. */
export const NEVER = 0x7fffffff;

export class Agenda {
  private readonly leaves: number;
  private readonly tree: Int32Array;
  /** Bits of the leaf in a key; 0 = keys are bare minutes. */
  private readonly leafBits: number;
  private readonly lastMinute: number;
  /** A leaf that was taken and still stands in the tree: most often it is set again before anybody looks. -1 = none. */
  private hole = -1;

  /** @param lastMinute what is due later than this is never served */
  constructor(leafCount: number, lastMinute: number) {
    let leaves = 2;
    let bits = 1;
    while (leaves < leafCount) {
      leaves *= 2;
      bits++;
    }
    this.leaves = leaves;
    this.lastMinute = lastMinute;
    this.leafBits = (lastMinute + 1) * leaves < NEVER ? bits : 0;
    this.tree = new Int32Array(2 * leaves).fill(NEVER);
  }

  clear(): void {
    this.tree.fill(NEVER);
    this.hole = -1;
  }

  /** Earliest minute, NEVER when nothing is due. */
  next(): number {
    const first = this.hole >= 0 ? this.firstBesideHole() : this.tree[1];
    return first === NEVER ? NEVER : first >> this.leafBits;
  }

  /** Least key of all leaves but the hole: the least of the siblings on its way to the root. */
  private firstBesideHole(): number {
    const { tree } = this;
    let i = this.leaves + this.hole;
    let first = NEVER;
    while (i > 1) {
      const other = tree[i ^ 1];
      first = other + ((first - other) & ((first - other) >> 31));
      i >>= 1;
    }
    return first;
  }

  at(leaf: number): number {
    if (leaf === this.hole) return NEVER;
    const key = this.tree[this.leaves + leaf];
    return key === NEVER ? NEVER : key >> this.leafBits;
  }

  set(leaf: number, minute: number): void {
    if (this.hole >= 0 && this.hole !== leaf) this.put(this.hole, NEVER);
    const bits = this.leafBits;
    if (minute > this.lastMinute) this.put(leaf, NEVER);
    else this.put(leaf, bits === 0 ? minute : (minute << bits) | leaf);
  }

  private put(leaf: number, key: number): void {
    const tree = this.tree;
    let i = this.leaves + leaf;
    tree[i] = key;
    this.hole = -1;
    while (i > 1) {
      // Branch-free minimum: keys are non-negative, so the difference cannot overflow.
      const other = tree[i ^ 1];
      key = other + ((key - other) & ((key - other) >> 31));
      i >>= 1;
      tree[i] = key;
    }
  }

  /** Takes the leftmost leaf of the earliest minute out and returns it. Only after `next` has said that there is one. */
  take(): number {
    if (this.hole >= 0) this.put(this.hole, NEVER);
    const first = this.tree[1];
    const bits = this.leafBits;
    return (this.hole = bits > 0 ? first & ((1 << bits) - 1) : this.descend(first));
  }

  private descend(minute: number): number {
    const { tree, leaves } = this;
    let i = 1;
    while (i < leaves) {
      i *= 2;
      if (tree[i] !== minute) i++;
    }
    return i - leaves;
  }
}
