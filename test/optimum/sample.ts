// Schedules to begin with: tasks in an order of random urgencies, each with whoever ends it first, appended to what they already do. The
// first urgency is the latest start, then noise around the best so far. Deterministic: a small generator of its own, always the same seed.
import { createBox, openBox } from './box.ts';
import { finishOf, startOf } from './lines.ts';
import { narrow } from './narrow.ts';
import type { Passes } from './passes.ts';
import type { Schedule } from './search.ts';

/** The best of so many; null when the plan does not fit into its horizon. */
export function sampleSchedule(passes: Passes, count: number): Schedule | null {
  const { model } = passes;
  const box = createBox(model);
  openBox(model, box, model.horizon);
  if (!narrow(passes, box)) return null;
  const random = generator(20_251_117);
  let urgency = Array.from(box.lateStart);
  let best: Schedule | null = null;
  for (let k = 0; k < count; k++) {
    const width = k === 0 ? 0 : 1440 * (1 + (k % 7));
    const tried = urgency.map((minute) => minute + width * (random() - 0.5));
    const schedule = placeInTurn(passes, tried);
    if (schedule === null || (best !== null && schedule.finish > best.finish)) continue;
    best = schedule;
    urgency = tried;
  }
  return best;
}

/** One schedule: again and again the most urgent task whose needs have been placed. */
function placeInTurn(passes: Passes, urgency: readonly number[]): Schedule | null {
  const { model, into, taskTo, taskFrom, out } = passes;
  const minute = new Array<number>(model.eventCount).fill(-1);
  const met: number[][] = Array.from({ length: model.eventCount }, () => []);
  const free = new Map<number, number>();
  const supporting = new Map<number, number>();
  const supporters = (i: number): number[] =>
    Array.from(model.supports.keys()).filter((p) => model.supports[p].includes(i));
  const n = model.tasks.length;
  const [person, start, end] = [new Array<number>(n), new Array<number>(n), new Array<number>(n).fill(-1)];
  const ready: number[] = [];
  const queue: number[] = [];
  const reach = (e: number): void => {
    const count = into[e].length + (taskTo[e] >= 0 ? 1 : 0);
    const needed = Math.min(model.needed[e], count);
    if (minute[e] >= 0 || met[e].length < needed) return;
    minute[e] = needed === 0 ? 0 : met[e].toSorted((a, b) => a - b)[needed - 1];
    if (taskFrom[e] >= 0) ready.push(taskFrom[e]);
    else queue.push(e);
  };
  const leave = (e: number): void => {
    for (const k of out[e]) {
      const { to, lag, line } = model.edges[k];
      met[to].push(lag === 0 ? minute[e] : finishOf(line, minute[e], lag));
      reach(to);
    }
  };
  for (let e = 0; e < model.eventCount; e++) reach(e);
  for (let placed = 0; placed < n; placed++) {
    while (queue.length > 0) leave(queue.pop()!);
    if (ready.length === 0) return null;
    ready.sort((a, b) => urgency[a] - urgency[b] || a - b);
    const i = ready.shift()!;
    const task = model.tasks[i];
    let from = Math.max(minute[task.start], task.notBefore);
    for (const [a, b] of model.exclusive) if (a === i || b === i) from = Math.max(from, end[a === i ? b : a]);
    for (const p of supporters(i)) from = Math.max(from, free.get(p) ?? 0);
    end[i] = Number.POSITIVE_INFINITY;
    for (const way of task.ways) {
      const begin = startOf(way.line, Math.max(from, free.get(way.person) ?? 0, supporting.get(way.person) ?? 0));
      const over = finishOf(way.line, begin, way.need);
      if (over >= end[i]) continue;
      [person[i], start[i], end[i]] = [way.person, begin, over];
    }
    if (!(end[i] <= model.horizon)) return null;
    if (person[i] >= 0) free.set(person[i], end[i]);
    for (const p of supporters(i)) supporting.set(p, Math.max(supporting.get(p) ?? 0, end[i]));
    minute[task.start] = start[i];
    met[task.finish].push(end[i]);
    leave(task.start);
    reach(task.finish);
  }
  while (queue.length > 0) leave(queue.pop()!);
  return { finish: Math.max(...minute), person, start, end };
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
