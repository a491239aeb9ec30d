// What one person did in one future, stretch after stretch: nothing, an issue, a review, away by a risk. A review stops own work and an
// absence stops both, so the later of these words wins; of several issues in hand the one taken first stands for all.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';

export const FREE = 0;
/** object = the issue. */
export const BUSY = 1;
/** object = the gate. */
export const REVIEW = 2;
/** object = the effect of a risk. */
export const ABSENT = 3;

const TOGETHER = 1;

export class PersonTimeline {
  private readonly network: Network;
  private person = -1;
  /** Stretches in the order of time: the minute each begins, what it is, and of what. The last one has no end. */
  from = new Int32Array(64);
  state = new Uint8Array(64);
  object = new Int32Array(64);
  count = 0;
  private readonly hands: Int32Array;
  private inHand = 0;
  private gate = -1;
  private effect = -1;
  private absences = 0;

  constructor(network: Network) {
    this.network = network;
    this.hands = new Int32Array(network.issueCount);
  }

  /** Reads one future. `person` -1 = nobody: free all the time. */
  build(trace: Trace, person: number): void {
    this.person = person;
    this.count = 0;
    this.inHand = 0;
    this.gate = -1;
    this.absences = 0;
    this.note(0);
    if (person < 0) return;
    const { rows, performer } = trace;
    const end = trace.rowCount * ROW_SIZE;
    for (let at = 0; at < end; at += ROW_SIZE) {
      switch (rows[at + 1]) {
        case ROW.issueStarted:
        case ROW.issueTakenUp:
          if (rows[at + 3] === person) this.take(rows[at + 2], rows[at]);
          break;
        case ROW.workEnded:
        case ROW.issueFinished:
          if (rows[at + 3] === person) this.leave(rows[at + 2], rows[at]);
          break;
        case ROW.issueSetAside:
          if (performer[rows[at + 2]] === person) this.leave(rows[at + 2], rows[at]);
          break;
        case ROW.issueBlocked:
          if (performer[rows[at + 3]] === person) this.leave(rows[at + 3], rows[at]);
          break;
        case ROW.keeperStarted:
        case ROW.keeperFinished:
          if (this.keeps(rows[at + 2], rows[at + 3])) {
            this.gate = rows[at + 1] === ROW.keeperStarted ? rows[at + 3] : -1;
            this.note(rows[at]);
          }
          break;
        case ROW.absenceBegan:
        case ROW.absenceEnded:
          if (rows[at + 2] === person) this.change(rows[at + 1] === ROW.absenceBegan, rows[at + 3], rows[at]);
          break;
      }
    }
  }

  /** The stretch that holds a minute (0 or later). */
  stretchAt(minute: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.from[middle] <= minute) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** End of a stretch, at most `limit`. */
  endOf(stretch: number, limit: number): number {
    return stretch + 1 < this.count && this.from[stretch + 1] < limit ? this.from[stretch + 1] : limit;
  }

  private keeps(keeper: number, gate: number): boolean {
    const { keeperPerson, keeperOffset, reviewMode } = this.network;
    const last = reviewMode[gate] === TOGETHER ? keeperOffset[gate + 1] : keeper + 1;
    for (let k = keeper; k < last; k++) if (keeperPerson[k] === this.person) return true;
    return false;
  }

  private take(issue: number, minute: number): void {
    this.hands[this.inHand++] = issue;
    this.note(minute);
  }

  /** A held finish frees nobody: the work has left before. */
  private leave(issue: number, minute: number): void {
    let place = 0;
    while (place < this.inHand && this.hands[place] !== issue) place++;
    if (place === this.inHand) return;
    this.inHand--;
    for (; place < this.inHand; place++) this.hands[place] = this.hands[place + 1];
    this.note(minute);
  }

  private change(begins: boolean, effect: number, minute: number): void {
    this.absences += begins ? 1 : -1;
    if (begins) this.effect = effect;
    this.note(minute);
  }

  private note(minute: number): void {
    const state = this.absences > 0 ? ABSENT : this.gate >= 0 ? REVIEW : this.inHand > 0 ? BUSY : FREE;
    const object = state === ABSENT ? this.effect : state === REVIEW ? this.gate : state === BUSY ? this.hands[0] : -1;
    if (this.count > 0) {
      const last = this.count - 1;
      if (this.state[last] === state && this.object[last] === object) return;
      if (this.from[last] === minute) this.count--;
    }
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = minute;
    this.state[this.count] = state;
    this.object[this.count] = object;
    this.count++;
  }

  private grow(): void {
    const room = 2 * this.from.length;
    const [from, state, object] = [new Int32Array(room), new Uint8Array(room), new Int32Array(room)];
    from.set(this.from);
    state.set(this.state);
    object.set(this.object);
    this.from = from;
    this.state = state;
    this.object = object;
  }
}
