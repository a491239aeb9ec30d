// Looks at one person in one future after another, from the opening (or the data date) to the end of the plan. Futures that never end
// are left out: nobody can say how long they were idle in them.
import { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import { listDatedNodes } from '../../engine/network/dated-nodes.ts';
import { type Network, RECORDED_BEGUN } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { IdleReasons } from './idle-reasons.ts';
import { WAIT } from './issue-causes.ts';
import { Obstacles } from './obstacles.ts';
import { PersonRows } from './person-rows.ts';
import { ABSENT, BUSY, PersonTimeline, REVIEW } from './person-timeline.ts';
import { addWeeks, PersonWeeks, WEEK, type WeeksPart } from './person-weeks.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';
import { upstreamOf } from './upstream-of.ts';
import { WaitCharger, type WaitSink } from './wait-charger.ts';

/** Keys of `whole`. */
export const PERSON = { available: 0, work: 1, review: 2, absent: 3, idle: 4, waiting: 5 } as const;
export interface PersonPart {
  kind: 'person';
  futures: number;
  counted: number;
  driving: number;
  contention: number;
  whole: SpellCounts;
  weeks: WeeksPart;
  /** By issue; by issue * nodeCount + node (what kept the person); by issue: futures in which it waits on the driving chain. */
  waiters: SpellCounts;
  behind: SpellCounts;
  waitersDriving: Float64Array;
  idle: SpellCounts;
  /** By gate; by risk; by place among the dated nodes with a target. */
  reviewsOf: SpellCounts;
  absences: SpellCounts;
  beyond: SpellCounts;
}

export class PersonObserver implements Observer<PersonPart>, WaitSink {
  private readonly network: Network;
  private readonly person: number;
  private readonly timeline: PersonTimeline;
  private readonly rows: PersonRows;
  private readonly marks: ChainMarks;
  private readonly charger: WaitCharger;
  private readonly obstacles = new Map<number, Obstacles>();
  private readonly targets: readonly { minute: number; leads: Uint8Array }[];
  private readonly weeks: PersonWeeks;
  private readonly whole = new SpellTally();
  private readonly waiters = new SpellTally();
  private readonly behind = new SpellTally();
  private readonly idle = new SpellTally();
  private readonly reasons: IdleReasons;
  private readonly reviewsOf = new SpellTally();
  private readonly absences = new SpellTally();
  private readonly beyond = new SpellTally();
  private readonly tallies: readonly SpellTally[];
  private readonly waitersDriving: Float64Array;
  private futures = 0;
  private counted = 0;
  /** The issue whose wait is being charged. */
  private waiter = -1;

  constructor(plan: Plan, network: Network, person: number) {
    this.network = network;
    this.person = person;
    this.timeline = new PersonTimeline(network);
    this.rows = new PersonRows(network);
    this.marks = new ChainMarks(network);
    this.charger = new WaitCharger(network, this);
    this.reasons = new IdleReasons(network, person, this.rows, this.idle);
    this.targets = listDatedNodes(plan, network).flatMap(({ node, target }) =>
      target === null ? [] : [{ minute: target, leads: upstreamOf(network, 2 * node + 1) }],
    );
    this.weeks = new PersonWeeks(network);
    this.tallies = [this.whole, this.waiters, this.behind, this.idle, this.reviewsOf, this.absences, this.beyond];
    this.waitersDriving = new Float64Array(network.issueCount);
  }

  count(trace: Trace): void {
    const { network, person } = this;
    this.futures++;
    if (trace.finishMinute < 0) return;
    this.counted++;
    walkChains(trace, this.marks);
    this.timeline.build(trace, person);
    this.rows.look(trace, person);
    this.tellDays(trace, network.dataMinute, trace.finishMinute);
    this.tellWaiters(trace);
    this.tellQueue(trace);
    this.weeks.close(network.dataMinute, trace.finishMinute);
    for (const tally of this.tallies) tally.close();
  }

  /** Every stretch of the person's time until the plan ends. */
  private tellDays(trace: Trace, from: number, finish: number): void {
    const { timeline, person } = this;
    this.whole.add(PERSON.available, this.own(from, finish));
    for (let k = timeline.stretchAt(from); k < timeline.count && timeline.from[k] < finish; k++) {
      const a = Math.max(from, timeline.from[k]);
      const b = timeline.endOf(k, finish);
      const minutes = this.own(a, b);
      const object = timeline.object[k];
      switch (timeline.state[k]) {
        case BUSY:
          this.whole.add(PERSON.work, minutes);
          this.weeks.spread(WEEK.work, person, a, b);
          this.tellBeyond(object, a, b);
          break;
        case REVIEW:
          this.whole.add(PERSON.review, minutes);
          this.reviewsOf.add(object, minutes);
          this.weeks.spread(WEEK.review, person, a, b);
          this.tellBeyond(this.network.issueCount + object, a, b);
          break;
        case ABSENT:
          this.whole.add(PERSON.absent, minutes);
          this.absences.add(this.network.effectRisk[object], minutes);
          this.weeks.spread(WEEK.absent, person, a, b);
          break;
        default:
          this.whole.add(PERSON.idle, minutes);
          this.weeks.spread(WEEK.idle, person, a, b);
          if (minutes > 0) this.reasons.tell(trace, timeline, k, a, b);
      }
    }
  }

  private tellBeyond(node: number, from: number, to: number): void {
    for (let k = 0; k < this.targets.length; k++) {
      const { minute, leads } = this.targets[k];
      if (to > minute && leads[node] === 1) this.beyond.add(k, this.own(Math.max(from, minute), to));
    }
  }

  private tellWaiters(trace: Trace): void {
    const { rows, network, marks } = this;
    for (let k = 0; k < rows.count; k++) {
      const issue = rows.issues[k];
      const from = this.readyAt(trace, issue);
      const to = trace.eventMinute[2 * issue];
      if (to <= from || network.recorded[issue] === RECORDED_BEGUN) continue;
      this.waiter = issue;
      const before = this.waiters.soFar(issue);
      this.charger.charge(trace, issue, rows.startRow[issue], from, to, this.timeline, this.lacking(trace, issue));
      if (before === 0 && this.waiters.soFar(issue) > 0 && marks.driving.isIn(issue, marks.future))
        this.waitersDriving[issue]++;
    }
  }

  /** What this issue can lack beside the person; null = nothing. */
  private lacking(trace: Trace, issue: number): Obstacles | null {
    let obstacles = this.obstacles.get(issue);
    if (obstacles === undefined) {
      obstacles = new Obstacles(this.network, issue);
      this.obstacles.set(issue, obstacles);
    }
    if (!obstacles.possible) return null;
    obstacles.build(trace);
    return obstacles;
  }

  addWait(cause: number, _what: number, node: number, minutes: number): void {
    if (cause > WAIT.calendar) return;
    this.waiters.add(this.waiter, minutes);
    this.whole.add(PERSON.waiting, minutes);
    if (cause === WAIT.busy || cause === WAIT.review)
      this.behind.add(this.waiter * this.network.nodeCount + node, minutes);
  }

  /** How many ready issues that the person will take wait, whatever for; waits of no working minute do not count. */
  private tellQueue(trace: Trace): void {
    const { network, weeks } = this;
    const { rows, rowCount, performer, eventMinute } = trace;
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE) {
      const kind = rows[at + 1];
      if (kind !== ROW.issueReady && kind !== ROW.issueStarted) continue;
      const issue = rows[at + 2];
      if (performer[issue] !== this.person || network.recorded[issue] === RECORDED_BEGUN) continue;
      const from = this.readyAt(trace, issue);
      const to = eventMinute[2 * issue];
      // A rework that comes again is seen only in its last round.
      if (network.planProfile.minutesAt(to) === network.planProfile.minutesAt(from)) continue;
      if (kind === ROW.issueReady && Math.max(rows[at], network.dataMinute) === from) weeks.change(1, from);
      else if (kind === ROW.issueStarted && rows[at] === to) {
        weeks.change(-1, to);
        weeks.spread(WEEK.queue, -1, from, to);
      }
    }
  }

  private readyAt({ readyMinute }: Trace, issue: number): number {
    return Math.max(readyMinute[issue], this.network.dataMinute);
  }

  private own(from: number, to: number): number {
    const profile = this.network.profiles[this.network.profileOfPerson[this.person]];
    return to <= from ? 0 : profile.minutesAt(to) - profile.minutesAt(from);
  }

  part(): PersonPart {
    return {
      kind: 'person',
      futures: this.futures,
      counted: this.counted,
      driving: this.marks.personDriving.futures[this.person],
      contention: this.marks.contention.futures[this.person],
      whole: this.whole.part(),
      weeks: this.weeks.part(),
      waiters: this.waiters.part(),
      behind: this.behind.part(),
      waitersDriving: this.waitersDriving,
      idle: this.idle.part(),
      reviewsOf: this.reviewsOf.part(),
      absences: this.absences.part(),
      beyond: this.beyond.part(),
    };
  }
}

export function addPersonParts(parts: readonly PersonPart[]): PersonPart {
  const sum = (of: (part: PersonPart) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {
    kind: 'person',
    futures: sum(({ futures }) => futures),
    counted: sum(({ counted }) => counted),
    driving: sum(({ driving }) => driving),
    contention: sum(({ contention }) => contention),
    whole: addSpells(parts.map(({ whole }) => whole)),
    weeks: addWeeks(parts.map(({ weeks }) => weeks)),
    waiters: addSpells(parts.map(({ waiters }) => waiters)),
    behind: addSpells(parts.map(({ behind }) => behind)),
    waitersDriving: parts[0].waitersDriving.map((_, i) => sum(({ waitersDriving }) => waitersDriving[i])),
    idle: addSpells(parts.map(({ idle }) => idle)),
    reviewsOf: addSpells(parts.map(({ reviewsOf }) => reviewsOf)),
    absences: addSpells(parts.map(({ absences }) => absences)),
    beyond: addSpells(parts.map(({ beyond }) => beyond)),
  };
}
