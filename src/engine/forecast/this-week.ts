// What each person is most likely on in the week in which work goes on after the data date (week 1 without one), and the
// chance that it ends in that week.
import type { Plan } from '../../plan/plan.ts';
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { WEEK_MINUTES, weekEnd, weekOffset, weekOfMinute } from './weeks.ts';

export class ThisWeekTally {
  private readonly network: Network;
  /** First minute of the week (0 = week 1, from the opening on), and the minute after it. */
  readonly from: number;
  private readonly end: number;
  private readonly isListed: readonly boolean[];
  /** By issue x person, only pairs that occurred: futures in which that person is on it in the week; in which it ends in the week. */
  private readonly counts = new Map<number, Int32Array>();

  constructor(plan: Plan, network: Network) {
    const offset = weekOffset(network.start);
    this.network = network;
    this.end = weekEnd(weekOfMinute(firstWorkedMinute(network), offset), offset);
    this.from = network.dataMinute === 0 ? 0 : this.end - WEEK_MINUTES;
    this.isListed = plan.issues.map(({ implied }) => implied === null);
  }

  count(trace: Trace): void {
    const { plannedIssueCount, personCount, doneEventOfIssue, dataMinute } = this.network;
    for (let i = 0; i < plannedIssueCount; i++) {
      const person = trace.performer[i];
      const start = trace.eventMinute[2 * i];
      if (person < 0 || start < 0 || start >= this.end || !this.isListed[i]) continue;
      const finish = trace.eventMinute[doneEventOfIssue[i]];
      if (finish >= 0 && finish <= dataMinute && dataMinute > 0) continue;
      const key = i * personCount + person;
      let pair = this.counts.get(key);
      if (!pair) this.counts.set(key, (pair = new Int32Array(2)));
      pair[0]++;
      if (finish >= 0 && finish <= this.end) pair[1]++;
    }
  }

  part(): Map<number, Int32Array> {
    return this.counts;
  }

  /** Counts by person, issues in document order. */
  of(person: number): { issue: number; started: number; ended: number }[] {
    const { personCount } = this.network;
    return [...this.counts]
      .filter(([key]) => key % personCount === person)
      .map(([key, [started, ended]]) => ({ issue: Math.floor(key / personCount), started, ended }))
      .sort((a, b) => a.issue - b.issue);
  }
}

/** A report of Friday evening is about the week that follows. */
function firstWorkedMinute({ dataMinute, planProfile }: Network): number {
  return dataMinute === 0 ? 0 : Math.max(dataMinute, planProfile.nextWorked(dataMinute));
}
