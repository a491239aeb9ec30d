// What is known while searching: the earliest and latest minute of every event and task, who may still do what, and which task comes first
// of each pair that cannot run at once. One box of numbers per depth, so that going back is a copy.
import { finishOf, latestStart, NEVER, startOf } from './lines.ts';
import type { Model, Task, Way } from './model.ts';

export interface Box {
  /** Earliest and latest minute of an event. */
  early: Int32Array;
  late: Int32Array;
  /** Of tasks: earliest start and end of work, latest start and end of work. */
  start: Int32Array;
  end: Int32Array;
  lateStart: Int32Array;
  lateEnd: Int32Array;
  /** Bits of the ways that are left of a task. */
  ways: Int32Array;
  /** before[i * n + j] = 1: task i ends before task j starts. */
  before: Uint8Array;
  /** Pairs that exclude each other, and are not in an order yet: open[i * n + j] = 1 for i < j. */
  open: Uint8Array;
}

export function createBox(model: Model): Box {
  const n = model.tasks.length;
  const events = () => new Int32Array(model.eventCount);
  const tasks = () => new Int32Array(n);
  return {
    early: events(),
    late: events(),
    start: tasks(),
    end: tasks(),
    lateStart: tasks(),
    lateEnd: tasks(),
    ways: tasks(),
    before: new Uint8Array(n * n),
    open: new Uint8Array(n * n),
  };
}

/** Nothing decided, everything to be over by `due`. */
export function openBox(model: Model, box: Box, due: number): void {
  box.early.set(model.floor);
  box.late.fill(due);
  box.start.fill(0);
  box.end.fill(0);
  box.lateStart.fill(due);
  box.lateEnd.fill(due);
  box.before.fill(0);
  box.open.fill(0);
  const n = model.tasks.length;
  model.tasks.forEach(({ ways, notBefore, start }, i) => {
    box.ways[i] = (1 << ways.length) - 1;
    box.early[start] = Math.max(box.early[start], notBefore);
  });
  for (const [i, j] of model.exclusive) box.open[i * n + j] = 1;
  for (let i = 0; i < n; i++) if (model.tasks[i].ways.length === 1) meetOthers(model, box, i);
}

export function copyBox(from: Box, to: Box): void {
  for (const key of Object.keys(from) as (keyof Box)[]) to[key].set(from[key]);
}

export const isSettled = (box: Box, i: number): boolean => (box.ways[i] & (box.ways[i] - 1)) === 0;
export const wayOf = (model: Model, box: Box, i: number): Way => model.tasks[i].ways[31 - Math.clz32(box.ways[i])];

/** Task i has one way left: it excludes the others of that person, and what they support. */
export function meetOthers(model: Model, box: Box, i: number): void {
  const n = model.tasks.length;
  const { person } = wayOf(model, box, i);
  if (person < 0) return;
  for (let j = 0; j < n; j++) {
    if (j !== i && isSettled(box, j) && wayOf(model, box, j).person === person) exclude(box, n, i, j);
  }
  for (const j of model.supports[person]) if (j !== i) exclude(box, n, i, j);
}

function exclude({ before, open }: Box, n: number, i: number, j: number): void {
  if (before[i * n + j] === 0 && before[j * n + i] === 0) open[Math.min(i, j) * n + Math.max(i, j)] = 1;
}

/** i before j; false when the contrary has been decided. */
export function decide(model: Model, box: Box, i: number, j: number): boolean {
  const n = model.tasks.length;
  if (box.before[j * n + i] === 1) return false;
  box.before[i * n + j] = 1;
  box.open[Math.min(i, j) * n + Math.max(i, j)] = 0;
  return true;
}

/** Earliest start and end over the ways that are left. */
export function earliest(box: Box, task: Task, i: number, ready: number): [number, number] {
  let [start, end] = [NEVER, NEVER];
  task.ways.forEach((way, w) => {
    if ((box.ways[i] & (1 << w)) === 0) return;
    const begin = startOf(way.line, ready);
    start = Math.min(start, begin);
    end = Math.min(end, finishOf(way.line, begin, way.need));
  });
  return [start, end];
}

/** Latest start over the ways that are left, for an end of work by `due`; -1 = none. */
export function latest(box: Box, task: Task, i: number, due: number): number {
  let start = -1;
  task.ways.forEach((way, w) => {
    if (box.ways[i] & (1 << w)) start = Math.max(start, latestStart(way.line, due, way.need));
  });
  return start;
}
