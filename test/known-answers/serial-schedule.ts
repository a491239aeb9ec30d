// The classical serial schedule generation scheme, which puts each activity into the first gap that is long enough: known answers of the literature are
// made by it. It exists only to be compared with what the kernel makes of a list.
import type { Instance } from './psplib.ts';

export interface SerialSchedule {
  makespan: number;
  starts: number[];
  finishes: number[];
}

/** Of the jobs of an instance, by the index of each, in the order of their keys: the lowest key of those whose needs are scheduled comes first. */
export function serialSchedule({ jobs, capacity }: Instance, keys: readonly number[]): SerialSchedule {
  const index = new Map(jobs.map(({ id }, i) => [id, i]));
  const starts = jobs.map(() => -1);
  const finishes = jobs.map(() => -1);
  const used: number[][] = [];
  const fits = (demand: readonly number[], from: number, to: number): boolean => {
    for (let t = from; t < to; t++)
      if (capacity.some((units, k) => (used[t]?.[k] ?? 0) + demand[k] > units)) return false;
    return true;
  };
  for (let scheduled = 0; scheduled < jobs.length; scheduled++) {
    let next = -1;
    jobs.forEach(({ after }, i) => {
      if (finishes[i] >= 0 || after.some((need) => finishes[index.get(need)!] < 0)) return;
      if (next < 0 || keys[i] < keys[next]) next = i;
    });
    const { after, demand, duration } = jobs[next];
    let start = Math.max(0, ...after.map((need) => finishes[index.get(need)!]));
    while (!fits(demand, start, start + duration)) start++;
    starts[next] = start;
    finishes[next] = start + duration;
    for (let t = start; t < start + duration; t++) {
      used[t] ??= capacity.map(() => 0);
      demand.forEach((units, k) => {
        used[t][k] += units;
      });
    }
  }
  return { makespan: Math.max(...finishes), starts, finishes };
}
