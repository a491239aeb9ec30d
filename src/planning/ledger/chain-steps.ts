// The issues and gates of one future's driving chain, from the date back, with the working time the chain spends on each and the tie that
// made the next one wait.

/** How a step leads to the one after it, as a number. */
export const TIE_LINK = 0;
export const TIE_PERSON = 1;
export const TIE_RESOURCE = 2;
export const TIE_LIMIT = 3;
export const TIE_END = 4;
export const TIE_COUNT = 5;

export class ChainSteps {
  node = new Int32Array(64);
  minutes = new Int32Array(64);
  tie = new Uint8Array(64);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  /** The chain holds this node; the same node again adds to its step. */
  add(node: number, workingMinutes: number, tie: number): void {
    const last = this.count - 1;
    if (last >= 0 && this.node[last] === node) {
      this.minutes[last] += workingMinutes;
      return;
    }
    if (this.count === this.node.length) this.grow();
    this.node[this.count] = node;
    this.minutes[this.count] = workingMinutes;
    this.tie[this.count++] = tie;
  }

  private grow(): void {
    const { node, minutes, tie } = this;
    this.node = new Int32Array(2 * node.length);
    this.minutes = new Int32Array(2 * node.length);
    this.tie = new Uint8Array(2 * node.length);
    this.node.set(node);
    this.minutes.set(minutes);
    this.tie.set(tie);
  }
}
