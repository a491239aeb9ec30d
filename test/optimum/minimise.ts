// The least finish of one model: the first date that narrowing cannot refute, then dates below the best known schedule until one has none. Where
// that gap is not closed at once, every merge of the plan is minimised first with what leads to it alone: what comes later can only be later.
import { createBox, openBox } from './box.ts';
import type { Model } from './model.ts';
import { narrow } from './narrow.ts';
import { type Passes, passesOf } from './passes.ts';
import { sampleSchedule } from './sample.ts';
import { type Effort, type Schedule, searchBy } from './search.ts';

export interface Minimum {
  /** No schedule ends before this minute. */
  least: number;
  /** Better than what was known; null = there is none, or effort is spent. */
  schedule: Schedule | null;
}

/** Effort of one merge. */
const NODES_OF_MERGE = 4000;
const MILLISECONDS_OF_MERGE = 2000;

/** @param known finish of a schedule of this or another model that has to be beaten; null = none */
export function minimise(passes: Passes, known: number | null, effort: Effort): Minimum {
  const due = (known ?? passes.model.horizon + 1) - 1;
  if (rootBound(passes) <= due) raiseFloors(passes, due, effort);
  return descend(passes, known, effort);
}

function descend(passes: Passes, known: number | null, effort: Effort): Minimum {
  let least = rootBound(passes);
  let schedule: Schedule | null = null;
  for (;;) {
    const due = (schedule?.finish ?? known ?? passes.model.horizon + 1) - 1;
    if (least > due) break;
    const result = searchBy(passes, due, effort);
    if (result === 'unknown') break;
    if (result === 'none') least = due + 1;
    else schedule = result;
  }
  if (schedule !== null && least > schedule.finish) throw new Error('a date with a schedule was refuted');
  return { least, schedule };
}

/** The first minute that narrowing alone cannot refute. */
function rootBound({ model }: Passes): number {
  const passes = passesOf(model);
  const box = createBox(model);
  let [low, high] = [0, model.horizon];
  while (low < high) {
    const middle = (low + high) >> 1;
    openBox(model, box, middle);
    if (narrow(passes, box)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Proves for each merge how early it can be at best, the small ones first; stops where `due` is refuted. */
function raiseFloors(passes: Passes, due: number, effort: Effort): void {
  const { model } = passes;
  const seen = new Set<string>();
  const merges = Array.from({ length: model.eventCount }, (_, event) => ({ event, before: leadingTo(model, event) }))
    .filter(({ before: { tasks } }) => tasks.length > 2 && tasks.length < model.tasks.length)
    .sort((a, b) => a.before.tasks.length - b.before.tasks.length);
  for (const { event, before } of merges) {
    const key = before.tasks.join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    if (Date.now() > effort.until) return;
    const part = passesOf(partOf(model, before));
    const first = sampleSchedule(part, 50);
    const own: Effort = { nodes: NODES_OF_MERGE, until: Math.min(effort.until, Date.now() + MILLISECONDS_OF_MERGE) };
    const { least, schedule } = descend(part, first?.finish ?? null, own);
    effort.nodes -= NODES_OF_MERGE - own.nodes;
    model.floor[event] = Math.max(model.floor[event], Math.min(least, schedule?.finish ?? first?.finish ?? least));
    if (model.floor[event] > due) return;
  }
}

interface Before {
  events: Set<number>;
  /** Indices of tasks that are over by the event, ascending. */
  tasks: number[];
}

function leadingTo({ edges, tasks, eventCount }: Model, event: number): Before {
  const into: number[][] = Array.from({ length: eventCount }, () => []);
  for (const { from, to } of edges) into[to].push(from);
  for (const { start, finish } of tasks) into[finish].push(start);
  const events = new Set([event]);
  for (const each of events) for (const from of into[each]) events.add(from);
  return { events, tasks: tasks.flatMap(({ finish }, i) => (events.has(finish) ? [i] : [])) };
}

/** The same model with these tasks and events only; the others happen at once and wait for nothing. */
function partOf(model: Model, { events, tasks }: Before): Model {
  const place = new Map(tasks.map((i, k) => [i, k]));
  const edges = model.edges.filter(({ from, to }) => events.has(from) && events.has(to));
  return {
    ...model,
    edges,
    needed: model.needed.map((needed, e) => (events.has(e) ? needed : 0)),
    tasks: tasks.map((i) => model.tasks[i]),
    exclusive: model.exclusive.flatMap(([i, j]): [number, number][] =>
      place.has(i) && place.has(j) ? [[place.get(i)!, place.get(j)!]] : [],
    ),
    supports: model.supports.map((supported) => supported.flatMap((i) => place.get(i) ?? [])),
    floor: model.floor.map((minute, e) => (events.has(e) ? minute : 0)),
  };
}
