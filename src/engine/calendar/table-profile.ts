// The one implementation of Profile: running totals per day, stretches inside the day shared by all days alike.
// Queries allocate nothing and touch two or three cache lines. Around-the-clock calendars take an arithmetic branch of the
// same class, so that the kernel's call sites stay monomorphic.
import { MINUTES_PER_DAY, type Stretches } from './day-stretches.ts';
import type { Profile } from './profile.ts';

/** Days looked at one by one before the search for a far day starts to leap. */
const NEAR_DAYS = 8;

/** The finest division of the day into entries of the in-day table whose stretches begin and end between entries. */
const QUARTER_HOUR = 15;

/** One kind of day: what is worked and how many units the whole day delivers. */
export interface DayKind {
  stretches: Stretches;
  units: number;
}

class TableProfile implements Profile {
  readonly days: number;
  readonly constantRate: number;
  /** First and last stretch of each day's kind: offsets into the three arrays below. */
  private readonly firstStretch: Int32Array;
  private readonly endStretch: Int32Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  /** Worked minutes of the day before each stretch. */
  private readonly before: Int32Array;
  /** Minutes an entry of `inDay` stands for, and the factor that divides by it: minute * entryFactor >>> 16. */
  private readonly entryMinutes: number;
  private readonly entryFactor: number;
  /** First entry of each day's kind in `inDay`. */
  private readonly firstEntry: Int32Array;
  /** By kind and entry: 2 * worked minutes of the day before the entry, + 1 when the entry is worked. */
  private readonly inDay: Uint16Array;
  /** Running totals at each midnight, days + 1 of them. */
  private readonly unitsBefore: Int32Array;
  private readonly minutesBefore: Int32Array;
  /** First worked minute at or after each midnight; -1 = none. */
  private readonly nextFrom: Int32Array;
  /** End of the stretch that runs across each midnight; the midnight itself when none does. */
  private readonly crossEnd: Int32Array;

  constructor(kinds: readonly DayKind[], kindOfDay: Int32Array) {
    this.days = kindOfDay.length;
    this.constantRate = constantRateOf(kinds);
    const days = this.constantRate > 0 ? 0 : this.days;
    const stretchCount = kinds.reduce((sum, kind) => sum + kind.stretches.length / 2, 0);
    this.from = new Int32Array(stretchCount);
    this.to = new Int32Array(stretchCount);
    this.before = new Int32Array(stretchCount);
    const offsets = this.fillStretches(kinds);
    this.entryMinutes = entryMinutesOf(kinds);
    // Rounded up, so that a multiple of 15 is not taken for the minute before it; exact for the minutes of a day.
    this.entryFactor = Math.ceil(65_536 / this.entryMinutes);
    const entries = MINUTES_PER_DAY / this.entryMinutes;
    this.inDay = tabulateKinds(kinds, this.entryMinutes);
    this.firstEntry = new Int32Array(days);
    this.firstStretch = new Int32Array(days);
    this.endStretch = new Int32Array(days);
    this.unitsBefore = new Int32Array(days + 1);
    this.minutesBefore = new Int32Array(days + 1);
    for (let d = 0; d < days; d++) {
      const kind = kindOfDay[d];
      const last = offsets[kind + 1] - 1;
      const worked = last < offsets[kind] ? 0 : this.before[last] + this.to[last] - this.from[last];
      this.firstEntry[d] = kind * entries;
      this.firstStretch[d] = offsets[kind];
      this.endStretch[d] = offsets[kind + 1];
      this.unitsBefore[d + 1] = this.unitsBefore[d] + (worked === 0 ? 0 : kinds[kind].units);
      this.minutesBefore[d + 1] = this.minutesBefore[d] + worked;
    }
    this.nextFrom = new Int32Array(days + 1).fill(-1);
    this.crossEnd = new Int32Array(days + 1);
    this.fillMidnights(days);
  }

  private fillStretches(kinds: readonly DayKind[]): Int32Array {
    const offsets = new Int32Array(kinds.length + 1);
    let s = 0;
    kinds.forEach(({ stretches }, kind) => {
      let worked = 0;
      for (let i = 0; i < stretches.length; i += 2, s++) {
        this.from[s] = stretches[i];
        this.to[s] = stretches[i + 1];
        this.before[s] = worked;
        worked += stretches[i + 1] - stretches[i];
      }
      offsets[kind + 1] = s;
    });
    return offsets;
  }

  private fillMidnights(days: number): void {
    this.crossEnd[days] = days * MINUTES_PER_DAY;
    for (let d = days - 1; d >= 0; d--) {
      const midnight = d * MINUTES_PER_DAY;
      const first = this.firstStretch[d];
      const works = first < this.endStretch[d];
      this.nextFrom[d] = works ? midnight + this.from[first] : this.nextFrom[d + 1];
      if (!works || this.from[first] > 0) this.crossEnd[d] = midnight;
      else this.crossEnd[d] = this.to[first] === MINUTES_PER_DAY ? this.crossEnd[d + 1] : midnight + this.to[first];
    }
  }

  unitsAt(t: number): number {
    if (t <= 0) return 0;
    const days = this.days;
    if (this.constantRate > 0) return this.constantRate * (t < days * MINUTES_PER_DAY ? t : days * MINUTES_PER_DAY);
    const d = (t / MINUTES_PER_DAY) | 0;
    if (d >= days) return this.unitsBefore[days];
    const before = this.unitsBefore[d];
    const units = this.unitsBefore[d + 1] - before;
    if (units === 0) return before;
    const worked = this.minutesBefore[d + 1] - this.minutesBefore[d];
    return before + (((units * this.workedOf(d, t - d * MINUTES_PER_DAY)) / worked) | 0);
  }

  minutesAt(t: number): number {
    if (t <= 0) return 0;
    const days = this.days;
    if (this.constantRate > 0) return t < days * MINUTES_PER_DAY ? t : days * MINUTES_PER_DAY;
    const d = (t / MINUTES_PER_DAY) | 0;
    if (d >= days) return this.minutesBefore[days];
    return this.minutesBefore[d] + this.workedOf(d, t - d * MINUTES_PER_DAY);
  }

  finishUnits(t: number, units: number): number {
    if (units <= 0) return t;
    if (this.constantRate > 0) return this.within((t > 0 ? t : 0) + Math.ceil(units / this.constantRate));
    const goal = this.unitsAt(t) + units;
    if (goal > this.unitsBefore[this.days]) return -1;
    const d = lastBelow(this.unitsBefore, t > 0 ? (t / MINUTES_PER_DAY) | 0 : 0, this.days, goal);
    const before = this.unitsBefore[d];
    const worked = this.minutesBefore[d + 1] - this.minutesBefore[d];
    // floor(U k / W) reaches the need n first at k = ceil(n W / U).
    return this.minuteOf(d, Math.ceil(((goal - before) * worked) / (this.unitsBefore[d + 1] - before)));
  }

  finishMinutes(t: number, minutes: number): number {
    if (minutes <= 0) return t;
    if (this.constantRate > 0) return this.within((t > 0 ? t : 0) + Math.ceil(minutes));
    const goal = this.minutesAt(t) + Math.ceil(minutes);
    if (goal > this.minutesBefore[this.days]) return -1;
    const d = lastBelow(this.minutesBefore, t > 0 ? (t / MINUTES_PER_DAY) | 0 : 0, this.days, goal);
    return this.minuteOf(d, goal - this.minutesBefore[d]);
  }

  nextWorked(t: number): number {
    if (t < 0) t = 0;
    if (this.constantRate > 0) return t < this.days * MINUTES_PER_DAY ? t : -1;
    const d = (t / MINUTES_PER_DAY) | 0;
    if (d >= this.days) return -1;
    const minute = t - d * MINUTES_PER_DAY;
    const end = this.endStretch[d];
    for (let s = this.firstStretch[d]; s < end; s++) {
      if (minute < this.to[s]) return minute > this.from[s] ? t : d * MINUTES_PER_DAY + this.from[s];
    }
    return this.nextFrom[d + 1];
  }

  stretchEnd(m: number): number {
    if (this.constantRate > 0) return this.days * MINUTES_PER_DAY;
    const d = (m / MINUTES_PER_DAY) | 0;
    const minute = m - d * MINUTES_PER_DAY;
    let s = this.firstStretch[d];
    while (minute >= this.to[s]) s++;
    return this.to[s] === MINUTES_PER_DAY ? this.crossEnd[d + 1] : d * MINUTES_PER_DAY + this.to[s];
  }

  private within(minute: number): number {
    return minute <= this.days * MINUTES_PER_DAY ? minute : -1;
  }

  /** Worked minutes of day d before its given minute. */
  private workedOf(d: number, minute: number): number {
    const entry = (minute * this.entryFactor) >>> 16;
    const value = this.inDay[this.firstEntry[d] + entry];
    return (value >> 1) + ((value & 1) === 1 ? minute - entry * this.entryMinutes : 0);
  }

  /** Left name of the instant at which `worked` (>= 1) minutes of day d have passed. */
  private minuteOf(d: number, worked: number): number {
    let s = this.firstStretch[d];
    while (worked > this.before[s] + this.to[s] - this.from[s]) s++;
    return d * MINUTES_PER_DAY + this.from[s] + worked - this.before[s];
  }
}

/** The profile whose day d is of kind `kinds[kindOfDay[d]]`. */
export function profileOfDays(kinds: readonly DayKind[], kindOfDay: Int32Array): Profile {
  return new TableProfile(kinds, kindOfDay);
}

/** The day d >= from with totals[d] < goal <= totals[d + 1]; the totals rise and totals[from] < goal <= totals[days]. */
function lastBelow(totals: Int32Array, from: number, days: number, goal: number): number {
  let low = from;
  for (let look = 0; look < NEAR_DAYS; look++, low++) {
    if (totals[low + 1] >= goal) return low;
  }
  let leap = NEAR_DAYS;
  while (low + leap < days && totals[low + leap] < goal) {
    low += leap;
    leap *= 2;
  }
  let high = low + leap < days ? low + leap : days;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (totals[middle] < goal) low = middle;
    else high = middle;
  }
  return low;
}

/** A quarter hour when every stretch begins and ends on one, else a minute. */
function entryMinutesOf(kinds: readonly DayKind[]): number {
  return kinds.every(({ stretches }) => stretches.every((minute) => minute % QUARTER_HOUR === 0)) ? QUARTER_HOUR : 1;
}

function tabulateKinds(kinds: readonly DayKind[], entryMinutes: number): Uint16Array {
  const entries = MINUTES_PER_DAY / entryMinutes;
  const table = new Uint16Array(kinds.length * entries);
  kinds.forEach(({ stretches }, kind) => {
    let worked = 0;
    let at = kind * entries;
    for (let i = 0; i < stretches.length; i += 2) {
      const from = kind * entries + stretches[i] / entryMinutes;
      const to = kind * entries + stretches[i + 1] / entryMinutes;
      while (at < from) table[at++] = 2 * worked;
      for (; at < to; at++, worked += entryMinutes) table[at] = 2 * worked + 1;
    }
    table.fill(2 * worked, at, (kind + 1) * entries);
  });
  return table;
}

/** Units a minute when every day is worked around the clock at one rate, else 0. */
function constantRateOf(kinds: readonly DayKind[]): number {
  const units = kinds[0]?.units ?? 0;
  const round = kinds.every(
    ({ stretches, units: own }) => stretches[0] === 0 && stretches[1] === MINUTES_PER_DAY && own === units,
  );
  return round && units % MINUTES_PER_DAY === 0 ? units / MINUTES_PER_DAY : 0;
}
