// Looks at one issue in one future after another. Everything kept adds up exactly; the three dates of each future stand in rows that
// name the future.
import { ChainMarks } from '../../engine/forecast/chain-marks.ts';
import { walkChains } from '../../engine/forecast/chain-walk.ts';
import type { Observer } from '../../engine/forecast/observer.ts';
import { NEVER } from '../../engine/forecast/quantiles.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import { type Network, RECORDED_BEGUN, RECORDED_DONE } from '../../engine/network/network.ts';
import { type FutureRows, FutureTable, joinRows } from '../future-table.ts';
import { type CauseKeys, causeKeys } from './issue-causes.ts';
import { LifeCharger } from './life-charger.ts';
import { Needs } from './needs.ts';
import { addNext, NextBegun, type NextCounts } from './next-begun.ts';
import { Obstacles } from './obstacles.ts';
import { PersonTimeline } from './person-timeline.ts';
import { SlackAhead } from './slack-ahead.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';
import { tallySink, WaitCharger } from './wait-charger.ts';
import { WorkParts } from './work-parts.ts';

/** Keys of `whole`. */
export const WHOLE = { openingToReady: 0, readyToStart: 1, startToDone: 2, slack: 3, work: 4 } as const;
/** Keys of `length`: the kinds, and LENGTH_RISKS + the number of a risk. */
export const LENGTH = { estimate: 0, without: 1, capacity: 2, risks: 3 } as const;
/** Columns of `dates`: minutes, NEVER, or -1 = this future does not count. */
export const ISSUE_DATES = { ready: 0, start: 1, done: 2 } as const;

export interface IssuePart {
  kind: 'issue';
  futures: number;
  counted: number;
  dropped: number;
  never: number;
  tight: number;
  driving: number;
  dates: FutureRows;
  whole: SpellCounts;
  waits: SpellCounts;
  behind: SpellCounts;
  life: SpellCounts;
  length: SpellCounts;
  /** By need: margins, and futures in which it came last. */
  margins: SpellCounts;
  last: Float64Array;
  next: NextCounts;
}

export class IssueObserver implements Observer<IssuePart> {
  private readonly network: Network;
  private readonly issue: number;
  private readonly keys: CauseKeys;
  private readonly timeline: PersonTimeline;
  private readonly obstacles: Obstacles | null;
  private readonly needs: Needs;
  private readonly slack: SlackAhead;
  private readonly parts: WorkParts;
  private readonly marks: ChainMarks;
  private readonly begun: NextBegun;
  private readonly charger: WaitCharger;
  private readonly life: LifeCharger;
  private readonly whole = new SpellTally();
  private readonly waits = new SpellTally();
  private readonly behind = new SpellTally();
  private readonly lifeTally = new SpellTally();
  private readonly length = new SpellTally();
  private readonly margins = new SpellTally();
  private readonly tallies: readonly SpellTally[];
  private readonly dates = new FutureTable(3);
  private readonly last: Float64Array;
  private futures = 0;
  private counted = 0;
  private dropped = 0;
  private never = 0;

  constructor(network: Network, issue: number) {
    this.network = network;
    this.issue = issue;
    this.keys = causeKeys(network);
    this.timeline = new PersonTimeline(network);
    const obstacles = new Obstacles(network, issue);
    this.obstacles = obstacles.possible ? obstacles : null;
    this.needs = new Needs(network, issue, false);
    this.last = new Float64Array(this.needs.event.length);
    this.slack = new SlackAhead(network, issue);
    this.parts = new WorkParts(network);
    this.marks = new ChainMarks(network);
    const done = network.doneEventOfIssue[issue];
    const events = [...new Set([2 * issue, 2 * issue + 1, done])];
    this.begun = new NextBegun(network, events, issue);
    this.charger = new WaitCharger(network, tallySink(this.keys, this.waits, this.behind));
    this.life = new LifeCharger(network, this.keys, this.lifeTally, issue);
    this.tallies = [this.whole, this.waits, this.behind, this.lifeTally, this.length, this.margins];
  }

  count(trace: Trace, tape: Int32Array, replication: number): void {
    const { issue, network } = this;
    this.futures++;
    if (trace.finishMinute >= 0) walkChains(trace, this.marks);
    this.begun.count(trace);
    const done = trace.eventMinute[network.doneEventOfIssue[issue]];
    const isWork = network.recorded[issue] !== RECORDED_DONE;
    const startRow = isWork ? this.life.findStart(trace) : -1;
    const skipped = isWork && startRow < 0 && trace.eventMinute[2 * issue] >= 0;
    if (skipped) this.dropped++;
    else if (isWork && done < 0) this.never++;
    this.place(trace, replication, isWork && !skipped, done);
    if (startRow < 0 || done < 0) return;
    this.counted++;
    this.tell(trace, tape, startRow, done);
    for (const tally of this.tallies) tally.close();
  }

  private place(trace: Trace, replication: number, counts: boolean, done: number): void {
    const at = this.dates.begin(replication);
    const { data } = this.dates;
    data[at + ISSUE_DATES.ready] = counts ? orNever(trace.readyMinute[this.issue]) : -1;
    data[at + ISSUE_DATES.start] = counts ? orNever(trace.eventMinute[2 * this.issue]) : -1;
    data[at + ISSUE_DATES.done] = counts ? orNever(done) : -1;
  }

  private tell(trace: Trace, tape: Int32Array, startRow: number, done: number): void {
    const { network, issue, timeline, obstacles, whole } = this;
    const { dataMinute } = network;
    const begun = network.recorded[issue] === RECORDED_BEGUN;
    const start = Math.max(dataMinute, trace.eventMinute[2 * issue]);
    timeline.build(trace, trace.performer[issue]);
    obstacles?.build(trace);
    if (!begun) {
      const ready = Math.max(dataMinute, trace.readyMinute[issue]);
      whole.add(WHOLE.openingToReady, this.worked(dataMinute, ready));
      this.tellNeeds(trace, ready);
      whole.add(WHOLE.readyToStart, this.worked(ready, start));
      this.charger.charge(trace, issue, startRow, ready, start, timeline, obstacles);
    }
    whole.add(WHOLE.startToDone, this.worked(start, done));
    this.life.charge(trace, start, done, timeline, obstacles);
    // Whoever began because it freed them would have begun later.
    whole.add(WHOLE.slack, this.begun.freed ? 0 : this.slack.look(trace, done));
    this.tellLength(trace, tape, startRow);
  }

  private tellNeeds(trace: Trace, ready: number): void {
    const { needs } = this;
    needs.look(trace, ready);
    if (needs.last < 0) return;
    this.last[needs.last]++;
    const { dataMinute } = this.network;
    const before = Math.min(ready, Math.max(needs.before, dataMinute));
    this.margins.add(needs.last, this.worked(before, ready));
  }

  private tellLength(trace: Trace, tape: Int32Array, startRow: number): void {
    const { parts, length, issue, life } = this;
    parts.look(trace, tape, issue, startRow);
    this.whole.add(WHOLE.work, life.worked);
    length.add(LENGTH.estimate, parts.estimate);
    length.add(LENGTH.without, parts.without);
    length.add(LENGTH.capacity, life.worked - trace.workMinutes[issue]);
    for (let k = 0; k < parts.count; k++) length.add(LENGTH.risks + parts.risk[k], parts.minutes[k]);
  }

  private worked(from: number, to: number): number {
    const { planProfile } = this.network;
    return planProfile.minutesAt(to) - planProfile.minutesAt(from);
  }

  part(): IssuePart {
    return {
      kind: 'issue',
      futures: this.futures,
      counted: this.counted,
      dropped: this.dropped,
      never: this.never,
      tight: this.marks.tight.futures[this.issue],
      driving: this.marks.driving.futures[this.issue],
      dates: this.dates.part(),
      whole: this.whole.part(),
      waits: this.waits.part(),
      behind: this.behind.part(),
      life: this.lifeTally.part(),
      length: this.length.part(),
      margins: this.margins.part(),
      last: this.last,
      next: this.begun.part(),
    };
  }
}

function orNever(minute: number): number {
  return minute < 0 ? NEVER : minute;
}

export function addIssueParts(parts: readonly IssuePart[]): IssuePart {
  const sum = (of: (part: IssuePart) => number): number => parts.reduce((all, part) => all + of(part), 0);
  return {
    kind: 'issue',
    futures: sum(({ futures }) => futures),
    counted: sum(({ counted }) => counted),
    dropped: sum(({ dropped }) => dropped),
    never: sum(({ never }) => never),
    tight: sum(({ tight }) => tight),
    driving: sum(({ driving }) => driving),
    dates: joinRows(parts.map(({ dates }) => dates)),
    whole: addSpells(parts.map(({ whole }) => whole)),
    waits: addSpells(parts.map(({ waits }) => waits)),
    behind: addSpells(parts.map(({ behind }) => behind)),
    life: addSpells(parts.map(({ life }) => life)),
    length: addSpells(parts.map(({ length }) => length)),
    margins: addSpells(parts.map(({ margins }) => margins)),
    last: parts[0].last.map((_, k) => sum(({ last }) => last[k])),
    next: addNext(parts.map(({ next }) => next)),
  };
}
