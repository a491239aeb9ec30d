// Why does the usual scheme not keep a schedule that a list keeps? Because it begins something too early. The links found here forbid just that:
// few of them, so that under chance everything else stays free (Rostami, Creemers & Leus 2018 search such pairs at random).
import type { Policy } from './policy.ts';
import type { ListProblem } from './search-lists.ts';

/** Schedules that are made at most for one list. */
const MOST_LINKS = 12;

export interface SequencedList {
  readonly sequences: readonly number[];
  /** Schedules made. */
  readonly schedules: number;
}

/** Makes one schedule of a policy on the likely tape: its finish; its minutes by event are in `minutes`. */
export interface LikelySchedule {
  run(policy: Policy): number;
  minutes(): Int32Array;
}

/**
 * Links under which the usual scheme is as early as `finish` for this list; `starts` and `finishes` are those of the schedule to be kept, by
 * event. Each is from an issue that ends when another should begin, to that other, which would begin before.
 */
export function neededSequences(
  list: Int32Array,
  planned: Int32Array,
  finish: number,
  { links }: ListProblem,
  likely: LikelySchedule,
): SequencedList {
  const sequences: number[] = [];
  const isKnown = (first: number, then: number): boolean => {
    for (let k = 0; k < sequences.length; k += 2) if (sequences[k] === first && sequences[k + 1] === then) return true;
    for (let e = links.beforeOffset[then]; e < links.beforeOffset[then + 1]; e++)
      if (links.before[e] === first) return true;
    return false;
  };
  for (let schedules = 1; schedules <= MOST_LINKS; schedules++) {
    if (likely.run({ list, byList: false, sequences }) <= finish) return { sequences, schedules };
    const early = firstTooEarly(likely.minutes(), planned, links.count);
    if (early < 0) return { sequences: [], schedules };
    const first = list.findLast(
      (issue) =>
        planned[2 * issue + 1] === planned[2 * early] &&
        planned[2 * issue] < planned[2 * early] &&
        !isKnown(issue, early),
    );
    if (first === undefined) return { sequences: [], schedules };
    sequences.push(first, early);
  }
  return { sequences: [], schedules: MOST_LINKS };
}

/** Of the issues that begin before their planned minute the one that does so first; -1 = none. */
function firstTooEarly(minutes: Int32Array, planned: Int32Array, count: number): number {
  let early = -1;
  for (let i = 0; i < count; i++)
    if (minutes[2 * i] >= 0 && minutes[2 * i] < planned[2 * i] && (early < 0 || minutes[2 * i] < minutes[2 * early]))
      early = i;
  return early;
}
