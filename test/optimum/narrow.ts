// Narrowing: from what is decided to what follows. Forward and backward passes over events, tasks and decided orders; pairs of which only one
// order fits; people who cannot do a task in time; and energy. False = nothing fits.
import { type Box, decide, earliest, isSettled, latest, meetOthers, wayOf } from './box.ts';
import { type Found, weigh } from './energy.ts';
import { finishOf, NEVER, startOf } from './lines.ts';
import type { Model } from './model.ts';
import type { Passes } from './passes.ts';

/** All that follows; false when nothing fits any more. */
export function narrow(passes: Passes, box: Box): boolean {
  for (;;) {
    while (forward(passes, box)) if (exceeds(passes, box)) return false;
    if (exceeds(passes, box)) return false;
    while (backward(passes, box)) if (exceeds(passes, box)) return false;
    if (exceeds(passes, box)) return false;
    let news = false;
    for (const rule of RULES) {
      const found = rule(passes, box);
      if (found === 'nothing fits') return false;
      if (found === 'something') news = true;
    }
    if (!news) return true;
  }
}

const RULES: readonly ((passes: Passes, box: Box) => Found)[] = [dropWays, orderPairs, weigh];

function exceeds({ model }: Passes, box: Box): boolean {
  for (let e = 0; e < model.eventCount; e++) if (box.early[e] > box.late[e]) return true;
  for (let i = 0; i < model.tasks.length; i++)
    if (box.start[i] > box.lateStart[i] || box.end[i] > box.lateEnd[i] || box.ways[i] === 0) return true;
  return false;
}

/** Earliest minutes; true when any of them moved. */
function forward({ model, into, order, taskTo, taskFrom, indegree }: Passes, box: Box): boolean {
  const n = model.tasks.length;
  let moved = false;
  for (const e of order) {
    let minute = box.early[e];
    const edges = into[e];
    if (model.needed[e] < indegree[e]) {
      const met = edges.map((k) => metAt(model, box, k)).sort((a, b) => a - b);
      minute = Math.max(minute, met[model.needed[e] - 1]);
    } else for (const k of edges) minute = Math.max(minute, metAt(model, box, k));
    if (taskTo[e] >= 0) minute = Math.max(minute, box.end[taskTo[e]]);
    const i = taskFrom[e];
    if (i >= 0) {
      let ready = minute;
      for (let j = 0; j < n; j++) if (box.before[j * n + i] === 1 && box.end[j] > ready) ready = box.end[j];
      const [start, end] = earliest(box, model.tasks[i], i, Math.max(ready, box.start[i]));
      if (start > box.start[i] || end > box.end[i]) moved = true;
      box.start[i] = Math.max(box.start[i], start);
      box.end[i] = Math.max(box.end[i], end);
      minute = Math.max(minute, box.start[i]);
    }
    if (minute > box.early[e]) {
      box.early[e] = minute;
      moved = true;
    }
  }
  return moved;
}

function metAt(model: Model, box: Box, k: number): number {
  const { from, lag, line } = model.edges[k];
  return lag === 0 ? box.early[from] : finishOf(line, box.early[from], lag);
}

/** Latest minutes; true when any of them moved. */
function backward({ model, order, taskTo, taskFrom, out, indegree }: Passes, box: Box): boolean {
  const n = model.tasks.length;
  let moved = false;
  for (let position = order.length - 1; position >= 0; position--) {
    const e = order[position];
    let minute = box.late[e];
    for (const k of out[e]) {
      const { to, lag, line } = model.edges[k];
      if (model.needed[to] < indegree[to]) continue;
      // The last minute from which the lag has passed in time; a lag may begin outside working time.
      minute = Math.min(minute, lag === 0 ? box.late[to] : lastBefore(line.amount, box.late[to], lag));
    }
    const i = taskFrom[e];
    if (i >= 0) minute = Math.min(minute, box.lateStart[i]);
    if (minute < box.late[e]) {
      box.late[e] = minute;
      moved = true;
    }
    const j = taskTo[e];
    if (j < 0) continue;
    let due = Math.min(box.lateEnd[j], minute);
    for (let k = 0; k < n; k++) if (box.before[j * n + k] === 1 && box.lateStart[k] < due) due = box.lateStart[k];
    const begin = Math.min(box.lateStart[j], latest(box, model.tasks[j], j, due));
    if (due < box.lateEnd[j] || begin < box.lateStart[j]) moved = true;
    box.lateEnd[j] = due;
    box.lateStart[j] = begin;
  }
  return moved;
}

function lastBefore(amount: Int32Array, due: number, lag: number): number {
  const end = Math.min(due, amount.length - 1);
  const target = amount[end] - lag;
  if (target < 0) return -1;
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (amount[middle] <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of two that exclude each other, the order of which only one fits. */
function orderPairs({ model }: Passes, box: Box): Found {
  const n = model.tasks.length;
  let found: Found = 'nothing new';
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      if (box.open[i * n + j] === 0) continue;
      const [first, second] = [box.end[i] <= box.lateStart[j], box.end[j] <= box.lateStart[i]];
      if (first && second) continue;
      if (!first && !second) return 'nothing fits';
      if (!(first ? decide(model, box, i, j) : decide(model, box, j, i))) return 'nothing fits';
      found = 'something';
    }
  return found;
}

/** Ways that are too slow, or that collide with what is settled with their person. */
function dropWays({ model }: Passes, box: Box): Found {
  const n = model.tasks.length;
  let found: Found = 'nothing new';
  for (let i = 0; i < n; i++) {
    if (isSettled(box, i)) continue;
    model.tasks[i].ways.forEach((way, w) => {
      if ((box.ways[i] & (1 << w)) === 0) return;
      const end = finishOf(way.line, startOf(way.line, box.start[i]), way.need);
      let fits = end <= box.lateEnd[i] && end < NEVER;
      for (let j = 0; fits && j < n; j++) {
        if (j === i || !isSettled(box, j) || wayOf(model, box, j).person !== way.person) continue;
        fits = end <= box.lateStart[j] || box.end[j] <= box.lateStart[i];
      }
      if (fits) return;
      box.ways[i] &= ~(1 << w);
      found = 'something';
    });
    if (box.ways[i] === 0) return 'nothing fits';
    if (isSettled(box, i)) meetOthers(model, box, i);
  }
  return found;
}
