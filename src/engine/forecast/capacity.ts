// Who is busy when: worked minutes of every person and week that went into work or reviews, and how long ready issues waited
// for them. It is shown the rows of a future in their order. Support given beside own work is not counted as busy.
import type { Profile } from '../calendar/profile.ts';
import { ROW, type Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { ExactSums } from './sums.ts';
import { WEEK_MINUTES, weekEnd, weekOffset } from './weeks.ts';

export class CapacityTally {
  private readonly network: Network;
  /** By person. */
  private readonly profiles: readonly Profile[];
  private readonly offset: number;
  readonly weekCount: number;
  /** Sums of worked minutes, by person x week. */
  readonly busy: ExactSums;
  readonly waiting: ExactSums;
  /** By person: waiting in all weeks. */
  readonly waitingTotal: ExactSums;
  /** By person: worked minutes until the finish, over the futures that finish; and busy ones in the same futures. */
  readonly available: ExactSums;
  readonly busyUntilFinish: ExactSums;
  /** Worked minutes in all weeks before week w, by person: (weekCount + 1) entries each. */
  private readonly workedBefore: Int32Array;
  // State of the future in hand, by person.
  /** Number of issues in hand: more than one only for those who work on several at once. */
  private readonly inHand: Int32Array;
  private readonly reviewing: Int32Array;
  private readonly absent: Int32Array;
  private readonly since: Int32Array;
  private readonly busyNow: Float64Array;
  private readonly waitedNow: Float64Array;
  private readonly readyAt: Int32Array;
  /** By issue: 1 = in somebody's hands. */
  private readonly held: Uint8Array;
  /** The rows of causes that are being read explain a start (a taking-up has waited for other things). */
  private isStart = false;

  constructor(network: Network) {
    const { personCount, issueCount } = network;
    this.network = network;
    this.profiles = Array.from(network.profileOfPerson, (profile) => network.profiles[profile]);
    this.offset = weekOffset(network.start);
    this.weekCount = Math.ceil((network.horizonMinute + this.offset) / WEEK_MINUTES);
    this.busy = new ExactSums(personCount * this.weekCount);
    this.waiting = new ExactSums(personCount * this.weekCount);
    this.waitingTotal = new ExactSums(personCount);
    this.available = new ExactSums(personCount);
    this.busyUntilFinish = new ExactSums(personCount);
    this.workedBefore = tabulateWeeks(network, this.weekCount, this.offset);
    this.inHand = new Int32Array(personCount);
    this.reviewing = new Int32Array(personCount);
    this.absent = new Int32Array(personCount);
    this.since = new Int32Array(personCount);
    this.busyNow = new Float64Array(personCount);
    this.waitedNow = new Float64Array(personCount);
    this.readyAt = new Int32Array(issueCount);
    this.held = new Uint8Array(issueCount);
  }

  /** Worked minutes a person has in a week (an index). */
  availableIn(person: number, week: number): number {
    const at = person * (this.weekCount + 1) + week;
    return this.workedBefore[at + 1] - this.workedBefore[at];
  }

  /** Call before the rows of a future are read. */
  begin(): void {
    this.inHand.fill(0);
    this.held.fill(0);
    this.reviewing.fill(0);
    this.absent.fill(0);
    this.busyNow.fill(0);
    this.waitedNow.fill(0);
  }

  /** Takes in one row; its kind, minute, subject and object. */
  read(kind: number, minute: number, subject: number, object: number, trace: Trace): void {
    switch (kind) {
      case ROW.issueReady:
        this.readyAt[subject] = minute;
        break;
      case ROW.issueStarted:
        this.isStart = true;
        this.take(object, subject, minute);
        break;
      case ROW.issueTakenUp:
        this.isStart = false;
        this.take(object, subject, minute);
        break;
      case ROW.workEnded:
      case ROW.issueFinished:
        this.leave(object, subject, minute);
        break;
      case ROW.issueSetAside:
        this.leave(trace.performer[subject], subject, minute);
        break;
      case ROW.issueBlocked:
        this.leave(trace.performer[object], object, minute);
        break;
      case ROW.keeperStarted:
        this.review(subject, object, minute, 1);
        break;
      case ROW.keeperFinished:
        this.review(subject, object, minute, 0);
        break;
      case ROW.absenceBegan:
        this.change(this.absent, subject, minute, this.absent[subject] + 1);
        break;
      case ROW.absenceEnded:
        this.change(this.absent, subject, minute, this.absent[subject] - 1);
        break;
      case ROW.causePerson:
        if (this.isStart) this.waited(trace.performer[subject], subject, minute);
        break;
    }
  }

  /** Call after the last row. */
  end(trace: Trace): void {
    if (trace.finishMinute < 0) return;
    for (let p = 0; p < this.profiles.length; p++) {
      this.available.add(p, this.profiles[p].minutesAt(trace.finishMinute));
      this.busyUntilFinish.add(p, this.busyNow[p]);
    }
  }

  /** What the futures read so far add up to. */
  part() {
    return {
      busy: this.busy.part(),
      waiting: this.waiting.part(),
      waitingTotal: this.waitingTotal.part(),
      available: this.available.part(),
      busyUntilFinish: this.busyUntilFinish.part(),
    };
  }

  /** Busy minutes of everybody in the future just read, and of one person; and how long work waited for one. */
  busyInFuture(): number {
    let sum = 0;
    for (const minutes of this.busyNow) sum += minutes;
    return sum;
  }

  busyOf(person: number): number {
    return this.busyNow[person];
  }

  waitedFor(person: number): number {
    return this.waitedNow[person];
  }

  private take(person: number, issue: number, minute: number): void {
    if (person < 0) return;
    this.held[issue] = 1;
    this.change(this.inHand, person, minute, this.inHand[person] + 1);
  }

  /** A held finish frees nobody: its work ended before, and the person may be on other work by now. */
  private leave(person: number, issue: number, minute: number): void {
    if (this.held[issue] === 0) return;
    this.held[issue] = 0;
    this.change(this.inHand, person, minute, this.inHand[person] - 1);
  }

  private review(keeper: number, gate: number, minute: number, state: number): void {
    const { keeperPerson, keeperOffset, reviewMode } = this.network;
    const last = reviewMode[gate] === 1 ? keeperOffset[gate + 1] : keeper + 1;
    for (let k = keeper; k < last; k++) this.change(this.reviewing, keeperPerson[k], minute, state);
  }

  private change(states: Int32Array, person: number, minute: number, state: number): void {
    if (person < 0) return;
    const busy = (this.inHand[person] | this.reviewing[person]) > 0 && this.absent[person] === 0;
    if (busy) this.busyNow[person] += this.spread(this.busy, person, this.since[person], minute);
    this.since[person] = minute;
    states[person] = state;
  }

  /** Before the data date nothing could start, so nothing waited for anybody. */
  private waited(person: number, issue: number, minute: number): void {
    if (person < 0) return;
    const from = Math.max(this.readyAt[issue], this.network.dataMinute);
    const waited = this.spread(this.waiting, person, from, minute);
    this.waitingTotal.add(person, waited);
    this.waitedNow[person] += waited;
  }

  /** Adds the worked minutes of [from, to) to the weeks they lie in; returns their sum. */
  private spread(sums: ExactSums, person: number, from: number, to: number): number {
    if (to <= from) return 0;
    const profile = this.profiles[person];
    const end = profile.minutesAt(to);
    const begin = profile.minutesAt(from);
    let done = begin;
    let week = ((from + this.offset) / WEEK_MINUTES) | 0;
    const base = person * (this.weekCount + 1) + 1;
    for (let over = weekEnd(week, this.offset); to > over; over += WEEK_MINUTES) {
      const worked = this.workedBefore[base + week];
      sums.add(person * this.weekCount + week, worked - done);
      done = worked;
      week++;
    }
    sums.add(person * this.weekCount + week, end - done);
    return end - begin;
  }
}

function tabulateWeeks(network: Network, weekCount: number, offset: number): Int32Array {
  const table = new Int32Array(network.personCount * (weekCount + 1));
  for (let p = 0; p < network.personCount; p++) {
    const profile = network.profiles[network.profileOfPerson[p]];
    for (let week = 0; week < weekCount; week++)
      table[p * (weekCount + 1) + week + 1] = profile.minutesAt(Math.min(weekEnd(week, offset), network.horizonMinute));
  }
  return table;
}
