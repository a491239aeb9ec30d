// Branch and bound: is there a schedule that is over by a minute? Depth first: who does the task with the fewest people left, then who goes
// first of the pair that collides in the earliest schedule and has the least room. A node without collisions is a schedule.
import { type Box, copyBox, createBox, decide, isSettled, meetOthers, openBox, wayOf } from './box.ts';
import type { Model } from './model.ts';
import { narrow } from './narrow.ts';
import type { Passes } from './passes.ts';

/** Who does what from when to when, by task; `finish` is that of the latest event. */
export interface Schedule {
  finish: number;
  person: readonly number[];
  start: readonly number[];
  end: readonly number[];
}

export interface Effort {
  /** Nodes that may still be looked at; counts down. */
  nodes: number;
  /** Milliseconds since the epoch after which it stops. */
  until: number;
}

/** A schedule over by `due`; 'none' = proven that there is none; 'unknown' = effort spent. */
export function searchBy(passes: Passes, due: number, effort: Effort): Schedule | 'none' | 'unknown' {
  const { model } = passes;
  const depth: Box[] = [createBox(model)];
  openBox(model, depth[0], due);
  if (!narrow(passes, depth[0])) return 'none';
  const visit = (level: number): Schedule | 'none' | 'unknown' => {
    const box = depth[level];
    if (effort.nodes-- <= 0 || ((effort.nodes & 63) === 0 && Date.now() > effort.until)) return 'unknown';
    const branches = branchesOf(model, box);
    if (branches === null) return scheduleOf(model, box);
    depth[level + 1] ??= createBox(model);
    for (const branch of branches) {
      copyBox(box, depth[level + 1]);
      if (!branch(depth[level + 1]) || !narrow(passes, depth[level + 1])) continue;
      const found = visit(level + 1);
      if (found !== 'none') return found;
    }
    return 'none';
  };
  return visit(0);
}

type Branch = (box: Box) => boolean;

/** What to try here, the likelier first; null = nothing collides any more. */
function branchesOf(model: Model, box: Box): Branch[] | null {
  const task = fewestPeople(model, box);
  if (task >= 0) return assignments(model, box, task);
  const n = model.tasks.length;
  let best = Number.POSITIVE_INFINITY;
  let pair: [number, number] | null = null;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      if (box.open[i * n + j] === 0 || box.end[i] <= box.start[j] || box.end[j] <= box.start[i]) continue;
      const room = Math.min(box.lateStart[j] - box.end[i], box.lateStart[i] - box.end[j]);
      if (room >= best) continue;
      best = room;
      const iFirst =
        box.lateStart[i] < box.lateStart[j] || (box.lateStart[i] === box.lateStart[j] && box.start[i] <= box.start[j]);
      pair = iFirst ? [i, j] : [j, i];
    }
  if (pair === null) return null;
  const [i, j] = pair;
  return [(next) => decide(model, next, i, j), (next) => decide(model, next, j, i)];
}

function fewestPeople(model: Model, box: Box): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < model.tasks.length; i++) {
    if (isSettled(box, i)) continue;
    const room = box.lateEnd[i] - box.end[i];
    if (room >= fewest) continue;
    fewest = room;
    best = i;
  }
  return best;
}

/** Each person left for the task; of people who are alike in everything and have nothing yet, only the first. */
function assignments(model: Model, box: Box, task: number): Branch[] {
  const n = model.tasks.length;
  const busy = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    if (!isSettled(box, i)) continue;
    const { person } = wayOf(model, box, i);
    busy.set(person, (busy.get(person) ?? 0) + 1);
  }
  const ways = model.tasks[task].ways.flatMap((_, w) => (box.ways[task] & (1 << w) ? [w] : []));
  const personOf = (w: number): number => model.tasks[task].ways[w].person;
  const seen = new Set<string>();
  const distinct = ways.filter((w) => {
    const person = personOf(w);
    if (busy.has(person)) return true;
    const key = kindOf(model, box, person);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  distinct.sort((v, w) => (busy.get(personOf(v)) ?? 0) - (busy.get(personOf(w)) ?? 0));
  return distinct.map((w) => (next: Box) => {
    next.ways[task] = 1 << w;
    meetOthers(model, next, task);
    return true;
  });
}

const lineNames = new WeakMap<object, number>();
let lineCount = 0;
function lineName(line: object): number {
  if (!lineNames.has(line)) lineNames.set(line, lineCount++);
  return lineNames.get(line)!;
}

/** What a person can still do and how fast: the same for people who can take each other's place. */
function kindOf(model: Model, box: Box, person: number): string {
  return model.tasks
    .map(({ ways }, i) => {
      const w = ways.findIndex((way) => way.person === person);
      return w >= 0 && box.ways[i] & (1 << w) ? `${lineName(ways[w].line)}:${ways[w].need}` : '-';
    })
    .join(' ');
}

function scheduleOf(model: Model, box: Box): Schedule {
  return {
    finish: Math.max(...box.early),
    person: model.tasks.map((_, i) => wayOf(model, box, i).person),
    start: Array.from(box.start),
    end: Array.from(box.end),
  };
}
