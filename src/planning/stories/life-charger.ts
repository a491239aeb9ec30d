// Where the time of an issue goes from its start until it is done: worked on, standing still and why, done but held back. Every working
// minute of the plan calendar is charged once.
import { FIRST_CAUSE, ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { type Network, WORK_ELAPSED } from '../../engine/network/network.ts';
import { type CauseKeys, PAUSE } from './issue-causes.ts';
import { NOTHING, type Obstacles } from './obstacles.ts';
import { ABSENT, BUSY, type PersonTimeline, REVIEW } from './person-timeline.ts';
import type { SpellTally } from './spell-tally.ts';

const IN_HAND = 0;
const BLOCKED = 1;
const ASIDE = 2;
const TAKEABLE = 3;
const HELD = 4;

export class LifeCharger {
  private readonly network: Network;
  private readonly keys: CauseKeys;
  private readonly tally: SpellTally;
  private readonly issue: number;
  private readonly isElapsed: boolean;
  private timeline: PersonTimeline | null = null;
  private obstacles: Obstacles | null = null;
  private person = -1;
  /** Worked minutes of the performer that the future in hand has put into the issue (elapsed: clock minutes). */
  worked = 0;
  /** Row of its start, -1 = none; it left the scope; a row of its end. */
  startRow = -1;

  constructor(network: Network, keys: CauseKeys, tally: SpellTally, issue: number) {
    this.network = network;
    this.keys = keys;
    this.tally = tally;
    this.issue = issue;
    this.isElapsed = network.workKind[issue] === WORK_ELAPSED;
  }

  /** Finds the row of the start; -1 = the issue never started, or was skipped. */
  findStart({ rows, rowCount }: Trace): number {
    this.startRow = -1;
    for (let row = 0; row < rowCount; row++)
      if (rows[row * ROW_SIZE + 1] === ROW.issueStarted && rows[row * ROW_SIZE + 2] === this.issue) {
        this.startRow = row;
        break;
      }
    return this.startRow;
  }

  /** Charges [from, done). Call after `findStart` has found a row. */
  charge(trace: Trace, from: number, done: number, timeline: PersonTimeline, obstacles: Obstacles | null): void {
    const { issue } = this;
    const { rows, rowCount } = trace;
    this.timeline = timeline;
    this.obstacles = obstacles;
    this.person = trace.performer[issue];
    this.worked = 0;
    let state = IN_HAND;
    let object = -1;
    let since = from;
    for (let row = this.startRow + 1; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      const kind = rows[at + 1];
      const mine = kind === ROW.issueBlocked || kind === ROW.issueUnblocked ? rows[at + 3] : rows[at + 2];
      if (kind >= FIRST_CAUSE || mine !== issue) continue;
      const next = stateAfter(kind);
      if (next < 0 && kind !== ROW.issueFinished) continue;
      const minute = Math.max(from, rows[at]);
      if (state === HELD) this.chargeHeld(trace, row, since, minute);
      else this.chargeState(trace, state, object, since, minute);
      since = minute;
      state = next;
      object = kind === ROW.issueBlocked ? rows[at + 2] : kind === ROW.issueSetAside ? rows[at + 3] : -1;
      if (kind === ROW.issueFinished) break;
    }
    this.add(PAUSE.verdict, this.network.doneEventOfIssue[issue] >> 1, since, done);
  }

  private chargeState(trace: Trace, state: number, object: number, from: number, to: number): void {
    if (to <= from) return;
    if (state === BLOCKED) this.add(PAUSE.block, object, from, to);
    else if (state === IN_HAND) this.chargeWork(from, to);
    else if (state === TAKEABLE) this.chargeReturn(from, to);
    else this.chargeAside(trace, object, from, to);
  }

  /** Set aside by a window, a need or the data date; then free to be taken up. */
  private chargeAside(trace: Trace, window: number, from: number, to: number): void {
    let freed = window >= 0 ? from : Math.max(from, Math.min(to, trace.readyMinute[this.issue]));
    if (window >= 0 && this.obstacles !== null)
      for (this.obstacles.at(freed); this.obstacles.kind !== NOTHING && freed < to; this.obstacles.at(freed))
        freed = Math.min(to, this.obstacles.until);
    this.add(PAUSE.aside, window, from, freed);
    this.chargeReturn(freed, to);
  }

  private chargeWork(from: number, to: number): void {
    const { timeline, network } = this;
    if (timeline === null || this.person < 0 || this.isElapsed) {
      this.worked += this.isElapsed ? to - from : this.plan(from, to);
      this.add(PAUSE.work, -1, from, to);
      return;
    }
    const profile = network.profiles[network.profileOfPerson[this.person]];
    for (let k = timeline.stretchAt(from); k < timeline.count && timeline.from[k] < to; k++) {
      const a = Math.max(from, timeline.from[k]);
      const b = timeline.endOf(k, to);
      if (timeline.state[k] === REVIEW) this.add(PAUSE.review, network.issueCount + timeline.object[k], a, b);
      else if (timeline.state[k] === ABSENT) this.add(PAUSE.absence, network.effectRisk[timeline.object[k]], a, b);
      else {
        const all = this.plan(a, b);
        const worked = profile.minutesAt(b) - profile.minutesAt(a);
        this.worked += worked;
        this.tally.add(this.keys.key(PAUSE.work, -1), Math.min(all, worked));
        this.tally.add(this.keys.key(PAUSE.calendar, this.person), all - Math.min(all, worked));
      }
    }
  }

  /** Nothing was against going on but its performer. */
  private chargeReturn(from: number, to: number): void {
    const { timeline, network } = this;
    if (timeline === null || to <= from) return;
    for (let k = timeline.stretchAt(from); k < timeline.count && timeline.from[k] < to; k++) {
      const a = Math.max(from, timeline.from[k]);
      const b = timeline.endOf(k, to);
      const object = timeline.object[k];
      if (timeline.state[k] === BUSY) this.add(PAUSE.busy, object, a, b);
      else if (timeline.state[k] === REVIEW) this.add(PAUSE.review, network.issueCount + object, a, b);
      else if (timeline.state[k] === ABSENT) this.add(PAUSE.absence, network.effectRisk[object], a, b);
      else this.add(PAUSE.calendar, this.person, a, b);
    }
  }

  /** The work was done: a delay by a risk, or a link into the finish; what ended last stands for both. */
  private chargeHeld({ rows, rowCount }: Trace, finishRow: number, from: number, to: number): void {
    let risk = -1;
    for (let row = finishRow + 1; row < rowCount && rows[row * ROW_SIZE + 1] >= FIRST_CAUSE; row++)
      if (rows[row * ROW_SIZE + 1] === ROW.causeRisk) risk = rows[row * ROW_SIZE + 3];
    this.add(risk < 0 ? PAUSE.link : PAUSE.delay, risk, from, to);
  }

  private plan(from: number, to: number): number {
    const { planProfile } = this.network;
    return to <= from ? 0 : planProfile.minutesAt(to) - planProfile.minutesAt(from);
  }

  private add(cause: number, what: number, from: number, to: number): void {
    this.tally.add(this.keys.key(cause, what), this.plan(from, to));
  }
}

/** What an issue is after a row that tells of it; -1 = the row changes nothing. */
function stateAfter(kind: number): number {
  switch (kind) {
    case ROW.issueStarted:
    case ROW.issueTakenUp:
      return IN_HAND;
    case ROW.issueBlocked:
      return BLOCKED;
    case ROW.issueUnblocked:
      return TAKEABLE;
    case ROW.issueSetAside:
      return ASIDE;
    case ROW.workEnded:
      return HELD;
    default:
      return -1;
  }
}
