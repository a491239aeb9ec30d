// Narrowing: from what is decided to what follows. Forward and backward passes over events, tasks and decided orders; pairs of which only one
// order fits; and the work of a set of tasks against what their people can deliver between its first start and its last end (energy), which
// also tells who must come last or first of a set. False = nothing fits.
import { type Box, decide, earliest, isSettled, latest, meetOthers, wayOf } from './box.ts';
import { finishOf, NEVER, startOf } from './lines.ts';
import type { Model } from './model.ts';

/** Arrays of a model by event and task, made once per search. */
export interface Passes {
  model: Model;
  into: readonly (readonly number[])[];
  /** Events in an order of the graph, and the task that finishes at an event (-1 = none). */
  order: readonly number[];
  taskTo: Int32Array;
  taskFrom: Int32Array;
  out: readonly (readonly number[])[];
  /** Sets of people who share work that only they can do, and the tasks of each. */
  groups: readonly { people: readonly number[]; tasks: readonly number[] }[];
}

export function passesOf(model: Model): Passes {
  const into: number[][] = Array.from({ length: model.eventCount }, () => []);
  const out: number[][] = Array.from({ length: model.eventCount }, () => []);
  model.edges.forEach(({ from, to }, k) => {
    into[to].push(k);
    out[from].push(k);
  });
  const taskTo = new Int32Array(model.eventCount).fill(-1);
  const taskFrom = new Int32Array(model.eventCount).fill(-1);
  model.tasks.forEach(({ start, finish }, i) => {
    taskTo[finish] = i;
    taskFrom[start] = i;
  });
  const open = Int32Array.from({ length: model.eventCount }, (_, e) => into[e].length + (taskTo[e] >= 0 ? 1 : 0));
  const order = Array.from(open.keys()).filter((e) => open[e] === 0);
  for (const e of order) {
    const follows = out[e].map((k) => model.edges[k].to);
    if (taskFrom[e] >= 0) follows.push(model.tasks[taskFrom[e]].finish);
    for (const to of follows) if (--open[to] === 0) order.push(to);
  }
  return { model, into, order, taskTo, taskFrom, out, groups: groupsOf(model) };
}

function groupsOf(model: Model): Passes['groups'] {
  const performers = model.tasks.map(({ ways }) => ways.map(({ person }) => person).filter((person) => person >= 0));
  const sets = new Map(performers.map((people) => [people.join(' '), people]));
  sets.set('all', Array.from(model.people.keys()));
  return [...sets.values()]
    .filter((people) => people.length > 1)
    .map((people) => ({
      people,
      tasks: performers.flatMap((able, i) => (able.length > 0 && able.every((p) => people.includes(p)) ? [i] : [])),
    }));
}

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

type Found = 'nothing fits' | 'something' | 'nothing new';
const RULES: readonly ((passes: Passes, box: Box) => Found)[] = [dropWays, orderPairs, weigh];
const merge = (a: Found, b: Found): Found =>
  a === 'nothing fits' || b === 'nothing fits' ? 'nothing fits' : a === 'something' ? a : b;

function exceeds({ model }: Passes, box: Box): boolean {
  for (let e = 0; e < model.eventCount; e++) if (box.early[e] > box.late[e]) return true;
  for (let i = 0; i < model.tasks.length; i++)
    if (box.start[i] > box.lateStart[i] || box.end[i] > box.lateEnd[i] || box.ways[i] === 0) return true;
  return false;
}

/** Earliest minutes; true when any of them moved. */
function forward({ model, into, order, taskTo, taskFrom }: Passes, box: Box): boolean {
  const n = model.tasks.length;
  let moved = false;
  for (const e of order) {
    let minute = box.early[e];
    const edges = into[e];
    const count = edges.length + (taskTo[e] >= 0 ? 1 : 0);
    if (model.needed[e] < count) {
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
function backward({ model, order, taskTo, taskFrom, out }: Passes, box: Box): boolean {
  const n = model.tasks.length;
  let moved = false;
  for (let position = order.length - 1; position >= 0; position--) {
    const e = order[position];
    let minute = box.late[e];
    for (const k of out[e]) {
      const { to, lag, line } = model.edges[k];
      if (model.needed[to] < indegree(model, to)) continue;
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

const indegrees = new WeakMap<Model, Int32Array>();
function indegree(model: Model, e: number): number {
  let known = indegrees.get(model);
  if (known === undefined) {
    known = new Int32Array(model.eventCount);
    for (const { to } of model.edges) known[to]++;
    for (const { finish } of model.tasks) known[finish]++;
    indegrees.set(model, known);
  }
  return known[e];
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

/** Energy of every person alone, and of every group together. */
function weigh(passes: Passes, box: Box): Found {
  const { model } = passes;
  let found: Found = 'nothing new';
  for (let person = 0; person < model.people.length; person++) {
    const mine: number[] = [];
    for (let i = 0; i < model.tasks.length; i++)
      if (isSettled(box, i) && wayOf(model, box, i).person === person) mine.push(i);
    if (mine.length > 1) found = merge(found, weighOne(model, box, person, mine));
    if (found === 'nothing fits') return found;
  }
  return model.tasks.every((_, i) => isSettled(box, i)) ? found : merge(found, weighGroups(passes, box));
}

/** Sets of tasks of one person between a first start and a last end; whoever does not fit among them comes behind, or before, all. */
function weighOne(model: Model, box: Box, person: number, mine: readonly number[]): Found {
  const { amount } = model.effort[person];
  const load = (i: number): number =>
    wayOf(model, box, i).line === model.effort[person] ? wayOf(model, box, i).need : 0;
  let found: Found = 'nothing new';
  for (const a of mine)
    for (const b of mine) {
      const [from, to] = [box.start[a], box.lateEnd[b]];
      const inside = mine.filter((i) => box.start[i] >= from && box.lateEnd[i] <= to);
      const sum = inside.reduce((all, i) => all + load(i), 0);
      if (inside.length === 0) continue;
      if (sum > amount[to] - amount[from]) return 'nothing fits';
      for (const k of mine) {
        if (inside.includes(k)) continue;
        const both = sum + load(k);
        // Not last: all of them are over by `to`. Not first: none of them begins before `from`.
        const behind = both > amount[to] - amount[Math.min(from, box.start[k])];
        const ahead = both > amount[Math.max(to, box.lateEnd[k])] - amount[from];
        if (behind && ahead) return 'nothing fits';
        if (!behind && !ahead) continue;
        for (const i of inside) {
          const [x, y] = behind ? [i, k] : [k, i];
          const n = model.tasks.length;
          if (box.before[x * n + y] === 1) continue;
          if (!decide(model, box, x, y)) return 'nothing fits';
          found = 'something';
        }
      }
    }
  return found;
}

/** The least work of a group between a first start and a last end against what its people deliver in between. */
function weighGroups({ model, groups }: Passes, box: Box): Found {
  const least = model.tasks.map(({ ways }, i) => {
    const left = ways.filter((_, w) => box.ways[i] & (1 << w));
    return left.every(({ person, line }) => person >= 0 && line === model.effort[person])
      ? Math.min(...left.map(({ need }) => need))
      : 0;
  });
  for (const { people, tasks } of groups)
    for (const a of tasks)
      for (const b of tasks) {
        const [from, to] = [box.start[a], box.lateEnd[b]];
        if (to <= from) continue;
        let sum = 0;
        for (const i of tasks) if (box.start[i] >= from && box.lateEnd[i] <= to) sum += least[i];
        let room = 0;
        for (const person of people) room += model.effort[person].amount[to] - model.effort[person].amount[from];
        if (sum > room) return 'nothing fits';
      }
  return 'nothing new';
}
