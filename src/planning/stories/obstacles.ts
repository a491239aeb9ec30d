// What beside its person an issue lacked, minute by minute of one future: an open window, a free resource. Windows are known before;
// resources are read from the rows.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';

export const NOTHING = 0;
/** object = the window. */
export const CLOSED = 1;
/** object = the resource; holder = who had it. */
export const TAKEN = 2;

export class Obstacles {
  private readonly network: Network;
  /** Windows that close the issue, and the ones of which one must be open. */
  private readonly closing: readonly number[];
  private readonly only: readonly number[];
  /** Entries of the issue's use of resources. */
  private readonly firstUse: number;
  private readonly endUse: number;
  /** False = no minute can lack anything. */
  readonly possible: boolean;
  // Changes of the resources used, in the order of time: minute, entry of use, what is free from then on, and a holder (-1).
  private changes = new Int32Array(256);
  private changeCount = 0;
  private readonly free: Int32Array;
  /** By entry of use: who holds it now, first come first. */
  private readonly holders: number[][];
  /** Found by `at`: what is lacking, of what, held by whom, and until when this stays as it is. */
  kind = NOTHING;
  object = -1;
  holder = -1;
  until = 0;

  constructor(network: Network, issue: number) {
    const { useOffset, closesOffset, closesIssue, onlyOffset, onlyIssue, windowIds } = network;
    const listing = (offset: Int32Array, issues: Int32Array): number[] =>
      windowIds.map((_, w) => w).filter((w) => issues.subarray(offset[w], offset[w + 1]).includes(issue));
    this.network = network;
    this.closing = listing(closesOffset, closesIssue);
    this.only = listing(onlyOffset, onlyIssue);
    this.firstUse = useOffset[issue];
    this.endUse = useOffset[issue + 1];
    this.possible = this.closing.length > 0 || this.only.length > 0 || this.endUse > this.firstUse;
    this.free = new Int32Array(this.endUse - this.firstUse);
    this.holders = Array.from(this.free, () => []);
  }

  /** Reads one future. */
  build({ rows, rowCount }: Trace): void {
    this.changeCount = 0;
    if (this.endUse === this.firstUse) return;
    const { useResource, resourceCapacity } = this.network;
    for (let u = this.firstUse; u < this.endUse; u++) {
      this.free[u - this.firstUse] = resourceCapacity[useResource[u]];
      this.holders[u - this.firstUse].length = 0;
      this.note(0, u);
    }
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE) {
      const kind = rows[at + 1];
      if (kind !== ROW.resourceTaken && kind !== ROW.resourceReleased) continue;
      for (let u = this.firstUse; u < this.endUse; u++)
        if (useResource[u] === rows[at + 3]) this.change(u, rows[at + 2], kind === ROW.resourceTaken, rows[at]);
    }
  }

  private change(use: number, issue: number, taken: boolean, minute: number): void {
    const { useOffset, useResource, useAmount } = this.network;
    const local = use - this.firstUse;
    let amount = 0;
    for (let u = useOffset[issue]; u < useOffset[issue + 1]; u++)
      if (useResource[u] === useResource[use]) amount = useAmount[u];
    this.free[local] += taken ? -amount : amount;
    const holders = this.holders[local];
    if (taken) holders.push(issue);
    else holders.splice(holders.indexOf(issue), 1);
    this.note(minute, use);
  }

  private note(minute: number, use: number): void {
    if (4 * this.changeCount === this.changes.length) {
      const wider = new Int32Array(2 * this.changes.length);
      wider.set(this.changes);
      this.changes = wider;
    }
    const at = 4 * this.changeCount++;
    this.changes[at] = minute;
    this.changes[at + 1] = use;
    this.changes[at + 2] = this.free[use - this.firstUse];
    this.changes[at + 3] = this.holders[use - this.firstUse][0] ?? -1;
  }

  /** What is lacking at a minute. */
  at(minute: number): void {
    this.kind = NOTHING;
    this.object = -1;
    this.holder = -1;
    this.until = this.network.horizonMinute;
    if (!this.lookAtWindows(minute)) this.lookAtResources(minute);
  }

  /** Is the issue closed at a minute? Sets what closes it, and when a window turns next. */
  private lookAtWindows(minute: number): boolean {
    for (const w of this.closing)
      if (this.isOpen(w, minute) && this.kind === NOTHING) {
        this.kind = CLOSED;
        this.object = w;
      }
    let open = this.only.length === 0;
    for (const w of this.only) open = this.isOpen(w, minute) || open;
    if (!open && this.kind === NOTHING) {
      this.kind = CLOSED;
      this.object = this.only[0];
    }
    return this.kind === CLOSED;
  }

  private isOpen(window: number, minute: number): boolean {
    const { windowOffset, windowMinute } = this.network;
    let turns = 0;
    for (let k = windowOffset[window]; k < windowOffset[window + 1]; k++) {
      if (windowMinute[k] > minute) {
        if (windowMinute[k] < this.until) this.until = windowMinute[k];
        break;
      }
      turns++;
    }
    return (turns & 1) === 1;
  }

  private lookAtResources(minute: number): void {
    const { changes, changeCount } = this;
    const { useResource, useAmount } = this.network;
    for (let u = this.firstUse; u < this.endUse; u++) {
      let now = -1;
      for (let k = 0; k < changeCount; k++) {
        const at = 4 * k;
        if (changes[at] > minute) {
          if (changes[at] < this.until) this.until = changes[at];
          break;
        }
        if (changes[at + 1] === u) now = at;
      }
      if (now < 0 || changes[now + 2] >= useAmount[u] || this.kind !== NOTHING) continue;
      this.kind = TAKEN;
      this.object = useResource[u];
      this.holder = changes[now + 3];
    }
  }
}
