// What each person is most likely on in week 1, and the chance that it starts and ends in that week.
import type { Trace } from '../kernel/trace.ts';
import type { Network } from '../network/network.ts';
import { weekEnd, weekOffset } from './weeks.ts';

export class ThisWeekTally {
  private readonly network: Network;
  private readonly end: number;
  /** By issue x person, only pairs that occurred: futures in which it started, and ended, in the week by that person. */
  private readonly counts = new Map<number, { started: number; ended: number }>();

  constructor(network: Network) {
    this.network = network;
    this.end = weekEnd(0, weekOffset(network.start));
  }

  count(trace: Trace): void {
    const { plannedIssueCount, personCount } = this.network;
    for (let i = 0; i < plannedIssueCount; i++) {
      const person = trace.performer[i];
      const start = trace.eventMinute[2 * i];
      if (person < 0 || start < 0 || start >= this.end) continue;
      const finish = trace.eventMinute[2 * i + 1];
      const key = i * personCount + person;
      let pair = this.counts.get(key);
      if (!pair) this.counts.set(key, (pair = { started: 0, ended: 0 }));
      pair.started++;
      if (finish >= 0 && finish <= this.end) pair.ended++;
    }
  }

  /** Counts by person, issues in document order. */
  of(person: number): { issue: number; started: number; ended: number }[] {
    const { personCount } = this.network;
    return [...this.counts]
      .filter(([key]) => key % personCount === person)
      .map(([key, pair]) => ({ issue: Math.floor(key / personCount), ...pair }))
      .sort((a, b) => a.issue - b.issue);
  }
}
