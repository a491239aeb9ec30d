// Why an issue that was ready did not start: every working minute of the plan calendar from one minute to another is charged once.
// First asked is what the issue's person did. If they were on something that ranks behind it and was begun later, or stood free, the
// issue lacked something else (a window, a resource, a quota, room under a limit), or they were off.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { type CauseKeys, WAIT } from './issue-causes.ts';
import { CLOSED, NOTHING, type Obstacles } from './obstacles.ts';
import { ABSENT, BUSY, type PersonTimeline, REVIEW } from './person-timeline.ts';
import type { SpellTally } from './spell-tally.ts';

/** What the cause rows of a start say it waited for where nothing else shows it; -1 = nothing. */
const LABELS: Readonly<Record<number, number>> = {
  [ROW.causeQuota]: WAIT.quota,
  [ROW.causeLimit]: WAIT.limit,
  [ROW.causePolicy]: WAIT.other,
};

/** Takes what is charged: minutes, the cause with its subject (-1 = none), and the node (absence: risk) that kept the subject (-1 = none). */
export interface WaitSink {
  addWait(cause: number, what: number, node: number, minutes: number): void;
}

/** Minutes by cause, and by cause and what kept the person or resource. */
export function tallySink(keys: CauseKeys, waits: SpellTally, behind: SpellTally): WaitSink {
  return {
    addWait(cause, what, node, minutes) {
      const key = keys.key(cause, what);
      waits.add(key, minutes);
      if (node >= 0) behind.add(keys.behind(key, node), minutes);
    },
  };
}

export class WaitCharger {
  private readonly network: Network;
  private readonly sink: WaitSink;
  private label = -1;
  private labelObject = -1;

  constructor(network: Network, sink: WaitSink) {
    this.network = network;
    this.sink = sink;
  }

  /** @param startRow row of the start; -1 = none is known */
  charge(
    trace: Trace,
    issue: number,
    startRow: number,
    from: number,
    to: number,
    timeline: PersonTimeline,
    obstacles: Obstacles | null,
  ): void {
    if (to <= from) return;
    this.readLabel(trace, startRow);
    for (let k = timeline.stretchAt(from); k < timeline.count && timeline.from[k] < to; k++) {
      const a = Math.max(from, timeline.from[k]);
      this.chargeStretch(trace, issue, a, timeline.endOf(k, to), timeline, k, obstacles);
    }
  }

  private chargeStretch(
    trace: Trace,
    issue: number,
    from: number,
    to: number,
    timeline: PersonTimeline,
    k: number,
    obstacles: Obstacles | null,
  ): void {
    const { issueCount, effectRisk, rankOfIssue } = this.network;
    const person = trace.performer[issue];
    const object = timeline.object[k];
    switch (timeline.state[k]) {
      case REVIEW:
        this.add(WAIT.review, person, issueCount + object, from, to);
        return;
      case ABSENT:
        this.add(WAIT.absence, person, effectRisk[object], from, to);
        return;
      case BUSY: {
        const passedOver = rankOfIssue[object] > rankOfIssue[issue] && timeline.from[k] > trace.readyMinute[issue];
        this.chargeRest(from, to, obstacles, passedOver, WAIT.busy, person, object);
        return;
      }
      default:
        this.chargeRest(from, to, obstacles, true, WAIT.calendar, person, -1);
    }
  }

  /** What was lacking, if the person would have taken the issue (`wanted`); otherwise the cause given. */
  private chargeRest(
    from: number,
    to: number,
    obstacles: Obstacles | null,
    wanted: boolean,
    cause: number,
    person: number,
    node: number,
  ): void {
    for (let minute = from; minute < to; ) {
      let until = to;
      let kind = NOTHING;
      if (wanted && obstacles !== null) {
        obstacles.at(minute);
        kind = obstacles.kind;
        if (obstacles.until < to) until = obstacles.until;
      }
      if (kind !== NOTHING && obstacles !== null)
        this.add(kind === CLOSED ? WAIT.window : WAIT.resource, obstacles.object, obstacles.holder, minute, until);
      else if (wanted && this.label >= 0)
        this.add(this.label, this.label === WAIT.limit ? person : this.labelObject, -1, minute, until);
      else if (cause === WAIT.calendar) this.addFree(person, minute, until);
      else this.add(cause, person, node, minute, until);
      minute = until;
    }
  }

  /** Of somebody with nothing in hand: off, or there and kept for what stands before the issue in a list. */
  private addFree(person: number, from: number, to: number): void {
    const { planProfile, profiles, profileOfPerson, byList } = this.network;
    const minutes = planProfile.minutesAt(to) - planProfile.minutesAt(from);
    const own = profiles[profileOfPerson[person]];
    const kept = byList && person >= 0 ? Math.min(minutes, own.minutesAt(to) - own.minutesAt(from)) : 0;
    if (kept > 0) this.sink.addWait(WAIT.other, -1, -1, kept);
    if (minutes > kept) this.sink.addWait(WAIT.calendar, person, -1, minutes - kept);
  }

  private add(cause: number, what: number, node: number, from: number, to: number): void {
    const { planProfile } = this.network;
    const minutes = planProfile.minutesAt(to) - planProfile.minutesAt(from);
    if (minutes > 0) this.sink.addWait(cause, what, node, minutes);
  }

  private readLabel({ rows, rowCount }: Trace, startRow: number): void {
    this.label = -1;
    if (startRow < 0) return;
    for (let row = startRow + 1; row < rowCount; row++) {
      const kind = rows[row * ROW_SIZE + 1];
      if (kind < ROW.causeLink) return;
      const label = LABELS[kind];
      if (label === undefined) continue;
      this.label = label;
      this.labelObject = label === WAIT.quota ? rows[row * ROW_SIZE + 3] : -1;
    }
  }
}
