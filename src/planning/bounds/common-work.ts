// What a set of people (or a resource) has to deliver against what it can: taken together as one machine that does everything at once, each
// piece no earlier than it can begin and with what must follow it. Preemption and infinite division only help, so this is a bound; for one
// person it is Jackson's preemptive schedule of one machine with heads and tails (Carlier 1982), which no order of their work can beat.
import type { Profile } from '../../engine/calendar/profile.ts';

/** How much can have been delivered by a minute; ascends. */
export interface Clock {
  at(minute: number): number;
  /** Smallest minute by which so much can have been delivered; Infinity = never. */
  reach(amount: number): number;
}

/** A hair, so that rounding of sums never makes a minute of it. */
const HAIR = 1e-6;

export class CommonWork {
  private readonly clock: Clock;
  private readonly plan: Profile;
  /** Pieces of work of this future: `count` of them are in use. */
  count = 0;
  private readonly heads: Float64Array;
  private readonly amounts: Float64Array;
  private readonly tails: Float64Array;

  /** @param most pieces of work there can be */
  constructor(clock: Clock, plan: Profile, most: number) {
    this.clock = clock;
    this.plan = plan;
    this.heads = new Float64Array(most);
    this.amounts = new Float64Array(most);
    this.tails = new Float64Array(most);
  }

  clear(): void {
    this.count = 0;
  }

  /** A piece of work: from which civil minute on, how much on the clock, and the working minutes of the plan that follow it. Negative tail = not asked about. */
  add(from: number, amount: number, tail: number): void {
    if (!(amount > 0) || tail < 0) return;
    const head = from === Infinity ? Infinity : this.clock.at(from);
    // Kept in the order of their heads.
    let place = this.count++;
    for (; place > 0 && this.heads[place - 1] > head; place--) {
      this.heads[place] = this.heads[place - 1];
      this.amounts[place] = this.amounts[place - 1];
      this.tails[place] = this.tails[place - 1];
    }
    this.heads[place] = head;
    this.amounts[place] = amount;
    this.tails[place] = tail;
  }

  /** Civil minute before which not everything, tails included, can be over; `floor` where this argument gives no more. */
  bound(floor: number): number {
    const { count, tails } = this;
    let best = floor;
    for (let k = 0; k < count; k++) {
      if (k > 0 && tails[k] === tails[k - 1]) continue;
      best = this.withTail(tails[k], best);
      if (best === Infinity) return best;
    }
    return best;
  }

  /** All work that at least `tail` follows: one of it is the last. */
  private withTail(tail: number, best: number): number {
    const { count, heads, amounts, tails, clock, plan } = this;
    let done = 0;
    for (let k = 0; k < count; k++) {
      if (tails[k] < tail) continue;
      if (heads[k] > done) done = heads[k];
      done += amounts[k];
    }
    if (done === Infinity) return Infinity;
    const behind = Math.ceil(tail - HAIR);
    // Is it over by the last minute from which the tail still leads to `best`? Then there is nothing to be learnt.
    const latest = lastStart(plan, best, behind);
    if (latest >= 0 && done - HAIR <= clock.at(latest)) return best;
    const over = clock.reach(done - HAIR);
    if (over === Infinity) return Infinity;
    const end = behind <= 0 ? over : plan.finishMinutes(over, behind);
    return end < 0 ? Infinity : Math.max(best, end);
  }
}

/** A minute from which `minutes` of the calendar are over by `end`; -1 = there is none. */
function lastStart(plan: Profile, end: number, minutes: number): number {
  if (minutes <= 0) return end;
  const left = plan.minutesAt(end) - minutes;
  if (left < 0) return -1;
  return left === 0 ? 0 : plan.finishMinutes(0, left);
}
