// One person week by week, in sums over futures: what they had in hand, and how many ready issues waited for them.
import { WEEK_MINUTES, weekEnd, weekOffset } from '../../engine/forecast/weeks.ts';
import type { Network } from '../../engine/network/network.ts';
import { addSpells, type SpellCounts, SpellTally } from './spell-tally.ts';

/** Kinds of minutes of a week. */
export const WEEK = { work: 0, review: 1, absent: 2, idle: 3, queue: 4, plan: 5 } as const;
const KINDS = 6;

export interface WeeksPart {
  /** By KINDS * week + kind: worked minutes of the person; issue-minutes of the plan calendar (queue); its worked minutes (plan). */
  minutes: Float64Array;
  /** By week: futures not over before it. */
  open: Float64Array;
  /** By week: highest number of waiting issues in each future. */
  peaks: SpellCounts;
}

export class PersonWeeks {
  private readonly network: Network;
  private readonly offset: number;
  private minutes = new Float64Array(16 * KINDS);
  private open = new Float64Array(16);
  private readonly peaks = new SpellTally();
  /** By week of the future in hand: highest number of waiting issues. */
  private peak = new Int32Array(16);
  private waiting = 0;
  private peakWeek = 0;

  constructor(network: Network) {
    this.network = network;
    this.offset = weekOffset(network.start);
  }

  weekOf(minute: number): number {
    return Math.floor((minute + this.offset) / WEEK_MINUTES);
  }

  /** Adds the minutes of [from, to) that a person (-1 = the plan calendar) works to the weeks they lie in. */
  spread(kind: number, person: number, from: number, to: number): void {
    if (to <= from) return;
    const { planProfile, profiles, profileOfPerson } = this.network;
    const profile = person < 0 ? planProfile : profiles[profileOfPerson[person]];
    let begin = from;
    for (let week = this.weekOf(from); begin < to; week++) {
      const end = Math.min(to, weekEnd(week, this.offset));
      if (week >= this.open.length) this.widen(week);
      this.minutes[KINDS * week + kind] += profile.minutesAt(end) - profile.minutesAt(begin);
      begin = end;
    }
  }

  /** One more issue, or one less, waits from this minute on; minutes ascend within a future. */
  change(by: number, minute: number): void {
    this.carry(this.weekOf(minute));
    this.waiting += by;
    if (this.waiting > this.peak[this.peakWeek]) this.peak[this.peakWeek] = this.waiting;
  }

  /** What waits at the end of a week waits at the beginning of the next. */
  private carry(week: number): void {
    if (week >= this.open.length) this.widen(week);
    while (this.peakWeek < week) {
      this.peakWeek++;
      this.peak[this.peakWeek] = this.waiting;
    }
  }

  /** Ends the future in hand, which the plan spans from `from` to `finish`. */
  close(from: number, finish: number): void {
    this.spread(WEEK.plan, -1, from, finish);
    const last = this.weekOf(Math.max(from, finish - 1));
    this.carry(last);
    for (let week = this.weekOf(from); week <= last; week++) {
      this.open[week]++;
      this.peaks.add(week, this.peak[week]);
    }
    this.peaks.close();
    this.peak.fill(0);
    this.peakWeek = 0;
    this.waiting = 0;
  }

  private widen(week: number): void {
    const room = Math.max(2 * this.open.length, week + 1);
    const minutes = new Float64Array(KINDS * room);
    minutes.set(this.minutes);
    this.minutes = minutes;
    const open = new Float64Array(room);
    open.set(this.open);
    this.open = open;
    const peak = new Int32Array(room);
    peak.set(this.peak);
    this.peak = peak;
  }

  part(): WeeksPart {
    return { minutes: this.minutes, open: this.open, peaks: this.peaks.part() };
  }
}

export function addWeeks(parts: readonly WeeksPart[]): WeeksPart {
  const sum = (of: (part: WeeksPart) => Float64Array): Float64Array => {
    const total = new Float64Array(Math.max(...parts.map((part) => of(part).length)));
    for (const part of parts)
      of(part).forEach((value, k) => {
        total[k] += value;
      });
    return total;
  };
  return {
    minutes: sum(({ minutes }) => minutes),
    open: sum(({ open }) => open),
    peaks: addSpells(parts.map(({ peaks }) => peaks)),
  };
}

/** Sum over futures of one kind in one week. */
export function weekSum({ minutes }: WeeksPart, week: number, kind: number): number {
  return minutes[KINDS * week + kind] ?? 0;
}
